// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import fr.parution.linear.Deduction;
import fr.parution.linear.LinearSystem;
import java.util.List;

/** The hidden figures of one measure, or of several that are split into one another, and what follows for each. */
public final class MeasureSystem {

    private final FigureSystem figures;
    private final List<Integer> measures;
    private final LinearSystem system;
    private final Deduction deduction;

    MeasureSystem(FigureSystem figures, List<Integer> measures, FigureBounds bounds) {
        this.figures = figures;
        this.measures = List.copyOf(measures);
        this.system = figures.system(measures, bounds);
        this.deduction = new Deduction(system, figures.eliminations());
    }

    /** How many figures are hidden. */
    public int unknowns() {
        return figures.unknowns();
    }

    /** The measure of an unknown. */
    public int measure(int unknown) {
        return measures.get(figures.slot(unknown));
    }

    /** The row of an unknown. */
    public int row(int unknown) {
        return figures.row(unknown);
    }

    /** What follows with certainty. */
    public Deduction deduction() {
        return deduction;
    }

    LinearSystem system() {
        return system;
    }

    /** The most that a figure of the first measure can be, or what it is where it is shown. */
    long most(PublishedCells cells, int row) {
        int unknown = figures.unknown(0, row);
        return unknown < 0
                ? cells.value(measures.get(0), row)
                : deduction.bounds().most(unknown);
    }
}
