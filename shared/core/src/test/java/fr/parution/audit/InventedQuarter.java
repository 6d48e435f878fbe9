// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import fr.parution.audit.AuditScheme.Axis;
import fr.parution.audit.AuditScheme.Kind;
import fr.parution.audit.AuditScheme.Level;
import fr.parution.audit.AuditScheme.Measure;
import fr.parution.audit.AuditScheme.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A quarter of files drawn at random, over a region, a department within it and further dimensions, with margins that
 * cross; and a simple way to hide in it what has too few persons. Measures: files, persons, an amount and its two parts.
 */
final class InventedQuarter {

    static final int FILES = 0;
    static final int PERSONS = 1;
    static final int AMOUNT = 2;
    static final int THRESHOLD = 5;

    private final AuditScheme scheme;
    private final List<int[]> codes = new ArrayList<>();
    private final List<Integer> levels = new ArrayList<>();
    private final List<long[]> figures = new ArrayList<>();

    InventedQuarter(List<Integer> sizes, List<List<Integer>> margins, int files, long seed) {
        List<Axis> axes = IntStream.range(0, sizes.size())
                .mapToObj(axis -> new Axis("d" + axis, List.of("code_d" + axis)))
                .toList();
        List<Level> all = new ArrayList<>();
        all.add(new Level("detail", IntStream.range(0, sizes.size()).boxed().toList()));
        margins.forEach(margin -> all.add(new Level("niveau" + all.size(), margin)));
        this.scheme = new AuditScheme(
                "essai",
                "trimestre",
                "niveau",
                "secret_statistique",
                axes,
                all,
                List.of(
                        new Measure("nb", Kind.ROWS, false, -1, -1, 1),
                        new Measure("personnes", Kind.PERSONS, false, -1, -1, 1),
                        new Measure("montant", Kind.SUM, true, -1, -1, 1),
                        new Measure("prix_moyen", Kind.QUOTIENT, true, 2, 0, 1),
                        new Measure("part_a", Kind.SUM, true, -1, -1, 1),
                        new Measure("part_b", Kind.SUM, true, -1, -1, 1)),
                List.of(new Split(2, List.of(4, 5))),
                THRESHOLD);
        count(sizes, files, new Random(seed));
    }

    /** The users' set at its full size: departments and regions at the full cross, their totals, coarser margins, France. */
    static InventedQuarter fullSize() {
        return new InventedQuarter(
                List.of(18, 6, 2, 6, 12, 4),
                List.of(
                        List.of(0, 2, 3, 4, 5),
                        List.of(0, 1),
                        List.of(0, 2, 3),
                        List.of(0, 3, 4),
                        List.of(0, 5),
                        List.of(2, 3, 4),
                        List.of(2, 3),
                        List.of(0),
                        List.of()),
                340_000,
                7);
    }

    private void count(List<Integer> sizes, int files, Random random) {
        Map<List<Integer>, Object[]> cells = new LinkedHashMap<>();
        for (int file = 0; file < files; file++) {
            int person = random.nextInt(Math.max(1, files * 9 / 10));
            Random home = new Random(person * 31L + files);
            int[] drawn = new int[sizes.size()];
            for (int axis = 0; axis < drawn.length; axis++) {
                drawn[axis] = (int) (sizes.get(axis) * Math.pow(home.nextDouble(), 3.0));
            }
            drawn[drawn.length - 1] = (int) (sizes.get(drawn.length - 1) * Math.pow(random.nextDouble(), 3));
            long price = 10_000L + random.nextInt(400_000);
            long part = random.nextInt(20) == 0 ? price / 3 : 0;
            for (int level = 0; level < scheme.levels().size(); level++) {
                List<Integer> key = new ArrayList<>(List.of(level));
                for (int axis = 0; axis < drawn.length; axis++) {
                    key.add(scheme.levels().get(level).axes().contains(axis) ? drawn[axis] : -1);
                }
                Object[] cell = cells.computeIfAbsent(key, k -> new Object[] {new long[6], new HashSet<Integer>()});
                long[] sums = (long[]) cell[0];
                sums[0]++;
                sums[2] += price;
                sums[4] += price - part;
                sums[5] += part;
                persons(cell).add(person);
            }
        }
        cells.forEach((key, cell) -> {
            long[] sums = (long[]) cell[0];
            sums[1] = persons(cell).size();
            sums[3] = Math.floorDiv(2 * sums[2] + sums[0], 2 * sums[0]);
            levels.add(key.get(0));
            codes.add(key.stream().skip(1).mapToInt(Integer::intValue).toArray());
            figures.add(sums);
        });
    }

    @SuppressWarnings("unchecked")
    private static Set<Integer> persons(Object[] cell) {
        return (Set<Integer>) cell[1];
    }

    AuditScheme scheme() {
        return scheme;
    }

    int rows() {
        return figures.size();
    }

    int level(int row) {
        return levels.get(row);
    }

    long figure(int measure, int row) {
        return figures.get(row)[measure];
    }

    /** The rows with too few persons. */
    BitSet primary() {
        BitSet few = new BitSet();
        for (int row = 0; row < rows(); row++) {
            few.set(row, figures.get(row)[PERSONS] < THRESHOLD);
        }
        return few;
    }

    /** What is published when these rows are hidden. */
    PublishedCells published(BitSet hidden) {
        return published(hidden, hidden);
    }

    /** The same, with the amount hidden in other rows than the rest; its parts are hidden with the rest. */
    PublishedCells published(BitSet hidden, BitSet amountHidden) {
        PublishedCells.Builder builder = new PublishedCells.Builder(scheme);
        for (int row = 0; row < rows(); row++) {
            long[] values = figures.get(row).clone();
            for (int measure = 0; measure < values.length; measure++) {
                boolean amount = measure == AMOUNT || measure == AMOUNT + 1;
                if ((amount ? amountHidden : hidden).get(row)) {
                    values[measure] = PublishedCells.HIDDEN;
                }
            }
            builder.add(levels.get(row), texts(row), values);
        }
        return builder.build("2026-T1");
    }

    private List<String> texts(int row) {
        return Arrays.stream(codes.get(row)).mapToObj(code -> "C" + code).toList();
    }

    /**
     * Hides more until the audit finds nothing: of the first lines of each finding the shown row with the fewest persons.
     *
     * @param rounds how often at most
     */
    BitSet repaired(int rounds) {
        BitSet hidden = primary();
        for (int round = 0; round < rounds; round++) {
            PublishedCells cells = published(hidden);
            PeriodAudit audit = PeriodAudit.of(cells);
            if (audit.findings().isEmpty()) {
                break;
            }
            Set<Integer> given = new HashSet<>();
            audit.findings().forEach(finding -> given.add(finding.row()));
            for (Line line : Lines.structural(cells)) {
                if (Arrays.stream(line.parts()).anyMatch(given::contains)) {
                    cheapest(cells, line, hidden);
                }
            }
        }
        return hidden;
    }

    private void cheapest(PublishedCells cells, Line line, BitSet hidden) {
        int[] shown = Arrays.stream(line.parts())
                .map(cells::source)
                .filter(row -> !hidden.get(row))
                .toArray();
        Arrays.stream(shown)
                .boxed()
                .min(java.util.Comparator.comparingLong(row -> figure(PERSONS, row)))
                .ifPresentOrElse(hidden::set, () -> hidden.set(cells.source(line.totals()[0])));
    }
}
