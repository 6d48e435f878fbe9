// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.problem.ParutionException;
import fr.parution.problem.ProblemCode;
import fr.parution.table.RawTable;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables that do not add up are refused before anything is protected against the wrong subtractions. */
final class TableCheckTest {

    private static final Town TOWN =
            new Town(List.of(2, 3), List.of(1, 0)).persons(977, 0, 0).persons(12, 1, 1);
    private static final int ROWS = TOWN.plan().shape().rows();
    private static final int PERSONS = TOWN.plan().shape().persons();

    @Test
    void totalThatIsNotTheSumOfItsRowsIsRefused() {
        assertRefused(changed(ROWS, row -> TOWN.table().level(row) == 1, 1), "2020-T1/niveau1");
        int amount = TOWN.plan().shape().measures().get(6).numerator();
        assertRefused(changed(amount, row -> row == 0, 1), "2020-T1/niveau1");
    }

    @Test
    void missingNegativeOrImpossibleCountsAreRefused() {
        assertRefused(changed(ROWS, row -> true, -2000), "2020-T1/detail");
        assertRefused(changed(PERSONS, row -> row == 0, -2000), "2020-T1/detail");
        assertRefused(changed(PERSONS, row -> row == 0, 1), "2020-T1/detail");
    }

    @Test
    void rowWithoutItsTotalIsRefused() {
        assertRefused(copy(row -> TOWN.table().level(row) != 1, new long[0][0]), "2020-T1/detail");
    }

    private static RawTable changed(int aggregate, IntPredicate where, long by) {
        RawTable good = TOWN.table();
        long[][] added = new long[TOWN.plan().aggregates().size()][good.rows()];
        for (int row = 0; row < good.rows(); row++) {
            added[aggregate][row] = where.test(row) ? by : 0;
        }
        return copy(row -> true, added);
    }

    private static RawTable copy(IntPredicate kept, long[][] added) {
        RawTable good = TOWN.table();
        int[] rows = IntStream.range(0, good.rows()).filter(kept).toArray();
        byte[] levels = new byte[rows.length];
        long[] keys = new long[rows.length];
        long[][] values = new long[TOWN.plan().aggregates().size()][rows.length];
        for (int i = 0; i < rows.length; i++) {
            levels[i] = (byte) good.level(rows[i]);
            keys[i] = good.key(rows[i]);
            for (int a = 0; a < values.length; a++) {
                values[a][i] = good.value(a, rows[i]) + (added.length == 0 ? 0 : added[a][rows[i]]);
            }
        }
        return new RawTable(good.period(), good.layout(), levels, keys, values);
    }

    private static void assertRefused(RawTable table, String place) {
        assertThatThrownBy(() -> new TableCheck(TOWN.plan().shape(), table).require())
                .isInstanceOfSatisfying(ParutionException.class, refused -> {
                    assertThat(refused.problems()).singleElement().satisfies(problem -> {
                        assertThat(problem.code()).isEqualTo(ProblemCode.DISCLOSURE_TABLE_INCOHERENT);
                        assertThat(problem.where()).contains(place);
                    });
                    assertThat(refused.exitCode()).isEqualTo(5);
                    assertThat(refused).hasMessageNotContainingAny("977", "989");
                });
    }
}
