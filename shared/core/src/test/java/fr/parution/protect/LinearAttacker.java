// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads one period of a published table and solves for what it hides, knowing nothing of how it was hidden: every shown
 * row is an equation over the rows of the full cross, reduced by Gauss and Jordan with exact fractions. Then uses that
 * each row of the full cross has one source row at least.
 */
final class LinearAttacker {

    private final List<PublishedRow> atoms;
    private final List<Fraction[]> solved = new ArrayList<>();
    private final List<Integer> pivots = new ArrayList<>();

    /**
     * @param known rows of the full cross that the attacker knows because they are his own, with their figures
     */
    LinearAttacker(List<PublishedRow> table, String measure, Map<PublishedRow, Long> known) {
        atoms = table.stream().filter(row -> row.level().equals("detail")).toList();
        for (PublishedRow row : table) {
            if (!row.hides(measure)) {
                learn(row, row.figure(measure));
            }
        }
        known.forEach(this::learn);
    }

    private void learn(PublishedRow row, long figure) {
        Fraction[] equation = reduced(equation(row, figure));
        int pivot = pivot(equation);
        if (pivot < 0) {
            return;
        }
        scale(equation, pivot);
        for (int i = 0; i < solved.size(); i++) {
            subtract(solved.get(i), equation, pivot);
        }
        solved.add(equation);
        pivots.add(pivot);
    }

    private Fraction[] equation(PublishedRow row, long figure) {
        Fraction[] equation = new Fraction[atoms.size() + 1];
        for (int a = 0; a < atoms.size(); a++) {
            equation[a] = Fraction.of(row.holds(atoms.get(a)) ? 1 : 0);
        }
        equation[atoms.size()] = Fraction.of(figure);
        return equation;
    }

    private Fraction[] reduced(Fraction[] equation) {
        for (int i = 0; i < solved.size(); i++) {
            subtract(equation, solved.get(i), pivots.get(i));
        }
        return equation;
    }

    private int pivot(Fraction[] equation) {
        for (int a = 0; a < atoms.size(); a++) {
            if (!equation[a].isZero()) {
                return a;
            }
        }
        return -1;
    }

    private static void scale(Fraction[] equation, int pivot) {
        Fraction by = equation[pivot];
        for (int i = 0; i < equation.length; i++) {
            equation[i] = equation[i].over(by);
        }
    }

    private static void subtract(Fraction[] from, Fraction[] equation, int pivot) {
        Fraction times = from[pivot];
        if (times.isZero()) {
            return;
        }
        for (int i = 0; i < from.length; i++) {
            from[i] = from[i].minus(equation[i].times(times));
        }
    }

    /** Whether the figure of a row follows from what is shown. */
    boolean recovers(PublishedRow row) {
        return pivot(reduced(equation(row, 0))) < 0;
    }

    /** The rows of the full cross that can only have one source row: their sum leaves no more. Only for counts of rows. */
    List<PublishedRow> atTheirLeast() {
        List<PublishedRow> least = new ArrayList<>();
        for (Fraction[] equation : solved) {
            long terms = 0;
            boolean plain = true;
            for (int a = 0; a < atoms.size(); a++) {
                terms += equation[a].isZero() ? 0 : 1;
                plain &= equation[a].isZero() || equation[a].equals(Fraction.of(1));
            }
            if (plain && terms > 1 && equation[atoms.size()].equals(Fraction.of(terms))) {
                for (int a = 0; a < atoms.size(); a++) {
                    if (!equation[a].isZero()) {
                        least.add(atoms.get(a));
                    }
                }
            }
        }
        return least;
    }

    /** An exact number in lowest terms. */
    private record Fraction(BigInteger top, BigInteger bottom) {

        static Fraction of(long value) {
            return new Fraction(BigInteger.valueOf(value), BigInteger.ONE);
        }

        boolean isZero() {
            return top.signum() == 0;
        }

        Fraction minus(Fraction other) {
            return lowest(
                    top.multiply(other.bottom).subtract(other.top.multiply(bottom)), bottom.multiply(other.bottom));
        }

        Fraction times(Fraction other) {
            return lowest(top.multiply(other.top), bottom.multiply(other.bottom));
        }

        Fraction over(Fraction other) {
            return lowest(top.multiply(other.bottom), bottom.multiply(other.top));
        }

        private static Fraction lowest(BigInteger top, BigInteger bottom) {
            BigInteger divisor = top.gcd(bottom).multiply(BigInteger.valueOf(bottom.signum()));
            return new Fraction(top.divide(divisor), bottom.divide(divisor));
        }
    }
}
