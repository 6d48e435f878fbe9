// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.aggregate.InventedDataset;
import fr.parution.dataset.Axis;
import fr.parution.describe.FigureTable.Row;
import fr.parution.describe.FigureTable.Value;
import fr.parution.protect.RowCursor;
import fr.parution.protect.TableFixtures;
import fr.parution.table.Cell;
import fr.parution.table.PublishedColumn;
import fr.parution.table.TableSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class FigureQuestionTest {

    private final TableSchema schema =
            InventedDataset.plan(List.of(2, 3), List.of(1, 0)).shape().schema();
    private final List<List<Cell>> rows = new ArrayList<>();

    @Test
    void coarsestLevelThatKeepsTheAxesAnswersAndNothingIsSummed() {
        FigureTable table = ask(List.of("d0"), List.of("nb", "duree_moyenne"), Set.of("2020-T2"));
        assertThat(table.rows())
                .containsExactly(
                        new Row(List.of("C0"), List.of(shown(60), shown(4))),
                        new Row(List.of("C1"), List.of(new Value(null, true), new Value(null, true))));
        assertThat(table.summedRows()).isZero();
    }

    @Test
    void whatIsNotNamedIsSummedOverTheShownRowsAlone() {
        FigureTable table = ask(List.of("d1"), List.of("nb"), Set.of("2020-T2"));
        assertThat(table.rows())
                .containsExactly(
                        new Row(List.of("C0"), List.of(shown(30))),
                        new Row(List.of("C1"), List.of(new Value(BigDecimal.valueOf(20), true))),
                        new Row(List.of("C2"), List.of(new Value(null, true))));
        assertThat(table.rows().get(1).values().get(0).isPartial()).isTrue();
        assertThat(table.rows().get(2).values().get(0).isSecret()).isTrue();
        assertThat(table.summedRows()).isEqualTo(5);
        assertThat(table.hiddenRows()).isEqualTo(2);
        assertThat(table.lines()).containsExactly("C0\t30", "C1\t20+", "C2\tS");
    }

    @Test
    void whatDoesNotAddUpIsShownWhereThereIsOneRowOnly() {
        FigureTable table = ask(List.of("d1"), List.of("duree_moyenne"), Set.of("2020-T2"));
        assertThat(table.rows())
                .extracting(row -> row.values().get(0))
                .containsExactly(Value.NONE, Value.NONE, new Value(null, true));
    }

    @Test
    void timeIsAnAxisOverAllPeriods() {
        FigureTable table = ask(List.of(Axis.PERIOD), List.of("nb"), Set.of());
        assertThat(table.rows()).extracting(Row::keys).containsExactly(List.of("2020-T1"), List.of("2020-T2"));
        assertThat(table.rows().get(0).values()).containsExactly(shown(5));
    }

    private static Value shown(int value) {
        return new Value(BigDecimal.valueOf(value), false);
    }

    private FigureTable ask(List<String> axes, List<String> measures, Set<String> periods) {
        rows.clear();
        add("2020-T1", "niveau0", "_T", "_T", 5);
        add("2020-T2", "niveau0", "_T", "_T", 70);
        add("2020-T2", "niveau1", "C0", "_T", 60);
        add("2020-T2", "detail", "C0", "C0", 10);
        add("2020-T2", "detail", "C0", "C1", 20);
        add("2020-T2", "detail", "C0", "C2", 0);
        add("2020-T2", "niveau1", "C1", "_T", 0);
        add("2020-T2", "detail", "C1", "C0", 20);
        add("2020-T2", "detail", "C1", "C1", 0);
        FigureQuestion question = new FigureQuestion(
                InventedDataset.declaration(List.of(2, 3), List.of(1, 0)), schema, axes, null, measures, periods);
        RowCursor row = TableFixtures.of(schema, rows).rows();
        while (row.next()) {
            if (row.level() == question.level()) {
                question.add(row);
            }
        }
        return question.answer();
    }

    /** A row whose figures are hidden where its number is 0. */
    private void add(String period, String level, String first, String second, int number) {
        List<Cell> row = new ArrayList<>();
        for (PublishedColumn column : schema.columns()) {
            row.add(cell(column, period, level, column.name().endsWith("d0") ? first : second, number));
        }
        rows.add(row);
    }

    private static Cell cell(PublishedColumn column, String period, String level, String code, int number) {
        return switch (column.role()) {
            case MEASURE ->
                number == 0 ? Cell.SUPPRESSED : new Cell.Whole(column.name().equals("nb") ? number : 4);
            case PERIOD -> new Cell.Text(period);
            case LEVEL -> new Cell.Text(level);
            case SECRECY -> number == 0 ? new Cell.Text("S") : Cell.EMPTY;
            case CODE -> new Cell.Text(code);
            case LABEL, ATTRIBUTE -> new Cell.Text("code " + code.substring(1));
        };
    }
}
