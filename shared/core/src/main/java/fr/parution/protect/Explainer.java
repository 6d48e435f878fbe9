// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.protect.Explanation.Hidden;
import fr.parution.protect.Explanation.Reason;
import fr.parution.table.Cell;
import fr.parution.table.Dictionary;
import fr.parution.table.RawTable;
import fr.parution.table.Split;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds a row by what it says beside its figures, and tells by which rules they are hidden. */
final class Explainer {

    private final TableShape shape;
    private final List<ContributorGroup> groups;
    private final PrimaryRules rules;

    Explainer(TableShape shape, List<ContributorGroup> groups, PrimaryRules rules) {
        this.shape = shape;
        this.groups = groups;
        this.rules = rules;
    }

    /**
     * The rows of the coarsest level that say all this: a region's total before its departments.
     *
     * @param cell published columns with what they say
     */
    List<Integer> find(RawTable table, List<Dictionary> dictionaries, Pattern pattern, Map<String, String> cell) {
        ProtectedPeriod period =
                ProtectedPeriod.of(shape, groups, table, dictionaries, pattern, ProtectedPeriod.Cost.NOTHING);
        CellReader reader = new CellReader(shape, groups, table.period());
        List<Integer> found = new ArrayList<>();
        int kept = Integer.MAX_VALUE;
        for (int row = 0; row < table.rows(); row++) {
            reader.moveTo(period, row);
            if (says(reader, cell)) {
                int keeps = shape.levels().get(table.level(row)).keeps().size();
                if (keeps < kept) {
                    found.clear();
                    kept = keeps;
                }
                if (keeps == kept) {
                    found.add(row);
                }
            }
        }
        return found;
    }

    private boolean says(CellReader reader, Map<String, String> cell) {
        return cell.entrySet().stream()
                .allMatch(asked -> reader.cell(shape.schema().indexOf(asked.getKey())) instanceof Cell.Text text
                        && text.value().equals(asked.getValue()));
    }

    Explanation explain(RawTable table, Pattern pattern, int row) {
        List<Hidden> hidden = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            if (pattern.isHidden(g, row) && !groups.get(g).measures().isEmpty()) {
                List<String> measures = groups.get(g).measures().stream()
                        .map(measure -> shape.measures().get(measure).name())
                        .toList();
                hidden.add(new Hidden(measures, reason(table, pattern, g, row)));
            }
        }
        return new Explanation(Place.of(shape, table, row), hidden);
    }

    private Reason reason(RawTable table, Pattern pattern, int g, int row) {
        ContributorGroup group = groups.get(g);
        if (rules.threshold().isUnsafe(table.value(group.persons(), row))) {
            return Reason.THRESHOLD;
        }
        if (group.contributors().hasParts()) {
            long sum = table.value(group.contributors().sum(), row);
            long largest = table.value(group.contributors().largest(), row);
            if (rules.dominance().isUnsafe(sum, largest)) {
                return Reason.DOMINANCE;
            }
            if (rules.pPercent()
                    .isUnsafe(sum, largest, table.value(group.contributors().second(), row))) {
                return Reason.P_PERCENT;
            }
            if (rules.isOfFewBodies(table, row, group.contributors())) {
                return Reason.BODY;
            }
        }
        if (g > 0 && pattern.isHidden(0, row)) {
            return Reason.ROW;
        }
        return isPart(g) ? Reason.SPLIT : Reason.COVER;
    }

    private boolean isPart(int g) {
        for (Split split : shape.splits()) {
            for (int part : split.parts()) {
                if (groups.get(g).measures().contains(part)) {
                    return true;
                }
            }
        }
        return false;
    }
}
