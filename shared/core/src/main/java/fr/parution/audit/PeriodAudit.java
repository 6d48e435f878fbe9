// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import fr.parution.linear.Elimination;
import fr.parution.linear.SparseMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What one published period says of its hidden figures. Every line is an equation over them, and so is every row that shows
 * a whole and hides some of its parts. Elimination tells which figures have one value only. Figures are never negative, so
 * that where nothing is left of a total, nothing is what its hidden rows have: that is known, and accepted.
 */
public final class PeriodAudit {

    private final AuditScheme scheme;
    private final AuditedPeriod period;
    private final Lines lines;
    /** For each sum, the rows that hide it and of which it is not known to be nothing. */
    private final List<BitSet> open = new ArrayList<>();

    private final List<Finding> findings = new ArrayList<>();
    private long zeros;
    private long equations;

    private PeriodAudit(AuditScheme scheme, AuditedPeriod period) {
        this.scheme = scheme;
        this.period = period;
        this.lines = Lines.of(scheme, period);
        for (int sum = 0; sum < scheme.sums().size(); sum++) {
            open.add(period.unknown(sum));
        }
    }

    /** Audits a period. */
    public static PeriodAudit of(AuditScheme scheme, AuditedPeriod period) {
        PeriodAudit audit = new PeriodAudit(scheme, period);
        audit.run();
        return audit;
    }

    /** What should not have been found; empty where nothing was. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What was looked at. */
    public AuditFigures figures() {
        long hidden = period.hidden().stream().mapToLong(BitSet::cardinality).sum();
        return new AuditFigures(period.rows(), period.hidingRows().cardinality(), hidden, zeros, equations);
    }

    private void run() {
        findZeros();
        checkSums();
        List<List<Integer>> systems = new ArrayList<>();
        for (AuditScheme.SplitScheme split : scheme.splits()) {
            List<Integer> sums = new ArrayList<>(List.of(indexOf(split.whole())));
            split.parts().forEach(part -> sums.add(indexOf(part)));
            systems.add(sums);
        }
        Map<BitSet, List<Integer>> alike = new HashMap<>();
        for (int sum = 0; sum < open.size(); sum++) {
            int own = sum;
            if (systems.stream().noneMatch(sums -> sums.contains(own))) {
                alike.computeIfAbsent(open.get(sum), rows -> new ArrayList<>()).add(sum);
            }
        }
        systems.forEach(sums -> solve(new Equations(sums, true), List.of()));
        alike.values().stream()
                .sorted((a, b) -> Integer.compare(a.get(0), b.get(0)))
                .forEach(sums -> solve(new Equations(sums.subList(0, 1), false), sums.subList(1, sums.size())));
    }

    private int indexOf(String column) {
        for (int sum = 0; sum < scheme.sums().size(); sum++) {
            if (scheme.sums().get(sum).column().equals(column)) {
                return sum;
            }
        }
        throw new IllegalArgumentException("no sum " + column);
    }

    // ------------------------------------------------------------------------------------------------ zeros and sums

    private void findZeros() {
        boolean found;
        do {
            found = false;
            for (int sum = 0; sum < open.size(); sum++) {
                for (int line = lines.size() - 1; line >= 0; line--) {
                    found |= closeZeros(sum, line);
                }
            }
            for (AuditScheme.SplitScheme split : scheme.splits()) {
                found |= closeZeros(split);
            }
        } while (found);
        for (int sum = 0; sum < open.size(); sum++) {
            BitSet zero = (BitSet) period.hidden().get(sum).clone();
            zero.andNot(open.get(sum));
            zeros += zero.cardinality();
        }
    }

    private boolean closeZeros(int sum, int line) {
        int[] totals = lines.totals().get(line);
        int[] parts = lines.parts().get(line);
        BitSet rows = open.get(sum);
        if (any(rows, totals) || !any(rows, parts) || known(sum, totals) != known(sum, parts)) {
            return false;
        }
        Arrays.stream(parts).forEach(rows::clear);
        return true;
    }

    private boolean closeZeros(AuditScheme.SplitScheme split) {
        int whole = indexOf(split.whole());
        int[] parts = split.parts().stream().mapToInt(this::indexOf).toArray();
        boolean found = false;
        for (int row = 0; row < period.rows(); row++) {
            int at = row;
            if (open.get(whole).get(row)
                    || Arrays.stream(parts).noneMatch(part -> open.get(part).get(at))) {
                continue;
            }
            long left = value(whole, row)
                    - Arrays.stream(parts).mapToLong(part -> value(part, at)).sum();
            if (left == 0) {
                Arrays.stream(parts).forEach(part -> open.get(part).clear(at));
                found = true;
            }
        }
        return found;
    }

    private static boolean any(BitSet rows, int[] some) {
        return Arrays.stream(some).anyMatch(rows::get);
    }

    /** What is known of the sum of some rows. */
    private long known(int sum, int[] rows) {
        return Arrays.stream(rows).mapToLong(row -> value(sum, row)).sum();
    }

    /** A figure that is shown now; 0 where it is not, be it known to be nothing or not known at all. */
    private long value(int sum, int row) {
        return period.hidden().get(sum).get(row) || period.carried().get(row)
                ? 0
                : period.values().get(sum)[row];
    }

    /** What is shown in full must add up. */
    private void checkSums() {
        for (int sum = 0; sum < open.size(); sum++) {
            for (int line = 0; line < lines.size(); line++) {
                int[] totals = lines.totals().get(line);
                int[] parts = lines.parts().get(line);
                boolean full = !any(open.get(sum), totals) && !any(open.get(sum), parts);
                long left = known(sum, totals) - known(sum, parts);
                boolean possible = full ? left == 0 : any(open.get(sum), totals) || left >= 0;
                if (!possible) {
                    findings.add(finding(Finding.Kind.CONTRADICTION, sum, totals[0]));
                }
            }
        }
    }

    // ------------------------------------------------------------------------------------------------ elimination

    private void solve(Equations system, List<Integer> sameRows) {
        Elimination elimination = Elimination.of(system.matrix());
        equations += (long) system.constants.size() * (1 + sameRows.size());
        List<Integer> first = new ArrayList<>(List.of(system.sums.get(0)));
        first.addAll(sameRows);
        if (system.sums.size() > 1) {
            tell(system, elimination, system.constants(system.sums.get(0)), system.sums);
        } else {
            first.forEach(sum -> tell(system, elimination, system.constants(sum), List.of(sum)));
        }
    }

    private void tell(Equations system, Elimination elimination, long[] constants, List<Integer> sums) {
        Elimination.Solution solution = elimination.solve(constants);
        for (int s = 0; s < sums.size(); s++) {
            int sum = sums.get(s);
            BitSet rows = open.get(sum);
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                int unknown = system.numbers.get(s)[row];
                if (period.hidden().get(sum).get(row)
                        && !period.carried().get(row)
                        && elimination.isDetermined(unknown)) {
                    if (solution.value(unknown) == 0) {
                        zeros++;
                    } else {
                        findings.add(finding(Finding.Kind.KNOWN, sum, row));
                    }
                }
            }
        }
    }

    private Finding finding(Finding.Kind kind, int sum, int row) {
        AuditScheme.LevelScheme level = scheme.levels().get(period.levels()[row]);
        List<String> place = new ArrayList<>(List.of(period.period(), level.label()));
        place.addAll(period.places().get(row));
        return new Finding(kind, String.join("/", place), scheme.sums().get(sum).column());
    }

    /** The equations over one sum, or over a whole and its parts. */
    private final class Equations {
        private final List<Integer> sums;
        private final List<int[]> numbers = new ArrayList<>();
        private final SparseMatrix.Builder matrix;
        /** Lines by their number, rows as −1 less theirs. */
        private final List<int[]> constants = new ArrayList<>();

        Equations(List<Integer> sums, boolean isSplit) {
            this.sums = sums;
            int count = 0;
            for (int sum : sums) {
                int[] own = new int[period.rows()];
                Arrays.fill(own, -1);
                BitSet rows = open.get(sum);
                for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                    own[row] = count++;
                }
                numbers.add(own);
            }
            this.matrix = new SparseMatrix.Builder(count);
            for (int s = 0; s < sums.size(); s++) {
                for (int line = 0; line < lines.size(); line++) {
                    addLine(s, line);
                }
            }
            for (int row = 0; isSplit && row < period.rows(); row++) {
                addRow(row);
            }
        }

        private void addLine(int s, int line) {
            int[] own = numbers.get(s);
            int[] totals = open(own, lines.totals().get(line));
            int[] parts = open(own, lines.parts().get(line));
            if (totals.length + parts.length > 0) {
                int[] unknowns = IntStream.concat(Arrays.stream(parts), Arrays.stream(totals))
                        .toArray();
                int[] signs = new int[unknowns.length];
                Arrays.fill(signs, 0, parts.length, 1);
                Arrays.fill(signs, parts.length, signs.length, -1);
                matrix.add(unknowns, signs);
                constants.add(new int[] {s, line});
            }
        }

        private void addRow(int row) {
            int[] unknowns = new int[sums.size()];
            int[] signs = new int[sums.size()];
            int length = 0;
            for (int s = 0; s < sums.size(); s++) {
                if (numbers.get(s)[row] >= 0) {
                    unknowns[length] = numbers.get(s)[row];
                    signs[length++] = s == 0 ? -1 : 1;
                }
            }
            if (length > 0) {
                matrix.add(Arrays.copyOf(unknowns, length), Arrays.copyOf(signs, length));
                constants.add(new int[] {-1, row});
            }
        }

        private int[] open(int[] own, int[] rows) {
            return Arrays.stream(rows)
                    .map(row -> own[row])
                    .filter(unknown -> unknown >= 0)
                    .toArray();
        }

        SparseMatrix matrix() {
            return matrix.build();
        }

        /**
         * The right sides.
         *
         * @param only the sum that the equations are over, where they are over one
         */
        long[] constants(int only) {
            return constants.stream()
                    .mapToLong(of ->
                            of[0] < 0 ? leftOfRow(of[1]) : leftOfLine(sums.size() > 1 ? sums.get(of[0]) : only, of[1]))
                    .toArray();
        }

        private long leftOfLine(int sum, int line) {
            return known(sum, lines.totals().get(line))
                    - known(sum, lines.parts().get(line));
        }

        private long leftOfRow(int row) {
            long left = value(sums.get(0), row);
            for (int s = 1; s < sums.size(); s++) {
                left -= value(sums.get(s), row);
            }
            return left;
        }
    }
}
