// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.DatasetDescription;
import fr.parution.describe.JsonText;
import fr.parution.publish.Projection.ProjectedFile;
import fr.parution.table.ColumnRole;
import fr.parution.table.PublishedColumn;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that can be looked for, in the order of the alphabet, and the index that a script searches: data sets, columns, and the
 * values of closed lists, territories among them. A value leads to its figures.
 *
 * @param groups by kind
 */
record SearchPage(Edition edition, Frame frame, List<Group> groups) {

    static final String PATH = "search/index.html";

    private static final String INDEX = "index.json";
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    /** Copies its list. */
    SearchPage {
        groups = List.copyOf(groups);
    }

    static SearchPage of(Edition edition) {
        Frame frame = Frame.of(edition, PATH, edition.say("search.title"), edition.say("search.lead"));
        List<Entry> datasets = new ArrayList<>();
        List<Entry> columns = new ArrayList<>();
        List<Entry> values = new ArrayList<>();
        for (DatasetDescription dataset : edition.catalog().datasets()) {
            String page = edition.language().folder() + DatasetPage.path(dataset);
            datasets.add(new Entry(
                    edition.in(dataset.title()),
                    edition.say("search.kind.dataset"),
                    folder(page),
                    edition.in(dataset.description()) + " "
                            + String.join(
                                    " ",
                                    dataset.keywords().stream().map(edition::in).toList())));
            for (PublishedColumn column : dataset.columns()) {
                columns.add(new Entry(
                        edition.in(column.label()),
                        edition.say("search.kind.column", column.name(), edition.in(dataset.title())),
                        folder(page) + "#dictionary",
                        edition.in(column.description())));
            }
            if (ExplorerPage.of(edition, dataset).isPresent()) {
                addValues(edition, dataset, values);
            }
        }
        Comparator<Entry> alphabet = Comparator.comparing((Entry entry) -> folded(entry.title()))
                .thenComparing(Entry::title)
                .thenComparing(Entry::detail);
        return new SearchPage(
                edition,
                frame,
                List.of(
                        new Group("datasets", edition.say("home.datasets"), sorted(datasets, alphabet), null),
                        new Group(
                                "values",
                                edition.say("search.values"),
                                sorted(values, alphabet),
                                edition.labelLanguage()),
                        new Group("columns", edition.say("search.columns"), sorted(columns, alphabet), null)));
    }

    /** The values of the columns of labels, each with its code where the column before has those. */
    private static void addValues(Edition edition, DatasetDescription dataset, List<Entry> values) {
        String explorer = folder(edition.language().folder() + ExplorerPage.path(dataset));
        PublishedColumn before = null;
        for (PublishedColumn column : dataset.columns()) {
            if (column.role() == ColumnRole.LABEL) {
                List<String> labels = column.codes();
                List<String> codes = before != null
                                && before.role() == ColumnRole.CODE
                                && before.codes().size() == labels.size()
                        ? before.codes()
                        : List.of();
                for (int i = 0; i < labels.size(); i++) {
                    values.add(new Entry(
                            Language.FR.set(labels.get(i)),
                            edition.say("search.kind.value", edition.in(column.label()), edition.in(dataset.title())),
                            explorer + "#where." + encoded(column.name()) + "=" + encoded(labels.get(i)),
                            codes.isEmpty() ? "" : codes.get(i)));
                }
            }
            before = column;
        }
    }

    private static List<Entry> sorted(List<Entry> entries, Comparator<Entry> order) {
        return entries.stream().sorted(order).distinct().toList();
    }

    /** Without accents and capitals, so that the order of the alphabet is that of letters, on any machine. */
    private static String folded(String title) {
        return MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String folder(String page) {
        return page.substring(0, page.lastIndexOf('/') + 1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A link from this page. */
    String to(Entry entry) {
        return frame.root() + entry.target();
    }

    /** The key of the index of an edition. */
    static String index(Language language) {
        return language.folder() + folder(PATH) + INDEX;
    }

    /** The index: each entry a list of its title, what it is, where it leads from the root, and further words. */
    ProjectedFile indexFile() {
        Map<String, Object> index = new LinkedHashMap<>();
        index.put("unsaid", List.of(edition.say("search.unsaid").split(" ", -1)));
        index.put("words", edition.words().family("search.js."));
        index.put(
                "entries",
                groups.stream()
                        .flatMap(group -> group.entries().stream())
                        .map(entry -> List.of(entry.title(), entry.detail(), entry.target(), entry.words()))
                        .toList());
        return new ProjectedFile(
                index(edition.language()),
                "application/json; charset=utf-8",
                JsonText.of(index).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The entries of one kind.
     *
     * @param language of their titles where it is not that of the page; else null
     */
    record Group(
            String id,
            String title,
            List<Entry> entries,
            @Nullable String language) {

        private static final int FEW = 30;

        /** Copies its list. */
        Group {
            entries = List.copyOf(entries);
        }

        /** Whether it is folded until somebody asks for it. */
        boolean isLong() {
            return entries.size() > FEW;
        }
    }

    /**
     * One thing to find.
     *
     * @param detail what it is, and of which data set
     * @param target from the root of the site
     * @param words by which it is found beside its title and detail
     */
    record Entry(String title, String detail, String target, String words) {}
}
