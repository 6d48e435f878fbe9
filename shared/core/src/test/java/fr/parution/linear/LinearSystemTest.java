// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Small systems whose solutions can be read off. */
final class LinearSystemTest {

    @Test
    void holesOfARectangleAreAllTied() {
        Elimination elimination = Elimination.of(rectangle());
        assertThat(elimination.rank()).isEqualTo(3);
        for (int unknown = 0; unknown < 4; unknown++) {
            assertThat(elimination.isDetermined(unknown)).isFalse();
            assertThat(elimination.classOf(unknown)).isZero();
        }
    }

    @Test
    void zerosLeaveOthersWithoutCover() {
        // a + b = 5 and b + c = 0: c and b can only be 0, so a is known.
        LinearSystem system = nonNegative(matrix(3, new int[][] {{0, 1}, {1, 2}}), 5, 0);
        Bounds bounds = new Bounds(system);
        assertThat(bounds.isFixed(0)).isTrue();
        assertThat(bounds.least(0)).isEqualTo(5);
    }

    @Test
    void equationOfNothingContradictsUnlessItIsZero() {
        LinearSystem empty = nonNegative(matrix(1, new int[][] {{}}), 0);
        assertThat(new Bounds(empty).contradiction()).isFalse();
        LinearSystem wrong = nonNegative(matrix(1, new int[][] {{}}), 1);
        assertThat(new Bounds(wrong).contradiction()).isTrue();
    }

    @Test
    void unknownThatIsNamedTwiceCountsTwice() {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(2);
        builder.add(new int[] {1, 0, 1}, new int[] {1, 1, 1});
        SparseMatrix matrix = builder.build();
        assertThat(matrix.length(0)).isEqualTo(2);
        assertThat(matrix.coefficient(1)).isEqualTo(2);
    }

    @Test
    void unknownOutsideTheSystemIsRefused() {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(2);
        assertThatThrownBy(() -> builder.add(new int[] {2}, new int[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LinearSystem(builder.build(), new long[1], new long[2], new long[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Two rows and two columns of two holes each. */
    private static SparseMatrix rectangle() {
        return matrix(4, new int[][] {{0, 1}, {2, 3}, {0, 2}, {1, 3}});
    }

    private static SparseMatrix matrix(int unknowns, int[][] sums) {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(unknowns);
        for (int[] sum : sums) {
            int[] ones = new int[sum.length];
            Arrays.fill(ones, 1);
            builder.add(sum, ones);
        }
        return builder.build();
    }

    private static LinearSystem nonNegative(SparseMatrix matrix, long... constants) {
        long[] most = new long[matrix.unknowns()];
        Arrays.fill(most, LinearSystem.NO_MOST);
        return new LinearSystem(matrix, constants, new long[matrix.unknowns()], most);
    }
}
