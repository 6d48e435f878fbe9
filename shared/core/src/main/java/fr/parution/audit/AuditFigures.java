// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

/**
 * What an audit looked at, in totals over a data set.
 *
 * @param rows rows of all levels
 * @param rowsWithHiddenFigures those that say that they hide something
 * @param hiddenFigures sums that are not shown
 * @param knownZeros those that can only be nothing, which is accepted: nothing hides nobody
 * @param equations sums that were put into equations
 */
public record AuditFigures(long rows, long rowsWithHiddenFigures, long hiddenFigures, long knownZeros, long equations) {

    /** Of nothing. */
    public static final AuditFigures NONE = new AuditFigures(0, 0, 0, 0, 0);

    /** Of both. */
    public AuditFigures plus(AuditFigures other) {
        return new AuditFigures(
                rows + other.rows,
                rowsWithHiddenFigures + other.rowsWithHiddenFigures,
                hiddenFigures + other.hiddenFigures,
                knownZeros + other.knownZeros,
                equations + other.equations);
    }
}
