// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * Dated sessions, numbered by month of start, then by department: about one for five purchases of the month, and at least one
 * per month and department. They are known six months ahead.
 */
final class Sessions {

    private static final YearMonth FIRST_MONTH = YearMonth.of(2019, 12);
    private static final int MONTHS_AHEAD = 6;
    private static final int PURCHASES_PER_SESSION = 5;
    private static final int TRIES = 3;

    private static final int DAY = 1;
    private static final int REMOTE = 2;
    private static final int ACTION = 3;

    private final Territory territory;
    private final Catalogue catalogue;
    private final Draw draw;
    private final int[] starts;
    private final int known;

    Sessions(SyntheticParameters parameters, PurchaseCalendar calendar, Territory territory, Catalogue catalogue) {
        this.territory = territory;
        this.catalogue = catalogue;
        this.draw = new Draw(parameters.seed(), "session_formation");
        int months = month(SyntheticParameters.LAST_AS_OF) + MONTHS_AHEAD;
        this.starts = new int[months * territory.size() + 1];
        for (int month = 0; month < months; month++) {
            addMonth(month, calendar);
        }
        this.known = starts[Math.min(months, month(parameters.asOf()) + MONTHS_AHEAD) * territory.size()];
    }

    /** How many sessions are announced on the day of drawing. */
    int count() {
        return known;
    }

    /** The number of a month, 0 for December 2019. */
    static int month(LocalDate date) {
        return (int) Math.max(0, ChronoUnit.MONTHS.between(FIRST_MONTH, YearMonth.from(date)));
    }

    /** A session that starts in the month in the department, for a number drawn from 0..1. */
    int in(int month, int department, double unit) {
        int block = month * territory.size() + department;
        return starts[block] + (int) ((starts[block + 1] - starts[block]) * unit);
    }

    LocalDate start(int session) {
        return start(session, Territory.owner(starts, session) / territory.size());
    }

    LocalDate start(int session, int month) {
        YearMonth of = FIRST_MONTH.plusMonths(month);
        return of.atDay(1 + draw.below(session, DAY, of.lengthOfMonth()));
    }

    /** The training given, more often of a kind that is in demand that year. */
    int action(int session) {
        int block = Territory.owner(starts, session);
        return action(session, block / territory.size(), block % territory.size());
    }

    int action(int session, int month, int department) {
        int year = FIRST_MONTH.plusMonths(month).getYear();
        int action = 0;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            action = catalogue.actionIn(department, draw.unit(session, ACTION + 2 * attempt));
            if (draw.chance(
                    session, ACTION + 2 * attempt + 1, catalogue.family(action).trend(year))) {
                return action;
            }
        }
        return action;
    }

    SessionFormation session(int session) {
        int action = action(session);
        LocalDate start = start(session);
        Modalite modalite = catalogue.modalite(action);
        boolean remote =
                modalite == Modalite.DISTANCE || (modalite == Modalite.MIXTE && draw.chance(session, REMOTE, 0.5));
        return new SessionFormation(session + 1, action + 1, start, start.plusDays(days(action) - 1L), remote);
    }

    /** How many days the training lasts: its hours at the pace of its kind, slower at a distance; 1 to 400. */
    int days(int action) {
        double pace = catalogue.family(action).hoursPerDay * 5 / 7;
        double paceHere = catalogue.modalite(action) == Modalite.DISTANCE ? Math.min(pace, 1.2) : pace;
        return (int) Math.min(400, Math.max(1, Math.round(catalogue.hours(action) / paceHere)));
    }

    private void addMonth(int month, PurchaseCalendar calendar) {
        LocalDate first = FIRST_MONTH.plusMonths(month).atDay(1);
        long purchases = calendar.countBefore(first.plusMonths(1)) - calendar.countBefore(first);
        int[] blocks = territory.blocks((double) purchases / PURCHASES_PER_SESSION, 1);
        int offset = starts[month * territory.size()];
        for (int i = 1; i < blocks.length; i++) {
            starts[month * territory.size() + i] = offset + blocks[i];
        }
    }
}
