// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import fr.parution.linear.Deduction;
import fr.parution.linear.Enough;
import fr.parution.linear.Intervals;
import fr.parution.linear.LinearSystem;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;

/** The hidden figures of one measure, or of several that are split into one another, and what follows for each. */
public final class MeasureSystem {

    private final FigureSystem figures;
    private final List<Integer> measures;
    private final LinearSystem system;
    private final Deduction deduction;
    private final BitSet judged;
    private final Intervals intervals;

    /**
     * @param isJudged whether a figure is judged, by measure and row
     */
    MeasureSystem(
            FigureSystem figures,
            List<Integer> measures,
            FigureBounds bounds,
            BiPredicate<Integer, Integer> isJudged,
            Enough enough) {
        this.figures = figures;
        this.measures = List.copyOf(measures);
        this.system = figures.system(measures, bounds);
        this.deduction = new Deduction(system, figures.eliminations());
        this.judged = new BitSet();
        for (int unknown = 0; unknown < unknowns(); unknown++) {
            judged.set(unknown, isJudged.test(measure(unknown), row(unknown)));
        }
        this.intervals = Intervals.of(deduction, judged, enough, PeriodAudit.LIMITS);
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

    /** How closely anybody can tell each. */
    public Intervals intervals() {
        return intervals;
    }

    BitSet judged() {
        return judged;
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
