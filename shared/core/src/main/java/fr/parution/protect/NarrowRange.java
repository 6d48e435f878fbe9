// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.linear.AffineScaling;
import fr.parution.linear.LinearProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Asks how narrow a range published sums leave for hidden figures, which are never negative: whether each could be so much
 * more, or so much less, and all sums still hold. Another solution in which it is so proves it; the ends of its interval need
 * not be found. (Fischetti and Salazar-González, "Models and algorithms for the 2-dimensional cell suppression problem in
 * statistical disclosure control", Mathematical Programming 84, 1999, ask for both ends by a linear program a cell; one solution
 * that moves many cells answers for all of them.)
 *
 * <p>Figures that stand in the same sums can be exchanged, so each of them can be nothing. The others are moved all at once,
 * each up or down by chance ({@link AffineScaling}); for the few that this leaves, a linear program each says how little and how
 * much they can be ({@link LinearProgram}). What no solution moves is not proven, and counts as too narrow.
 */
final class NarrowRange {

    private static final int ROUNDS = 24;
    private static final int MOST_PROGRAMS = 100;
    private static final long SEED = 0x5061_7275_7469_6f6eL;

    private final int percent;
    private final double[] values;
    /** Unknowns that stand in the same sums are one bundle. */
    private final int[] bundleOf;

    private final int[] sizes;
    private final double[] bundles;
    private final AffineScaling scaling;
    private int programs;

    NarrowRange(HiddenSums hidden, int percent) {
        this.percent = percent;
        this.values = hidden.values();
        int[][] sums = hidden.sums();
        this.bundleOf = bundles(sums, hidden.unknowns());
        int count = Arrays.stream(bundleOf).max().orElse(-1) + 1;
        this.sizes = new int[count];
        this.bundles = new double[count];
        for (int unknown = 0; unknown < bundleOf.length; unknown++) {
            sizes[bundleOf[unknown]]++;
            bundles[bundleOf[unknown]] += values[unknown];
        }
        int[][] bundled = Arrays.stream(sums)
                .map(sum -> Arrays.stream(sum)
                        .map(unknown -> bundleOf[unknown])
                        .distinct()
                        .toArray())
                .toArray(int[][]::new);
        this.scaling = new AffineScaling(count, bundled);
    }

    private static int[] bundles(int[][] sums, int unknowns) {
        List<List<Integer>> sumsOf = new ArrayList<>();
        for (int unknown = 0; unknown < unknowns; unknown++) {
            sumsOf.add(new ArrayList<>());
        }
        for (int s = 0; s < sums.length; s++) {
            for (int unknown : sums[s]) {
                sumsOf.get(unknown).add(s);
            }
        }
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        int[] bundles = new int[unknowns];
        for (int unknown = 0; unknown < unknowns; unknown++) {
            bundles[unknown] = numbers.computeIfAbsent(sumsOf.get(unknown), own -> numbers.size());
        }
        return bundles;
    }

    /**
     * A hidden figure.
     *
     * @param unknowns those that it is the sum of, none twice, beside what is known of it
     * @param value what it is, in units of the unknowns
     */
    record Judged(int[] unknowns, long value) {}

    /**
     * Which of some hidden figures are not proven to have room.
     *
     * @return their places in the list
     */
    BitSet narrow(List<Judged> judged) {
        List<Cell> cells = judged.stream().map(Cell::new).toList();
        BitSet open = new BitSet();
        open.set(0, cells.size());
        tilt(open, cells);
        if (!open.isEmpty()) {
            LinearProgram program = scaling.program(bundles);
            together(open, cells, program);
            alone(open, cells, program);
        }
        return open;
    }

    /** How many linear programs were solved. */
    int programs() {
        return programs;
    }

    /** Moves all open figures at once from what they are, each up or down by chance. */
    private void tilt(BitSet open, List<Cell> cells) {
        AffineScaling.From from = scaling.from(bundles);
        SplittableRandom random = new SplittableRandom(SEED);
        close(open, cells, bundles);
        for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
            double[] wish = new double[bundles.length];
            open.stream().forEach(place -> cells.get(place).wish(wish, random.nextBoolean() ? 1 : -1));
            double[] move = from.move(wish);
            close(open, cells, from.step(move, true));
            close(open, cells, from.step(move, false));
        }
    }

    private static void close(BitSet open, List<Cell> cells, double[] solution) {
        for (int place = open.nextSetBit(0); place >= 0; place = open.nextSetBit(place + 1)) {
            open.set(place, !cells.get(place).hasRoom(solution));
        }
    }

    /** Asks linear programs for all open figures at once, each more or less by chance, as long as that closes a tenth of them. */
    private void together(BitSet open, List<Cell> cells, LinearProgram program) {
        SplittableRandom random = new SplittableRandom(SEED);
        int before;
        do {
            before = open.cardinality();
            double[] cost = new double[bundles.length];
            open.stream()
                    .forEach(place ->
                            cells.get(place).wish(cost, random.nextDouble(1, 2) * (random.nextBoolean() ? 1 : -1)));
            programs++;
            program.find(cost, solution -> {
                close(open, cells, solution);
                return open.isEmpty();
            });
        } while (open.cardinality() < 0.9 * before);
    }

    /** Asks a linear program how much each open figure can be at most, and how little; what moves others closes them, too. */
    private void alone(BitSet open, List<Cell> cells, LinearProgram program) {
        int most = programs + MOST_PROGRAMS;
        for (int place = open.nextSetBit(0); place >= 0 && programs < most; place = open.nextSetBit(place + 1)) {
            Cell cell = cells.get(place);
            for (int sign = 1; sign >= -1 && open.get(place); sign -= 2) {
                programs++;
                program.find(cell.cost(sign), cell::hasRoom).ifPresent(solution -> close(open, cells, solution));
            }
        }
    }

    /** A hidden figure, as a sum over bundles: all unknowns of some, a few of others. */
    private final class Cell {

        private final double sum;
        private final double room;
        private final int[] touched;
        private final BitSet whole = new BitSet();

        Cell(Judged judged) {
            int[] own = Arrays.stream(judged.unknowns())
                    .map(unknown -> bundleOf[unknown])
                    .sorted()
                    .toArray();
            this.room = Math.max(1, percent / 100.0 * judged.value());
            this.sum = Arrays.stream(judged.unknowns())
                    .mapToDouble(unknown -> values[unknown])
                    .sum();
            this.touched = Arrays.stream(own).distinct().toArray();
            for (int t = 0, at = 0; t < touched.length; t++) {
                int from = at;
                while (at < own.length && own[at] == touched[t]) {
                    at++;
                }
                whole.set(t, at - from == sizes[touched[t]]);
            }
        }

        void wish(double[] wish, double by) {
            for (int bundle : touched) {
                wish[bundle] = by;
            }
        }

        /** What is least where it is as little as it can be, or, below 0, as much. */
        double[] cost(int sign) {
            double[] cost = new double[bundles.length];
            for (int t = 0; t < touched.length; t++) {
                cost[touched[t]] = sign < 0 || whole.get(t) ? sign : 0;
            }
            return cost;
        }

        /** The most that it can be while its bundles are as they are here. */
        double most(double[] solution) {
            double most = 0;
            for (int bundle : touched) {
                most += solution[bundle];
            }
            return most;
        }

        private double least(double[] solution) {
            double least = 0;
            for (int t = 0; t < touched.length; t++) {
                least += whole.get(t) ? solution[touched[t]] : 0;
            }
            return least;
        }

        boolean hasRoom(double[] solution) {
            return least(solution) <= sum - room || most(solution) >= sum + room;
        }
    }
}
