// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Gauss and Jordan in fractions of whole numbers of any size, knowing nothing of the code that it is held against. */
public final class RationalElimination {

    private final int unknowns;
    private final List<Fraction[]> rows = new ArrayList<>();
    private final List<Integer> pivots = new ArrayList<>();
    private boolean contradiction;

    /** Eliminates at once. */
    public RationalElimination(int[][] coefficients, long[] constants, int unknowns) {
        this.unknowns = unknowns;
        for (int equation = 0; equation < coefficients.length; equation++) {
            Fraction[] row = new Fraction[unknowns + 1];
            for (int u = 0; u < unknowns; u++) {
                row[u] = Fraction.of(coefficients[equation][u]);
            }
            row[unknowns] = Fraction.of(constants[equation]);
            add(row);
        }
    }

    private void add(Fraction[] row) {
        for (int r = 0; r < rows.size(); r++) {
            subtract(row, row[pivots.get(r)], rows.get(r));
        }
        int pivot = 0;
        while (pivot < unknowns && row[pivot].isZero()) {
            pivot++;
        }
        if (pivot == unknowns) {
            contradiction |= !row[unknowns].isZero();
            return;
        }
        Fraction by = row[pivot];
        for (int u = 0; u <= unknowns; u++) {
            row[u] = row[u].over(by);
        }
        for (Fraction[] other : rows) {
            subtract(other, other[pivot], row);
        }
        rows.add(row);
        pivots.add(pivot);
    }

    private static void subtract(Fraction[] from, Fraction by, Fraction[] row) {
        for (int u = 0; u < row.length; u++) {
            from[u] = from[u].minus(by.times(row[u]));
        }
    }

    int rank() {
        return rows.size();
    }

    boolean contradiction() {
        return contradiction;
    }

    /** The row of an unknown in a basis of the kernel: by how much each free unknown moves it. */
    List<Fraction> kernelRow(int unknown) {
        List<Fraction> row = new ArrayList<>();
        int order = pivots.indexOf(unknown);
        for (int free = 0; free < unknowns; free++) {
            if (!pivots.contains(free)) {
                row.add(
                        order < 0
                                ? Fraction.of(free == unknown ? 1 : 0)
                                : Fraction.of(0).minus(rows.get(order)[free]));
            }
        }
        return row;
    }

    /** Whether the equations fix an unknown. */
    public boolean isDetermined(int unknown) {
        return kernelRow(unknown).stream().allMatch(Fraction::isZero);
    }

    Fraction value(int unknown) {
        return rows.get(pivots.indexOf(unknown))[unknowns];
    }

    boolean areTied(int a, int b) {
        List<Fraction> first = kernelRow(a);
        List<Fraction> second = kernelRow(b);
        for (int i = 0; i < first.size(); i++) {
            for (int j = 0; j < first.size(); j++) {
                if (!first.get(i).times(second.get(j)).equals(first.get(j).times(second.get(i)))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** In lowest terms, with a positive bottom. */
    record Fraction(BigInteger top, BigInteger bottom) {

        static Fraction of(long value) {
            return new Fraction(BigInteger.valueOf(value), BigInteger.ONE);
        }

        private static Fraction reduced(BigInteger top, BigInteger bottom) {
            BigInteger by = top.gcd(bottom).multiply(BigInteger.valueOf(bottom.signum()));
            return new Fraction(top.divide(by), bottom.divide(by));
        }

        boolean isZero() {
            return top.signum() == 0;
        }

        Fraction minus(Fraction other) {
            return reduced(
                    top.multiply(other.bottom).subtract(other.top.multiply(bottom)), bottom.multiply(other.bottom));
        }

        Fraction times(Fraction other) {
            return reduced(top.multiply(other.top), bottom.multiply(other.bottom));
        }

        Fraction over(Fraction other) {
            return reduced(top.multiply(other.bottom), bottom.multiply(other.top));
        }
    }
}
