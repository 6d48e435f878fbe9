// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.FigureTable;
import fr.parution.describe.FigureTable.Value;
import fr.parution.site.FigureRows.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a figure says, computed from its own rows: true for ties, gaps and hidden values. */
final class FigureMessages {

    /** So many are named. */
    private static final int NAMED = 3;

    /** Longer names than that, in characters, leave room for the first one only. */
    private static final int READABLE = 64;

    private final Edition edition;
    private final FigureTable table;
    private final List<FigureTable.Row> rows;
    private final BoardMeasure measure;

    FigureMessages(Edition edition, FigureTable table, List<FigureTable.Row> rows, BoardMeasure measure) {
        this.edition = edition;
        this.table = table;
        this.rows = List.copyOf(rows);
        this.measure = measure;
    }

    /** Who comes first; says so where hidden values may stand higher. */
    String leaders(List<Line> lines) {
        List<Line> ranked = FigureRows.ranked(lines);
        if (ranked.isEmpty()) {
            return edition.say("leaders.none");
        }
        if (isMostlyHidden()) {
            return edition.say("message.few");
        }
        String known = lines.stream().anyMatch(line -> line.first().hidden()) ? ".shown" : "";
        List<Line> first = ranked.stream()
                .filter(line -> line.amount().compareTo(ranked.get(0).amount()) == 0)
                .toList();
        if (first.size() > NAMED) {
            return edition.say("leaders.many" + known, first.size());
        }
        boolean tie = first.size() > 1;
        List<String> names = (tie ? first : ranked)
                .stream().limit(NAMED).map(line -> Preview.cut(line.named())).toList();
        boolean brief = tie || String.join("", names).length() <= READABLE;
        String list = edition.sentences().list(brief ? names : names.subList(0, 1));
        boolean articles = lines.stream().anyMatch(line -> !line.named().equals(line.name()));
        return TerritoryNames.capital(
                edition.say((articles ? "lead." : "leaders.") + (tie ? "tie" : "some") + known, list));
    }

    /** Whether sums leave out more rows than they count: then who comes first says nothing. */
    private boolean isMostlyHidden() {
        return 2 * table.hiddenRows() > table.summedRows();
    }

    /** How the two sides of a pyramid share what they add up to; who comes first, where nothing says that they add up. */
    String sides(FigureRows.Sides sides) {
        List<BigDecimal> sums = new ArrayList<>();
        boolean hidden = false;
        for (Map<String, Value> side : sides.values()) {
            BigDecimal sum = BigDecimal.ZERO;
            for (Value value : side.values()) {
                sum = value.amount() == null ? sum : sum.add(value.amount());
                hidden |= value.hidden();
            }
            sums.add(sum);
        }
        BigDecimal whole = sums.get(0).add(sums.get(1));
        if (whole.signum() == 0) {
            return edition.say("leaders.none");
        }
        if (isMostlyHidden()) {
            return edition.say("message.few");
        }
        if (table.summedRows() == 0) {
            return edition.say(
                    "sides.names", sides.names().get(0), sides.names().get(1));
        }
        return edition.say(
                hidden ? "sides.shown" : "sides.all",
                sides.names().get(0),
                edition.numbers().share(sums.get(0).longValue(), whole.longValue()),
                sides.names().get(1),
                edition.numbers().share(sums.get(1).longValue(), whole.longValue()));
    }

    /** What is hidden, what sums leave out, and what is not shown for want of room; empty where all is shown. */
    String note() {
        List<String> sentences = new ArrayList<>();
        int secret = (int) rows.stream()
                .flatMap(row -> row.values().stream().limit(1))
                .filter(Value::isSecret)
                .count();
        boolean partial = rows.stream().flatMap(row -> row.values().stream()).anyMatch(Value::isPartial);
        if (secret > 0) {
            sentences.add(edition.say(
                    secret == 1 ? "note.secret.one" : "note.secret",
                    edition.numbers().whole(secret)));
        }
        if (partial) {
            sentences.add(edition.say(
                    "note.partial",
                    edition.numbers().whole(table.hiddenRows()),
                    edition.numbers().whole(table.summedRows()),
                    measure.name()));
        }
        if (table.groups() > table.lines().size()) {
            sentences.add(edition.say(
                    "note.most",
                    edition.numbers().whole(table.lines().size()),
                    edition.numbers().whole(table.groups())));
        }
        return String.join(" ", sentences);
    }
}
