// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

/**
 * What an audit looked at and how much room it found, in totals over the whole table: anyone can compute them from what is
 * published, and they say of no row what is hidden in it.
 *
 * @param rowsWithHiddenFigures rows of which something is hidden
 * @param unknowns hidden figures that add up, over all measures
 * @param equations shown or hidden totals in which they stand
 * @param components parts that share no unknown
 * @param largestComponent unknowns of the largest
 * @param linearPrograms programs that were solved
 * @param knownZeros hidden figures that can be known to be 0
 * @param tied rows of the full cross in which whoever knows a figure knows that of another row, over all measures
 * @param undecided figures of which the public audit found neither a bound that is too close nor a solution that shows room
 * @param narrowest how much room the figure with the least room has
 */
public record AuditFigures(
        int periods,
        long rows,
        long rowsWithHiddenFigures,
        long unknowns,
        long equations,
        long components,
        long largestComponent,
        long linearPrograms,
        long knownZeros,
        long tied,
        long undecided,
        Room narrowest) {

    /** Of nothing. */
    public static final AuditFigures NONE = new AuditFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Room.NOTHING_HIDDEN);

    /** By how much the greatest possible value of a figure is above the least, least room first. */
    public enum Room {
        LESS_THAN_10_PERCENT,
        FROM_10_TO_20_PERCENT,
        FROM_20_TO_50_PERCENT,
        FROM_50_TO_100_PERCENT,
        AT_LEAST_100_PERCENT,
        NOTHING_HIDDEN;

        static Room of(double low, double high) {
            if (low <= 0) {
                return AT_LEAST_100_PERCENT;
            }
            double part = high / low - 1 + 1e-6;
            if (part < 0.1) {
                return LESS_THAN_10_PERCENT;
            }
            if (part < 0.2) {
                return FROM_10_TO_20_PERCENT;
            }
            return part < 0.5 ? FROM_20_TO_50_PERCENT : part < 1 ? FROM_50_TO_100_PERCENT : AT_LEAST_100_PERCENT;
        }

        Room orNarrower(Room other) {
            return compareTo(other) <= 0 ? this : other;
        }
    }

    /** Of two tables that share no row. */
    public AuditFigures plus(AuditFigures other) {
        return new AuditFigures(
                periods + other.periods,
                rows + other.rows,
                rowsWithHiddenFigures + other.rowsWithHiddenFigures,
                unknowns + other.unknowns,
                equations + other.equations,
                components + other.components,
                Math.max(largestComponent, other.largestComponent),
                linearPrograms + other.linearPrograms,
                knownZeros + other.knownZeros,
                tied + other.tied,
                undecided + other.undecided,
                narrowest.orNarrower(other.narrowest));
    }
}
