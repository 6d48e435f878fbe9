// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.dataset.Text;
import fr.parution.table.Cell;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnType;
import fr.parution.table.FieldId;
import fr.parution.table.PublishedColumn;
import fr.parution.table.TableSchema;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Protected tables that no disclosure control has seen, with invented values, for tests of what comes after it. */
public final class TableFixtures {

    private TableFixtures() {}

    /** A table whose rows are made while they are read. */
    public static ProtectedTable of(TableSchema schema, long rowCount, Supplier<RowCursor> rows) {
        return new ProtectedTable(schema, rowCount, rows);
    }

    /** A table of rows held in memory; the year is that of the period column, or 2024 where there is none. */
    public static ProtectedTable of(TableSchema schema, List<List<Cell>> rows) {
        return new ProtectedTable(schema, rows.size(), () -> new ListCursor(schema, rows));
    }

    /** Four rows with a shown, a hidden and an empty cell of every type, and texts that formats must quote. */
    public static ProtectedTable small() {
        return of(
                smallSchema(),
                List.of(
                        row("2023-T4", "detail", "84", "Auvergne-Rhône-Alpes", whole(12), cents(150_050), Cell.EMPTY),
                        row(
                                "2024-T1",
                                "detail",
                                "84",
                                "Auvergne-Rhône-Alpes",
                                Cell.SUPPRESSED,
                                Cell.SUPPRESSED,
                                text("S")),
                        row("2024-T1", "detail", "94", "Corse ; dite \"l'île\"", whole(0), Cell.EMPTY, Cell.EMPTY),
                        row("2024-T1", "national", "_T", "Ensemble", whole(1_234_567), cents(-7), Cell.EMPTY)));
    }

    /** The columns of {@link #small}: period, level, code, label, whole, decimal, secrecy. */
    public static TableSchema smallSchema() {
        return new TableSchema(
                "essai",
                "1.0.0",
                List.of(
                        column("trimestre", ColumnType.TEXT, ColumnRole.PERIOD, List.of(), "2024-T1"),
                        column("niveau", ColumnType.TEXT, ColumnRole.LEVEL, List.of("detail", "national"), "detail"),
                        column("code_region", ColumnType.TEXT, ColumnRole.CODE, List.of("84", "94", "_T"), "84"),
                        column(
                                "nom_region",
                                ColumnType.TEXT,
                                ColumnRole.LABEL,
                                List.of("Auvergne-Rhône-Alpes", "Corse ; dite \"l'île\"", "Ensemble"),
                                "Ensemble"),
                        column("personnes", ColumnType.WHOLE, ColumnRole.MEASURE, List.of(), "37"),
                        column("montant", ColumnType.DECIMAL, ColumnRole.MEASURE, List.of(), "1234.50"),
                        column("secret_statistique", ColumnType.TEXT, ColumnRole.SECRECY, List.of("S"), "S")));
    }

    /** A column with texts made from its name; measures have a unit. */
    public static PublishedColumn column(
            String name, ColumnType type, ColumnRole role, List<String> values, String example) {
        Text unit = role == ColumnRole.MEASURE ? new Text("unités", "units") : null;
        return column(name, type, role, unit, values, example);
    }

    private static PublishedColumn column(
            String name, ColumnType type, ColumnRole role, @Nullable Text unit, List<String> values, String example) {
        return new PublishedColumn(
                FieldId.of(name),
                name,
                type,
                role,
                new Text("Colonne " + name, "Column " + name),
                new Text("Ce que dit " + name + ".", "What " + name + " says."),
                unit,
                values,
                example);
    }

    private static List<Cell> row(
            String period, String level, String code, String label, Cell persons, Cell amount, Cell secrecy) {
        return List.of(text(period), text(level), text(code), text(label), persons, amount, secrecy);
    }

    private static Cell text(String value) {
        return new Cell.Text(value);
    }

    private static Cell whole(long value) {
        return new Cell.Whole(value);
    }

    private static Cell cents(long value) {
        return new Cell.Decimal(value, 2);
    }

    /** Walks a list of rows. */
    private static final class ListCursor implements RowCursor {

        private final List<List<Cell>> rows;
        private final TableSchema schema;
        private final int period;
        private final int level;
        private int current = -1;

        ListCursor(TableSchema schema, List<List<Cell>> rows) {
            this.rows = rows;
            this.schema = schema;
            List<ColumnRole> roles =
                    schema.columns().stream().map(PublishedColumn::role).toList();
            this.period = roles.indexOf(ColumnRole.PERIOD);
            this.level = roles.indexOf(ColumnRole.LEVEL);
        }

        @Override
        public boolean next() {
            return ++current < rows.size();
        }

        @Override
        public Cell cell(int column) {
            return rows.get(current).get(column);
        }

        @Override
        public int month() {
            return 1;
        }

        @Override
        public String period() {
            return period >= 0 && cell(period) instanceof Cell.Text text ? text.value() : "2024";
        }

        @Override
        public int level() {
            return level >= 0 && cell(level) instanceof Cell.Text text
                    ? Math.max(0, schema.columns().get(level).values().indexOf(text.value()))
                    : 0;
        }

        @Override
        public int year() {
            return period >= 0 && cell(period) instanceof Cell.Text text
                    ? Integer.parseInt(text.value().substring(0, 4))
                    : 2024;
        }
    }
}
