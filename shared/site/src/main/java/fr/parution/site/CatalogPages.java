// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.CatalogDescription;
import fr.parution.describe.DatasetDescription;
import fr.parution.publish.Projection;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of the catalogue: a home page, one for each data set, dashboard and territory and one on which to ask a data set,
 * one to search and one on protection, in French at the root and in English under {@code en/}, with the assets that they link
 * to. Assets come first and home pages last, so that no page is ever seen
 * before what it links to.
 */
public final class CatalogPages implements Projection {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String MISSING = "404.html";

    private final Assets assets = new Assets();
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, CatalogPages.class.getClassLoader(), CatalogPages.class.getPackageName());

    @Override
    public List<ProjectedFile> project(CatalogDescription catalog) {
        List<ProjectedFile> files = new ArrayList<>(assets.files());
        List<ProjectedFile> homes = new ArrayList<>();
        // The editions know nothing of each other, so that each may be made on a core of its own; their order stays.
        List<LanguagePages> editions = Arrays.stream(Language.values())
                .parallel()
                .map(language -> pages(new Edition(catalog, assets, language)))
                .toList();
        for (LanguagePages edition : editions) {
            files.addAll(edition.files());
            homes.add(edition.home());
        }
        Edition french = new Edition(catalog, assets, Language.FR);
        files.add(html(MISSING, "missing.jte", Frame.anywhere(french, MISSING, french.say("missing.title"))));
        files.add(WebManifest.file(french));
        files.addAll(Robots.files(catalog, paths(french)));
        files.addAll(homes);
        return files;
    }

    /** What one language has: its home page is written after all others. */
    private record LanguagePages(List<ProjectedFile> files, ProjectedFile home) {

        /** Copies its list. */
        LanguagePages {
            files = List.copyOf(files);
        }
    }

    private LanguagePages pages(Edition edition) {
        List<ProjectedFile> files = new ArrayList<>(new SocialCard(edition).files());
        EmbedPages embeds = new EmbedPages(edition, this::render);
        for (DatasetDescription dataset : edition.catalog().datasets()) {
            files.addAll(embeds.files(dataset));
            DatasetPage page = new DatasetPage(edition, dataset);
            files.add(html(page.frame().key(), "dataset.jte", page));
            ExplorerPage.of(edition, dataset).ifPresent(explorer -> {
                files.add(explorer.documentFile());
                files.add(html(explorer.frame().key(), "explorer.jte", explorer));
            });
        }
        for (TerritoryPage page : Territories.pages(edition)) {
            files.add(html(page.frame().key(), "territory.jte", page));
        }
        ProtectionPage protection = ProtectionPage.of(edition);
        files.add(html(protection.frame().key(), "protection.jte", protection));
        TextPage.all(edition).forEach(page -> files.add(html(page.frame().key(), "text.jte", page)));
        edition.catalog().gone().stream()
                .map(gone -> TextPage.gone(edition, gone))
                .forEach(page -> files.add(html(page.frame().key(), "text.jte", page)));
        SearchPage search = SearchPage.of(edition);
        files.add(search.indexFile());
        files.add(html(search.frame().key(), "search.jte", search));
        HomePage home = HomePage.of(edition);
        return new LanguagePages(files, html(home.frame().key(), "home.jte", home));
    }

    /** Every page in French with the day of its last change, where a data set tells it. */
    private static Map<String, Optional<LocalDate>> paths(Edition french) {
        CatalogDescription catalog = french.catalog();
        Map<String, Optional<LocalDate>> paths = new LinkedHashMap<>();
        paths.put(HomePage.PATH, Optional.of(Numbers.dayOf(catalog.issued())));
        paths.put(ProtectionPage.PATH, Optional.empty());
        paths.put(SearchPage.PATH, Optional.empty());
        TextPage.PATHS.forEach(path -> paths.put(path, Optional.empty()));
        Optional<LocalDate> local = catalog.datasets().stream()
                .filter(dataset -> !dataset.figures().territories().isEmpty())
                .map(dataset -> Numbers.dayOf(dataset.modified()))
                .max(Comparator.naturalOrder());
        Territories.paths(french).forEach(path -> paths.put(path, local));
        for (DatasetDescription dataset : catalog.datasets()) {
            Optional<LocalDate> modified = Optional.of(Numbers.dayOf(dataset.modified()));
            paths.put(DatasetPage.path(dataset), modified);
            ExplorerPage.of(french, dataset).ifPresent(explorer -> paths.put(ExplorerPage.path(dataset), modified));
        }
        return paths;
    }

    private ProjectedFile html(String key, String template, Object page) {
        return new ProjectedFile(key, HTML, render(template, page));
    }

    private byte[] render(String template, Object page) {
        StringOutput output = new StringOutput();
        templates.render(template, page, output);
        return output.toString().getBytes(StandardCharsets.UTF_8);
    }
}
