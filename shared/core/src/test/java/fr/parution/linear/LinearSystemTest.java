// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.linear.Intervals.Verdict;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small systems whose solutions can be read off. */
final class LinearSystemTest {

    private static final Enough ANYTHING = (unknown, low, high) -> high - low >= 1;

    @Test
    void partsWithoutACommonUnknownAreComponents() {
        SparseMatrix matrix = matrix(5, new int[][] {{0, 1}, {1, 2}, {3}});
        List<Component> components = matrix.components();
        assertThat(components).extracting(c -> c.unknowns().length).containsExactly(3, 1, 1);
        assertThat(components).extracting(Component::acyclic).containsExactly(true, true, true);
    }

    @Test
    void rectangleOfHolesIsACycle() {
        assertThat(rectangle().components())
                .hasSize(1)
                .allSatisfy(component -> assertThat(component.acyclic()).isFalse());
    }

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
    void rectangleIsBoundedByItsSmallestHoles() {
        // Holes 2 and 7 above 4 and 9: the first can be 0 to 6, as 2 and 4 are the least on their diagonals.
        LinearSystem system = nonNegative(rectangle(), 9, 13, 6, 16);
        Deduction deduction = new Deduction(system, new Eliminations(system.matrix()));
        Intervals known = Intervals.of(deduction, all(4), ANYTHING, new Intervals.Limits(10, 10));
        for (Intervals intervals : List.of(known, known.knowing(new long[] {2, 7, 4, 9}, all(4), ANYTHING))) {
            assertThat(intervals.low(0)).isEqualTo(0, org.assertj.core.data.Offset.offset(1e-6));
            assertThat(intervals.high(0)).isEqualTo(6, org.assertj.core.data.Offset.offset(1e-6));
            assertThat(intervals.verdict(0)).isEqualTo(Verdict.WIDE);
            assertThat(intervals.programs()).isZero();
        }
    }

    @Test
    void programFindsTheRangeOfAHole() {
        LinearSystem system = nonNegative(rectangle(), 9, 13, 6, 16);
        LinearProgram program = new LinearProgram(
                system.matrix(),
                system.constants(),
                new Bounds(system),
                system.matrix().components().get(0));
        assertThat(program.range(3)).containsExactly(new double[] {7, 13}, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void zerosLeaveOthersWithoutCover() {
        // a + b = 5 and b + c = 0: c and b can only be 0, so a is known.
        LinearSystem system = nonNegative(matrix(3, new int[][] {{0, 1}, {1, 2}}), 5, 0);
        Deduction deduction = new Deduction(system, new Eliminations(system.matrix()));
        assertThat(deduction.isKnown(0)).isTrue();
        assertThat(deduction.bounds().least(0)).isEqualTo(5);
    }

    @Test
    void valueThatIsNoWholeNumberContradicts() {
        SparseMatrix.Builder builder = new SparseMatrix.Builder(1);
        builder.add(new int[] {0}, new int[] {2});
        LinearSystem system = nonNegative(builder.build(), 5);
        assertThat(new Deduction(system, new Eliminations(system.matrix())).contradiction())
                .isTrue();
    }

    @Test
    void equationOfNothingContradictsUnlessItIsZero() {
        LinearSystem empty = nonNegative(matrix(1, new int[][] {{}}), 0);
        assertThat(new Deduction(empty, new Eliminations(empty.matrix())).contradiction())
                .isFalse();
        LinearSystem wrong = nonNegative(matrix(1, new int[][] {{}}), 1);
        assertThat(new Deduction(wrong, new Eliminations(wrong.matrix())).contradiction())
                .isTrue();
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

    @Test
    void eliminationsOfAnotherMatrixAreRefused() {
        LinearSystem system = nonNegative(rectangle(), 9, 13, 6, 16);
        assertThatThrownBy(() -> new Deduction(system, new Eliminations(rectangle())))
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

    private static BitSet all(int unknowns) {
        BitSet all = new BitSet();
        all.set(0, unknowns);
        return all;
    }
}
