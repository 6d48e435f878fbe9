// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.MeasureColumn;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The measures that describe the same persons of a cell, and are therefore shown or hidden together. Group 0 holds all
 * persons of the cell; when it is hidden, every other group of the cell is hidden too.
 *
 * @param persons index of the aggregate that counts the group's persons
 * @param measures indexes of the measures
 */
record ContributorGroup(int persons, List<Integer> measures) {

    ContributorGroup {
        measures = List.copyOf(measures);
    }

    static List<ContributorGroup> of(TableShape shape) {
        List<ContributorGroup> groups = new ArrayList<>();
        groups.add(new ContributorGroup(shape.persons(), measuresOf(shape, shape.persons())));
        for (MeasureColumn measure : shape.measures()) {
            if (groups.stream().noneMatch(group -> group.persons() == measure.contributors())) {
                groups.add(new ContributorGroup(measure.contributors(), measuresOf(shape, measure.contributors())));
            }
        }
        return groups;
    }

    private static List<Integer> measuresOf(TableShape shape, int contributors) {
        List<Integer> measures = new ArrayList<>();
        for (int i = 0; i < shape.measures().size(); i++) {
            if (shape.measures().get(i).contributors() == contributors) {
                measures.add(i);
            }
        }
        return measures;
    }
}
