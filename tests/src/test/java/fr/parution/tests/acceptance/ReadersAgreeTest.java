// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** DuckDB, pyarrow, Polars and pandas read what we wrote, and read the same. */
class ReadersAgreeTest {

    private static final String USERS = "moncompteformation-les-usagers";

    @Test
    void everyReaderReadsTheSameCellsFromEveryFormat() {
        List<String> readings = Demo.shared().ask("readers_agree.py");
        readings.forEach(System.out::println);
        assertThat(readings)
                .filteredOn(line -> line.startsWith(USERS + " "))
                .extracting(line -> line.split(" ")[1] + " " + line.split(" ")[2])
                .containsExactlyInAnyOrder(
                        "parquet duckdb",
                        "parquet pyarrow",
                        "parquet polars",
                        "parquet pandas",
                        "csv duckdb",
                        "csv pyarrow",
                        "csv polars",
                        "csv pandas",
                        "json duckdb",
                        "json pyarrow",
                        "json polars",
                        "json pandas",
                        "csv-by-year python");
        assertThat(readings).allSatisfy(line -> assertThat(cells(line)).isGreaterThan(100));
    }

    @Test
    void parquetIsLaidOutForBrowsersAndSaysWhatItIs() {
        assertThat(Demo.shared().ask("parquet_layout.py"))
                .isNotEmpty()
                .anyMatch(line -> line.startsWith(USERS + " "))
                .allSatisfy(line -> assertThat(cells(line)).isPositive());
    }

    private static long cells(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }
}
