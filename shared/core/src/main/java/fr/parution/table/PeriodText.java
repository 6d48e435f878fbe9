// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import fr.parution.dataset.PeriodColumn;
import fr.parution.dataset.PeriodUnit;

/** How a period is written in a published column. */
public final class PeriodText {

    private PeriodText() {}

    /** The period as text; a year or a month in digits. */
    public static String of(PeriodUnit unit, int period, PeriodColumn.Form form) {
        return switch (form) {
            case LABEL -> unit.label(period);
            case FIRST_DAY -> unit.firstDay(period).toString();
            case YEAR, MONTH -> Integer.toString(number(unit, period, form));
        };
    }

    /** The period as a number, for the two forms that are one. */
    public static int number(PeriodUnit unit, int period, PeriodColumn.Form form) {
        return form == PeriodColumn.Form.YEAR
                ? unit.year(period)
                : unit.firstDay(period).getMonthValue();
    }
}
