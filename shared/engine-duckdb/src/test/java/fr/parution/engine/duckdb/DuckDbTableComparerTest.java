// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.Text;
import fr.parution.describe.PeriodChanges;
import fr.parution.revision.ColumnPairs;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DuckDbTableComparerTest {

    private static final PublishedColumn QUARTER = column("trimestre", ColumnType.TEXT, ColumnRole.PERIOD);
    private static final PublishedColumn CODE = column("code", ColumnType.TEXT, ColumnRole.CODE);
    private static final PublishedColumn NAME = column("nom", ColumnType.TEXT, ColumnRole.LABEL);
    private static final PublishedColumn FILES = column("nb", ColumnType.WHOLE, ColumnRole.MEASURE);
    private static final PublishedColumn PRICE = column("prix", ColumnType.DECIMAL, ColumnRole.MEASURE);
    private static final PublishedColumn SECRET = column("secret", ColumnType.TEXT, ColumnRole.SECRECY);
    private static final List<PublishedColumn> COLUMNS = List.of(QUARTER, CODE, NAME, FILES, PRICE, SECRET);

    @TempDir
    private Path directory;

    @Test
    void rowsAreToldApartByTheirCodes() throws SQLException {
        Path before =
                parquet("before", "('T1','a','A',7,70.5,NULL)", "('T1','b','B',8,80,NULL)", "('T1','c','C',9,9,NULL)");
        Path after =
                parquet("after", "('T1','a','Â',7,70.5,NULL)", "('T1','b','B',8,80,NULL)", "('T2','a','A',1,1,NULL)");
        assertThat(compare(before, after, ColumnPairs.of(COLUMNS, COLUMNS)))
                .containsExactly(new PeriodChanges("T1", 3, 0, 1, 1, 0, 0), new PeriodChanges("T2", 0, 1, 0, 0, 0, 0));
    }

    @Test
    void cellsThatWereHiddenOrShownAreCounted() throws SQLException {
        Path before = parquet(
                "before", "('T1','a','A',7,70.5,NULL)", "('T1','b','B',NULL,NULL,'S')", "('T1','c','C',5,NULL,NULL)");
        Path after = parquet(
                "after", "('T1','a','A',NULL,NULL,'S')", "('T1','b','B',9,NULL,'SR')", "('T1','c','C',5,4,NULL)");
        // The price of c was unknown, not hidden: no mark stood beside it.
        assertThat(compare(before, after, ColumnPairs.of(COLUMNS, COLUMNS)))
                .containsExactly(new PeriodChanges("T1", 3, 0, 0, 3, 2, 1));
    }

    @Test
    void renamedColumnIsComparedUnderBothNames() throws SQLException {
        Path before = parquet("before", "('T1','a','A',7,70.5,NULL)", "('T1','b','B',8,80,NULL)");
        Path after = directory.resolve("after.parquet");
        run("COPY (SELECT code AS \"code \"\"INSEE\"\"\", * EXCLUDE code FROM " + Database.quote(before.toString())
                + ") TO " + Database.quote(after.toString()) + " (FORMAT parquet)");
        PublishedColumn renamed = new PublishedColumn(
                99, "code \"INSEE\"", CODE.type(), CODE.role(), CODE.label(), CODE.description(), null, List.of(), "a");
        ColumnPairs pairs = ColumnPairs.of(COLUMNS, List.of(QUARTER, renamed, NAME, FILES, PRICE, SECRET));
        assertThat(pairs.removed()).isEmpty();
        assertThat(compare(before, after, pairs)).containsExactly(new PeriodChanges("T1", 2, 0, 0, 0, 0, 0));
    }

    @Test
    void rowsThatNothingTellsApartAreCountedAsOftenAsTheyStand() throws SQLException {
        Path before = parquet("before", "('T1','a','A',7,1,NULL)", "('T1','a','A',7,1,NULL)");
        Path after = parquet("after", "('T1','a','A',7,1,NULL)", "('T1','a','A',7,1,NULL)", "('T1','a','A',9,1,NULL)");
        assertThat(compare(before, after, ColumnPairs.of(COLUMNS, COLUMNS)))
                .containsExactly(new PeriodChanges("T1", 2, 1, 0, 0, 0, 0));
    }

    private List<PeriodChanges> compare(Path before, Path after, ColumnPairs columns) {
        return new DuckDbTableComparer(limits()).compare(List.of(before), List.of(after), columns);
    }

    private DuckDbLimits limits() {
        return new DuckDbLimits(256L << 20, 1, directory.resolve("spill"));
    }

    private Path parquet(String name, String... rows) throws SQLException {
        Path file = directory.resolve(name + ".parquet");
        run("COPY (SELECT trimestre, code, nom, CAST(nb AS BIGINT) AS nb, CAST(prix AS DECIMAL(18, 2)) AS prix, "
                + "CAST(secret AS VARCHAR) AS secret FROM (VALUES " + String.join(", ", rows)
                + ") AS t(trimestre, code, nom, nb, prix, secret)) TO " + Database.quote(file.toString())
                + " (FORMAT parquet)");
        return file;
    }

    private void run(String sql) throws SQLException {
        try (Database database = new Database(limits())) {
            database.run(sql);
        }
    }

    private static PublishedColumn column(String name, ColumnType type, ColumnRole role) {
        Text text = new Text(name, name);
        return new PublishedColumn(1 + name.length(), name, type, role, text, text, null, List.of(), "1");
    }
}
