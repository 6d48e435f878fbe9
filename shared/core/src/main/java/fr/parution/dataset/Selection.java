// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.time.LocalDate;
import java.util.List;

/**
 * What a data set takes from the source.
 *
 * @param relation the base: one row is one file
 * @param person the column of the base that identifies the person
 * @param periodColumn the date of the base that places a row in a period; rows without it are not part of the data set
 * @param from the first day of the data set, the first of its period; earlier rows are not part of it
 */
public record Selection(
        String relation,
        String person,
        String periodColumn,
        PeriodUnit periodUnit,
        LocalDate from,
        List<Join> joins,
        List<Pivot> pivots) {

    /** Copies its lists. */
    public Selection {
        joins = List.copyOf(joins);
        pivots = List.copyOf(pivots);
    }
}
