// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.Aggregate;
import fr.parution.table.Contributors;
import fr.parution.table.MeasureColumn;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The measures that describe the same persons of a cell, and are therefore shown or hidden together. Group 0 holds all
 * persons of the cell; when it is hidden, every other group of the cell is hidden too, save one that is always shown.
 *
 * @param contributors who is behind the measures
 * @param measures indexes of the measures
 * @param files index of the aggregate that counts their rows, or -1 where none does
 */
record ContributorGroup(Contributors contributors, List<Integer> measures, int files) {

    ContributorGroup {
        measures = List.copyOf(measures);
    }

    static List<ContributorGroup> of(TableShape shape) {
        List<ContributorGroup> groups = new ArrayList<>();
        Contributors all = Contributors.counted(shape.persons());
        groups.add(of(shape, all));
        for (MeasureColumn measure : shape.measures()) {
            if (groups.stream().noneMatch(group -> group.contributors().equals(measure.contributors()))) {
                groups.add(of(shape, measure.contributors()));
            }
        }
        return groups;
    }

    /** The group that a measure belongs to. */
    static int indexOf(List<ContributorGroup> groups, int measure) {
        for (int g = 0; g < groups.size(); g++) {
            if (groups.get(g).measures().contains(measure)) {
                return g;
            }
        }
        throw new IllegalArgumentException("no group holds measure " + measure);
    }

    /** Index of the aggregate that counts the group's persons. */
    int persons() {
        return contributors.persons();
    }

    boolean isAlwaysShown() {
        return contributors.persons() == Contributors.NOBODY;
    }

    private static ContributorGroup of(TableShape shape, Contributors contributors) {
        List<Integer> measures = measuresOf(shape, contributors);
        for (int measure : measures) {
            int counted = shape.measures().get(measure).numerator();
            Aggregate aggregate = shape.aggregates().get(counted);
            if (shape.measures().get(measure).denominator() < 0
                    && (aggregate instanceof Aggregate.Rows || aggregate instanceof Aggregate.Present)) {
                return new ContributorGroup(contributors, measures, counted);
            }
        }
        return new ContributorGroup(contributors, measures, -1);
    }

    private static List<Integer> measuresOf(TableShape shape, Contributors contributors) {
        List<Integer> measures = new ArrayList<>();
        for (int i = 0; i < shape.measures().size(); i++) {
            if (shape.measures().get(i).contributors().equals(contributors)) {
                measures.add(i);
            }
        }
        return measures;
    }
}
