// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class BenchTableTest {

    private static final List<String> HEAD = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    @Test
    void aLineShowsWhatItTookAndWhatItDidByTheSecond() {
        BenchTable table = new BenchTable();
        table.add(
                new BenchLine("stage", "Layout", new Cost(2_000_000_000L, 500_000_000L, 12_000_000), 5_000, 4_000_000));

        assertThat(table.markdown(HEAD, Locale.ENGLISH))
                .endsWith("| Layout | 2.00 | 0.50 | 12.0 | 5,000 | 4.0 | 2,500 | 2.0 |\n");
    }

    @Test
    void whatIsUnknownIsADash() {
        BenchTable table = new BenchTable();
        table.add(new BenchLine("commit", "Commit", new Cost(1_000_000_000L, 0, -1), -1, -1));

        assertThat(table.markdown(HEAD, Locale.ENGLISH)).endsWith("| Commit | 1.00 | 0.00 | – | – | – | – | – |\n");
    }

    @Test
    void numbersAreWrittenAsTheReaderWritesThem() {
        BenchTable table = new BenchTable();
        table.add(new BenchLine("write", "x", new Cost(1_500_000_000L, 0, -1), -1, -1));

        assertThat(table.markdown(HEAD, Locale.FRENCH)).contains("| 1,50 |");
    }

    @Test
    void costsAddUpAndTheirPeakIsTheHigherOne() {
        assertThat(new Cost(1, 2, 30).plus(new Cost(10, 20, 3))).isEqualTo(new Cost(11, 22, 30));
        assertThat(Cost.NONE.plus(new Cost(1, 2, 3))).isEqualTo(new Cost(1, 2, 3));
    }

    @Test
    void oneLineIsComparedWithAnotherByProcessorTime() {
        BenchTable table = new BenchTable();
        table.add(new BenchLine("ours", "", new Cost(9, 300, -1), -1, -1));
        table.add(new BenchLine("theirs", "", new Cost(9, 600, -1), -1, -1));

        assertThat(table.cpuRatio("ours", "theirs")).isEqualTo(0.5);
    }
}
