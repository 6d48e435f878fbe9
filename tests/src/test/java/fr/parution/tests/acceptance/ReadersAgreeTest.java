// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** DuckDB, pyarrow, Polars and pandas read what we wrote, and read the same. */
class ReadersAgreeTest {

    private static final String USERS = "moncompteformation-les-usagers";
    private static final String PURCHASES = "moncompteformation_formations_engagees";
    private static final String MOVEMENTS = "entree_sortie_formation";
    private static final String COFINANCING = "moncompteformation_abondements";
    private static final String OFFER = "moncompteformation_catalogueformation";
    private static final String TOTALS = "-totaux";

    private static final List<String> TABLES = List.of("duckdb", "pyarrow", "polars", "pandas");
    /** No JSON array is read by the two others. */
    private static final List<String> ARRAYS = List.of("duckdb", "pandas");

    @Test
    void everyReaderReadsTheSameCellsFromEveryFormat() {
        List<String> readings = Demo.shared().ask("readers_agree.py");
        readings.forEach(System.out::println);
        assertThat(readings)
                .extracting(line -> line.replaceFirst(" \\d+ \\d+$", ""))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                readings(USERS, TABLES, true),
                                readings(PURCHASES, TABLES, true),
                                readings(PURCHASES + TOTALS, TABLES, false),
                                readings(MOVEMENTS, TABLES, true),
                                readings(MOVEMENTS + TOTALS, TABLES, false),
                                readings(COFINANCING, ARRAYS, false),
                                readings(OFFER, TABLES, false),
                                readings(OFFER + TOTALS, TABLES, false))
                        .flatMap(List::stream)
                        .toList());
        assertThat(readings).allSatisfy(line -> assertThat(cells(line)).isGreaterThan(100));
    }

    /** The readings of a data set: format and reader. */
    private static List<String> readings(String dataset, List<String> ofJson, boolean inParts) {
        List<String> readings = new ArrayList<>();
        TABLES.forEach(reader -> readings.add(dataset + " parquet " + reader));
        TABLES.forEach(reader -> readings.add(dataset + " csv " + reader));
        ofJson.forEach(reader -> readings.add(dataset + " json " + reader));
        if (inParts) {
            readings.add(dataset + " csv-in-parts python");
        }
        return readings;
    }

    @Test
    void parquetIsLaidOutForBrowsersAndSaysWhatItIs() {
        List<String> files = Demo.shared().ask("parquet_layout.py");
        assertThat(files)
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        USERS,
                        PURCHASES,
                        PURCHASES + TOTALS,
                        MOVEMENTS,
                        MOVEMENTS + TOTALS,
                        COFINANCING,
                        OFFER,
                        OFFER + TOTALS);
        assertThat(files).allSatisfy(line -> assertThat(cells(line)).isPositive());
    }

    private static long cells(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }
}
