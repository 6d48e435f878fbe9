// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.aggregate.AggregationPlan;
import fr.parution.table.Aggregate;
import fr.parution.table.ValueColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan asks of each row, by place. Persons are counted once for each flag: flag 0 is every row of theirs, the others
 * are the values that must be present. Parts are the values of which the largest sums of single persons are asked for, or of
 * single bodies, of so many kinds.
 */
final class PlanColumns {

    private final AggregationPlan plan;
    private final List<ValueColumn> flags = new ArrayList<>();
    private final List<ValueColumn> parts = new ArrayList<>();
    private final List<ValueColumn> bodies = new ArrayList<>();

    PlanColumns(AggregationPlan plan) {
        this.plan = plan;
        for (Aggregate aggregate : plan.aggregates()) {
            if (aggregate instanceof Aggregate.PersonsPresent present && !flags.contains(present.value())) {
                flags.add(present.value());
            }
            addOnce(partOf(aggregate), parts);
            addOnce(bodyOf(aggregate), bodies);
        }
        if (flags.size() >= Long.SIZE) {
            throw new IllegalArgumentException(flags.size() + " values whose persons are counted");
        }
    }

    private static void addOnce(@Nullable ValueColumn value, List<ValueColumn> values) {
        if (value != null && !values.contains(value)) {
            values.add(value);
        }
    }

    private static @Nullable ValueColumn partOf(Aggregate aggregate) {
        if (aggregate instanceof Aggregate.LargestOfPerson largest) {
            return largest.value();
        }
        if (aggregate instanceof Aggregate.SecondOfPerson second) {
            return second.value();
        }
        if (aggregate instanceof Aggregate.LargestOfBody largest) {
            return largest.value();
        }
        return aggregate instanceof Aggregate.SecondOfBody second ? second.value() : null;
    }

    private static @Nullable ValueColumn bodyOf(Aggregate aggregate) {
        if (aggregate instanceof Aggregate.Bodies count) {
            return count.body();
        }
        if (aggregate instanceof Aggregate.LargestOfBody largest) {
            return largest.body();
        }
        return aggregate instanceof Aggregate.SecondOfBody second ? second.body() : null;
    }

    /** Whether persons must be told apart. */
    boolean tellsPersonsApart() {
        return !parts.isEmpty()
                || plan.aggregates().stream()
                        .anyMatch(a -> a instanceof Aggregate.Persons || a instanceof Aggregate.PersonsPresent);
    }

    int aggregates() {
        return plan.aggregates().size();
    }

    Aggregate aggregate(int index) {
        return plan.aggregates().get(index);
    }

    /** The flag by which an aggregate counts persons, or -1. */
    int flag(int aggregate) {
        Aggregate asked = aggregate(aggregate);
        if (asked instanceof Aggregate.PersonsPresent present) {
            return 1 + flags.indexOf(present.value());
        }
        return asked instanceof Aggregate.Persons ? 0 : -1;
    }

    /** The part whose largest or second largest sum an aggregate is, or -1. */
    int part(int aggregate) {
        ValueColumn part = partOf(aggregate(aggregate));
        return part == null ? -1 : parts.indexOf(part);
    }

    int parts() {
        return parts.size();
    }

    /** The kind of bodies that an aggregate is about, or -1. */
    int kind(int aggregate) {
        ValueColumn body = bodyOf(aggregate(aggregate));
        return body == null ? -1 : bodies.indexOf(body);
    }

    /** How many kinds of bodies there are. */
    int kinds() {
        return bodies.size();
    }

    /** The bodies of a block's rows. */
    long[] bodies(StagedBlock block, int kind) {
        return block.values(plan.column(bodies.get(kind)));
    }

    /** Whether an aggregate is no sum over the cells below. */
    boolean isApart(int aggregate) {
        return part(aggregate) >= 0 || kind(aggregate) >= 0;
    }

    /** The sums of a block's rows that are parts. */
    long[] part(StagedBlock block, int part) {
        return block.values(plan.column(parts.get(part)));
    }

    /** The value of a block's rows that an aggregate is about. */
    long[] value(StagedBlock block, ValueColumn value) {
        return block.values(plan.column(value));
    }

    /** Sets the flags of a block's rows. */
    void flags(StagedBlock block, long[] target) {
        Arrays.fill(target, 0, block.rows(), 1);
        for (int flag = 0; flag < flags.size(); flag++) {
            long bit = 2L << flag;
            long absent = absent(flags.get(flag));
            long[] numbers = value(block, flags.get(flag));
            for (int row = 0; row < block.rows(); row++) {
                target[row] |= isPresent(numbers[row], absent) ? bit : 0;
            }
        }
    }

    /** The number that says, as a missing one does, that there is nothing. */
    static long absent(ValueColumn value) {
        return value.zeroIsAbsent() ? 0 : StagedBlock.MISSING;
    }

    static boolean isPresent(long number, long absent) {
        return number != absent && number != StagedBlock.MISSING;
    }
}
