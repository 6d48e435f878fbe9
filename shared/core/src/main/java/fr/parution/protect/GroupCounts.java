// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.Aggregate;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;

/**
 * The aggregates that count the files and the persons behind a group of measures.
 *
 * @param files that of the persons, where none counts the files
 */
record GroupCounts(int files, int persons) {

    static GroupCounts of(TableShape shape, ContributorGroup group) {
        int persons = group.persons();
        if (shape.aggregates().get(persons) instanceof Aggregate.PersonsPresent present) {
            int files = shape.aggregates().indexOf(new Aggregate.Present(present.value()));
            return new GroupCounts(files < 0 ? persons : files, persons);
        }
        return new GroupCounts(shape.rows(), persons);
    }

    Counts of(RawTable table, int row) {
        return new Counts(table.value(files, row), table.value(persons, row));
    }

    /** What tells a group from the others of its data set, in any release. */
    static String name(TableShape shape, ContributorGroup group) {
        if (group.isAlwaysShown()) {
            return "always shown";
        }
        String persons = name(shape.aggregates().get(group.persons()));
        return group.contributors().hasParts()
                ? persons + " by "
                        + name(shape.aggregates().get(group.contributors().sum()))
                : persons;
    }

    private static String name(Aggregate aggregate) {
        if (aggregate instanceof Aggregate.PersonsPresent present) {
            return "persons with " + present.value().describe();
        }
        if (aggregate instanceof Aggregate.Sum sum) {
            return "sum of " + sum.value().describe();
        }
        return aggregate instanceof Aggregate.Persons ? "persons" : "rows";
    }
}
