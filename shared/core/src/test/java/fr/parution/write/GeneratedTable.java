// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import fr.parution.protect.ProtectedTable;
import fr.parution.protect.RowCursor;
import fr.parution.protect.TableFixtures;
import fr.parution.table.Cell;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import fr.parution.table.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A table of any length and thirty columns, shaped like the large ones: closed lists, small counts, hidden cells. */
final class GeneratedTable {

    private static final int QUARTERS = 25;
    private static final int[] LIST_SIZES = {18, 101, 20, 100, 12, 7, 5, 9};

    private final int rowCount;
    private final List<Cell> periods = new ArrayList<>();
    private final List<List<Cell>> lists = new ArrayList<>();

    GeneratedTable(int rowCount) {
        this.rowCount = rowCount;
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            periods.add(new Cell.Text((2018 + quarter / 4) + "-T" + (quarter % 4 + 1)));
        }
        for (int list = 0; list < LIST_SIZES.length; list++) {
            String stem = list % 2 == 0 ? "C" : "Libellé de la modalité ";
            lists.add(IntStream.range(0, LIST_SIZES[list])
                    .mapToObj(i -> (Cell) new Cell.Text(stem + i))
                    .toList());
        }
    }

    ProtectedTable table() {
        return TableFixtures.of(schema(), rowCount, Cursor::new);
    }

    static FileMetadata metadata() {
        return metadata("grand");
    }

    static FileMetadata metadata(String dataset) {
        return new FileMetadata(
                dataset,
                "Un jeu d'essai",
                "Des valeurs inventées, pour essayer les formats.",
                "Un producteur",
                "https://donnees.example/datasets/" + dataset + "/#dataset",
                FileMetadata.LICENCE_OUVERTE);
    }

    private static TableSchema schema() {
        List<PublishedColumn> columns = new ArrayList<>();
        columns.add(TableFixtures.column("trimestre", ColumnType.TEXT, ColumnRole.PERIOD, List.of(), "2024-T1"));
        for (int i = 0; i < LIST_SIZES.length; i++) {
            ColumnRole role = i % 2 == 0 ? ColumnRole.CODE : ColumnRole.LABEL;
            columns.add(TableFixtures.column("dimension_" + i, ColumnType.TEXT, role, List.of(), "C1"));
        }
        for (int i = 0; i < 20; i++) {
            ColumnType type = i < 8 ? ColumnType.WHOLE : ColumnType.DECIMAL;
            columns.add(TableFixtures.column("mesure_" + i, type, ColumnRole.MEASURE, List.of(), "12"));
        }
        columns.add(TableFixtures.column("secret_statistique", ColumnType.TEXT, ColumnRole.SECRECY, List.of("S"), "S"));
        return new TableSchema("grand", "1.0.0", columns);
    }

    /** Draws each cell from the row's number and the column's alone. */
    private final class Cursor implements RowCursor {

        private static final Cell SECRET = new Cell.Text("S");

        private int row = -1;

        @Override
        public boolean next() {
            return ++row < rowCount;
        }

        @Override
        public Cell cell(int column) {
            if (column == 0) {
                return periods.get(quarter());
            }
            if (column <= LIST_SIZES.length) {
                List<Cell> list = lists.get(column - 1);
                return list.get(
                        column <= 2
                                ? (int) ((long) row * list.size() / rowCount)
                                : (int) (mixed(column) % list.size()));
            }
            boolean hidden = mixed(1000) % 3 == 0;
            if (column == LIST_SIZES.length + 21) {
                return hidden ? SECRET : Cell.EMPTY;
            }
            if (hidden) {
                return Cell.SUPPRESSED;
            }
            long value = mixed(column) % 1000 * (mixed(column + 100) % 20);
            return column <= LIST_SIZES.length + 8
                    ? new Cell.Whole(value / 100)
                    : value % 5 == 0 ? Cell.EMPTY : new Cell.Decimal(value * 37, 2);
        }

        @Override
        public int month() {
            return 1;
        }

        @Override
        public String period() {
            return ((Cell.Text) cell(0)).value();
        }

        @Override
        public int level() {
            return 0;
        }

        @Override
        public int year() {
            return 2018 + quarter() / 4;
        }

        private int quarter() {
            return row / 100 % QUARTERS;
        }

        private long mixed(int column) {
            long z = (row * 31L + column) * 0x9E3779B97F4A7C15L;
            z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
            return (z ^ z >>> 27) >>> 1;
        }
    }
}
