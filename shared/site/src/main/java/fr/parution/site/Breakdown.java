// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DatasetSummary.GroupFigures;
import fr.parution.table.ColumnRole;
import fr.parution.table.PublishedColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last period by group: the greatest as bars, all in a table. A hidden group has a word and a hatched bar, and never
 * a number, a rank or a remainder from which one could be drawn.
 */
final class Breakdown {

    static final int BARS = 15;
    private static final int BAR_WIDTH = 200;

    private final Edition edition;
    private final DatasetDescription dataset;
    private final Series headline;
    private final List<Row> rows;

    Breakdown(Edition edition, DatasetDescription dataset, Series headline) {
        this.edition = edition;
        this.dataset = dataset;
        this.headline = headline;
        this.rows = dataset.summary().breakdown().stream().map(this::row).toList();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int size() {
        return rows.size();
    }

    /** All groups, in publication order. */
    List<Row> rows() {
        return rows;
    }

    /** The greatest published groups, from the greatest; ties in publication order. */
    List<Row> greatest() {
        return ranked().stream().limit(BARS).toList();
    }

    /** The groups whose figure is hidden. */
    List<Row> secret() {
        return rows.stream().filter(Row::secret).toList();
    }

    String title() {
        return edition.sentences().leaders(shown(), !secret().isEmpty());
    }

    /** The published groups, from the greatest. */
    List<Sentences.BreakdownRow> shown() {
        return ranked().stream()
                .map(row -> new Sentences.BreakdownRow(row.label(), Objects.requireNonNull(row.value())))
                .toList();
    }

    String subtitle() {
        String when = headline.last()
                .map(last -> last.period().beside(edition.words()))
                .orElse("");
        return edition.say("figure.subtitle.groups", edition.sentences().name(headline.measure()), when);
    }

    /** What the groups are: the label of the column that holds them; empty where the page shows none. */
    String groupName() {
        String level = dataset.page().breakdown();
        if (level == null) {
            return "";
        }
        return dataset.columns().stream()
                .filter(column -> column.role() == ColumnRole.LABEL)
                .filter(column -> holdsGroups(column, level))
                .findFirst()
                .map(column -> edition.in(column.label()))
                .orElse(level);
    }

    private boolean holdsGroups(PublishedColumn column, String level) {
        if (column.name().endsWith(level)) {
            return true;
        }
        return !column.values().isEmpty()
                && dataset.summary().breakdown().stream()
                        .allMatch(group -> column.values().contains(lastOf(labels(group))));
    }

    /** Which groups are secret, in a sentence; empty where none is. */
    String secretSentence() {
        List<String> names = secret().stream().map(Row::label).toList();
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> edition.say("figure.secret.one", names.get(0));
            default ->
                edition.say(
                        "figure.secret.many", names.size(), edition.sentences().list(names));
        };
    }

    private List<Row> ranked() {
        List<Row> shown =
                new ArrayList<>(rows.stream().filter(row -> !row.secret()).toList());
        shown.sort(Comparator.comparing(Row::amount).reversed());
        return shown;
    }

    private Row row(GroupFigures group) {
        BigDecimal value = group.measures().get(dataset.page().headline());
        return new Row(
                codeOf(group),
                Typography.french(lastOf(labels(group))),
                value,
                value == null ? edition.say("secret") : edition.numbers().quantity(value, headline.measure()));
    }

    /** The code of the group itself; empty where its dimension publishes none, whatever those above it do. */
    private static String codeOf(GroupFigures group) {
        return group.codes().size() < group.labels().size() ? "" : lastOf(group.codes());
    }

    /** Whether the groups have codes that are worth a column beside their names. */
    boolean hasCodes() {
        return rows.stream().noneMatch(row -> row.code().isEmpty());
    }

    /** How many of the published values the bars show. */
    String note() {
        return ranked().size() > BARS ? edition.say("figure.top", BARS) : edition.say("figure.all");
    }

    private static List<String> labels(GroupFigures group) {
        return group.labels().isEmpty() ? group.codes() : group.labels();
    }

    private static String lastOf(List<String> texts) {
        return texts.isEmpty() ? "" : texts.get(texts.size() - 1);
    }

    /** The bar of a published group, as a share of the greatest one. */
    Svg bar(Row row) {
        double most = greatest().get(0).amount().doubleValue();
        double width = most <= 0 ? 0 : Math.max(0, row.amount().doubleValue()) / most * BAR_WIDTH;
        return Svg.ornament("row-bar", BAR_WIDTH, 14)
                .stretched()
                .rect("bar", 0, 0, width, 14)
                .end();
    }

    /** The hatched bar that stands for any hidden figure. */
    Svg secretBar() {
        return Svg.ornament("row-bar", BAR_WIDTH, 14)
                .hatch("secret-groups")
                .filled("bar-secret", 0.5, 0.5, BAR_WIDTH - 1.0, 13, "secret-groups")
                .end();
    }

    /**
     * One group.
     *
     * @param value null where it is hidden
     * @param text the value as it is printed, or the word that says it is secret
     */
    record Row(String code, String label, @Nullable BigDecimal value, String text) {

        boolean secret() {
            return value == null;
        }

        BigDecimal amount() {
            return value == null ? BigDecimal.ZERO : value;
        }
    }
}
