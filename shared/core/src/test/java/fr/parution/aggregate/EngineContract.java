// SPDX-License-Identifier: EUPL-1.2
package fr.parution.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.dataset.ColumnRef;
import fr.parution.problem.ParutionException;
import fr.parution.problem.ProblemCode;
import fr.parution.table.Aggregate;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import fr.parution.table.ValueColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every engine keeps: the same staged rows give the table of {@link ReferenceAggregator}, to the last unit. */
public abstract class EngineContract {

    private static final int PERIOD = 8081;

    @TempDir
    protected Path directory;

    /** A new engine. */
    protected abstract Engine engine();

    /** Writes rows as a staged partition of the plan, in the order given. */
    protected abstract Path partition(AggregationPlan plan, List<MicroRow> rows);

    @Test
    void randomRowsGiveTheReferenceTable() {
        try (Engine engine = engine()) {
            for (long seed = 0; seed < 25; seed++) {
                AggregationPlan plan = plan(seed);
                List<MicroRow> rows = rows(plan, seed, 400);
                check(plan, rows, engine.aggregate(plan, PERIOD, plan.shape().layout(), partition(plan, rows)));
            }
        }
    }

    @Test
    void largestSumsOfPersonsGiveTheReferenceTable() {
        try (Engine engine = engine()) {
            for (long seed = 0; seed < 10; seed++) {
                AggregationPlan plan = withParts(
                        seed % 2 == 0
                                ? plan(seed)
                                : InventedDataset.crossed(List.of(3, 4), List.of(List.of(0), List.of(1), List.of())));
                List<MicroRow> rows = rows(plan, seed, 300);
                check(plan, rows, engine.aggregate(plan, PERIOD, plan.shape().layout(), partition(plan, rows)));
            }
        }
    }

    /** The same plan with the largest amounts of single persons. */
    private static AggregationPlan withParts(AggregationPlan plan) {
        ValueColumn amount = plan.values().get(InventedDataset.AMOUNT);
        ValueColumn part = plan.values().get(InventedDataset.PART);
        return with(
                plan,
                List.of(
                        new Aggregate.LargestOfPerson(amount),
                        new Aggregate.SecondOfPerson(part),
                        new Aggregate.SecondOfPerson(amount)),
                plan.values());
    }

    private static AggregationPlan with(AggregationPlan plan, List<Aggregate> more, List<ValueColumn> values) {
        TableShape shape = plan.shape();
        List<Aggregate> aggregates = new ArrayList<>(shape.aggregates());
        aggregates.addAll(more);
        return new AggregationPlan(
                plan.dataset(),
                new TableShape(
                        shape.schema(),
                        shape.sources(),
                        shape.periodUnit(),
                        shape.dimensions(),
                        shape.levels(),
                        shape.territory(),
                        aggregates,
                        shape.measures(),
                        shape.persons(),
                        shape.rows(),
                        shape.splits()),
                values);
    }

    @Test
    void largestSumsOfBodiesGiveTheReferenceTable() {
        ValueColumn body = ValueColumn.body(new ColumnRef("formation", "siret_organisme"));
        try (Engine engine = engine()) {
            for (long seed = 0; seed < 10; seed++) {
                AggregationPlan plan = withBodies(
                        seed % 2 == 0
                                ? plan(seed)
                                : InventedDataset.crossed(List.of(3, 4), List.of(List.of(0), List.of(1), List.of())),
                        body);
                Random random = new Random(seed);
                List<MicroRow> rows = new ArrayList<>();
                for (MicroRow row : rows(plan, seed, 300)) {
                    List<@Nullable Long> values = new ArrayList<>(row.values());
                    values.add(random.nextInt(10) == 0 ? null : (Long) random.nextLong(12));
                    rows.add(new MicroRow(row.key(), row.person(), values));
                }
                check(plan, rows, engine.aggregate(plan, PERIOD, plan.shape().layout(), partition(plan, rows)));
            }
        }
    }

    /** The same plan with the largest amounts of single bodies, and of single persons beside them. */
    private static AggregationPlan withBodies(AggregationPlan plan, ValueColumn body) {
        List<ValueColumn> values = new ArrayList<>(plan.values());
        values.add(body);
        ValueColumn amount = values.get(InventedDataset.AMOUNT);
        ValueColumn part = values.get(InventedDataset.PART);
        return with(
                plan,
                List.of(
                        new Aggregate.Bodies(body),
                        new Aggregate.LargestOfBody(amount, body),
                        new Aggregate.SecondOfBody(amount, body),
                        new Aggregate.LargestOfPerson(amount),
                        new Aggregate.SecondOfBody(part, body)),
                values);
    }

    @Test
    void anyOrderOfRowsGivesTheSameTable() {
        AggregationPlan plan = plan(3);
        List<MicroRow> rows = rows(plan, 3, 300);
        List<MicroRow> turned = new ArrayList<>(rows);
        java.util.Collections.reverse(turned);
        try (Engine engine = engine()) {
            check(plan, rows, engine.aggregate(plan, PERIOD, plan.shape().layout(), partition(plan, turned)));
        }
    }

    @Test
    void personInSeveralCellsCountsOnceInTheirTotal() {
        AggregationPlan plan = InventedDataset.plan(List.of(2, 3), List.of(1, 0));
        List<MicroRow> rows = List.of(
                row(plan, 7, 100L, 5L, 0L, 0, 0), row(plan, 7, 100L, 5L, 0L, 0, 1), row(plan, 7, 100L, 5L, 0L, 1, 2));
        try (Engine engine = engine()) {
            RawTable table = engine.aggregate(plan, PERIOD, plan.shape().layout(), partition(plan, rows));
            check(plan, rows, table);
            assertThat(table.value(plan.shape().persons(), table.rows() - 1)).isEqualTo(1);
            assertThat(table.value(plan.shape().rows(), table.rows() - 1)).isEqualTo(3);
        }
    }

    @Test
    void missingValuesAndZeroPartsAreNotPresent() {
        AggregationPlan plan = InventedDataset.plan(List.of(2), List.of(0));
        List<MicroRow> rows = List.of(
                row(plan, 1, 0L, null, 0L, 0), row(plan, 2, -250L, 0L, 100L, 0), row(plan, 3, 100L, null, -1L, 0));
        try (Engine engine = engine()) {
            check(plan, rows, engine.aggregate(plan, PERIOD, plan.shape().layout(), partition(plan, rows)));
        }
    }

    @Test
    void largeAmountsAndIdentifiersAreExact() {
        AggregationPlan plan = InventedDataset.plan(List.of(2), List.of(0));
        List<MicroRow> rows = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            rows.add(row(plan, Long.MIN_VALUE + i, 999_999_999_999_999L, 1L, 1L, 0));
            rows.add(row(plan, Long.MAX_VALUE - i, 999_999_999_999_999L, 1L, 1L, 1));
        }
        try (Engine engine = engine()) {
            check(plan, rows, engine.aggregate(plan, PERIOD, plan.shape().layout(), partition(plan, rows)));
        }
    }

    @Test
    void keysOfManyBitsKeepTheirOrder() {
        AggregationPlan plan = InventedDataset.plan(List.of(200, 200, 200, 200, 200, 200, 200), List.of(6, 3, 1, 0));
        List<MicroRow> rows = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            Integer[] codes = new Integer[7];
            Arrays.setAll(codes, d -> random.nextInt(200));
            rows.add(row(plan, i % 20, 1L, 1L, 1L, codes));
        }
        try (Engine engine = engine()) {
            check(plan, rows, engine.aggregate(plan, PERIOD, plan.shape().layout(), partition(plan, rows)));
        }
    }

    @Test
    void emptyPartitionGivesAnEmptyTable() {
        AggregationPlan plan = plan(1);
        try (Engine engine = engine()) {
            assertThat(engine.aggregate(plan, PERIOD, plan.shape().layout(), partition(plan, List.of()))
                            .rows())
                    .isZero();
        }
    }

    @Test
    void damagedPartitionIsRefusedAndTheEngineGoesOn() throws IOException {
        AggregationPlan plan = plan(2);
        List<MicroRow> rows = rows(plan, 2, 50);
        Path whole = partition(plan, rows);
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(directory.resolve("half.parquet"), Arrays.copyOf(bytes, bytes.length / 2));
        try (Engine engine = engine()) {
            assertThatThrownBy(() -> engine.aggregate(plan, PERIOD, plan.shape().layout(), half))
                    .isInstanceOfSatisfying(
                            ParutionException.class,
                            e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STAGING_DAMAGED));
            check(plan, rows, engine.aggregate(plan, PERIOD, plan.shape().layout(), whole));
        }
    }

    private static AggregationPlan plan(long seed) {
        Random random = new Random(seed);
        List<Integer> sizes = new ArrayList<>();
        for (int d = 0; d <= random.nextInt(4); d++) {
            sizes.add(1 + random.nextInt(6));
        }
        List<Integer> kept = new ArrayList<>();
        for (int keep = sizes.size() - 1; keep >= 0; keep--) {
            kept.add(keep);
        }
        return InventedDataset.plan(sizes, kept);
    }

    private static List<MicroRow> rows(AggregationPlan plan, long seed, int count) {
        Random random = new Random(seed);
        List<MicroRow> rows = new ArrayList<>();
        int dimensions = plan.shape().layout().dimensions().size();
        for (int i = 0; i < count; i++) {
            Integer[] codes = new Integer[dimensions];
            Arrays.setAll(codes, d -> random.nextInt(plan.shape().layout().size(d)));
            rows.add(row(
                    plan,
                    random.nextInt(60),
                    (long) random.nextInt(100_000),
                    random.nextBoolean() ? null : (long) random.nextInt(99),
                    (long) random.nextInt(3),
                    codes));
        }
        return rows;
    }

    private static MicroRow row(
            AggregationPlan plan, long person, Long cents, Long duration, Long part, Integer... codes) {
        return new MicroRow(InventedDataset.key(plan, List.of(codes)), person, Arrays.asList(cents, duration, part));
    }

    private static void check(AggregationPlan plan, List<MicroRow> rows, RawTable table) {
        assertThat(lines(plan, table)).isEqualTo(lines(plan, ReferenceAggregator.aggregate(plan, PERIOD, rows)));
    }

    private static List<String> lines(AggregationPlan plan, RawTable table) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            StringBuilder line = new StringBuilder(table.period() + " " + table.level(row) + " " + table.key(row));
            for (int a = 0; a < plan.aggregates().size(); a++) {
                line.append(' ').append(table.value(a, row));
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
