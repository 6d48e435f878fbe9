// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a purchase, from validation to its end, whatever the day one looks at it.
 *
 * @param end the status it will finish in
 * @param entry day of entry, null when it ends before
 * @param exit day the holder leaves, null with {@code entry}
 * @param ended day it is closed, cancelled or rejected
 */
record Course(
        Statut end, @Nullable LocalDate entry, @Nullable LocalDate exit, LocalDate ended) {

    private static final int FATE = 20;
    private static final int LATE_START = 21;
    private static final int LATE_START_DAYS = 22;
    private static final int DECISION = 23;
    private static final int LENGTH = 24;
    private static final int CLOSING = 25;
    private static final int LONG_CLOSING = 26;
    private static final int CANCELLED_AFTER_ENTRY = 27;

    static Course of(Draw draw, long purchase, LocalDate validation, LocalDate start, int days) {
        Statut end = fate(draw.unit(purchase, FATE), validation.getYear());
        boolean entered = switch (end) {
            case CLOS_TOTAL, CLOS_PARTIEL -> true;
            case ANNULE_GESTIONNAIRE -> draw.chance(purchase, CANCELLED_AFTER_ENTRY, 0.4);
            default -> false;
        };
        if (!entered) {
            return new Course(end, null, null, decision(draw, purchase, end, validation, start));
        }
        LocalDate entry = draw.chance(purchase, LATE_START, 0.06)
                ? start.plusDays(1 + draw.below(purchase, LATE_START_DAYS, 6))
                : start;
        LocalDate exit = entry.plusDays(stay(draw.unit(purchase, LENGTH), end, days));
        return new Course(end, entry, exit, exit.plusDays(closing(draw, purchase)));
    }

    /** What is known on a day: only what happened before it. */
    Statut statusOn(LocalDate day) {
        if (ended.isBefore(day)) {
            return end;
        }
        if (exit != null && exit.isBefore(day)) {
            return Statut.SORTIE;
        }
        return entry != null && entry.isBefore(day) ? Statut.ENTREE : Statut.VALIDE;
    }

    @Nullable
    LocalDate entryKnownOn(LocalDate day) {
        return entry != null && entry.isBefore(day) ? entry : null;
    }

    @Nullable
    LocalDate exitKnownOn(LocalDate day) {
        return exit != null && exit.isBefore(day) ? exit : null;
    }

    /** More files were cancelled by the scheme in the years of fraud, 2021 and 2022. */
    private static Statut fate(double unit, int year) {
        double byScheme = year == 2021 || year == 2022 ? 0.030 : 0.010;
        double left = unit - byScheme;
        if (left < 0) {
            return Statut.ANNULE_GESTIONNAIRE;
        }
        if ((left -= 0.012) < 0) {
            return Statut.REJETE;
        }
        if ((left -= 0.085) < 0) {
            return Statut.CLOS_ANNULE_TITULAIRE;
        }
        if ((left -= 0.045) < 0) {
            return Statut.CLOS_ANNULE_OF;
        }
        return left - 0.060 < 0 ? Statut.CLOS_PARTIEL : Statut.CLOS_TOTAL;
    }

    /** A rejection falls within two weeks, a cancellation at any time until a little after the planned start. */
    private static LocalDate decision(Draw draw, long purchase, Statut end, LocalDate validation, LocalDate start) {
        double unit = draw.unit(purchase, DECISION);
        long span = end == Statut.REJETE ? 14 : start.toEpochDay() - validation.toEpochDay() + 15;
        return validation.plusDays(1 + (long) (span * unit));
    }

    private static long stay(double unit, Statut end, int days) {
        double ratio = end == Statut.CLOS_PARTIEL ? 0.1 + 0.8 * unit : 0.9 + 0.4 * unit;
        return Math.max(0, Math.round(days * ratio) - 1);
    }

    /** Most files are closed within seven weeks; a few wait for months. */
    private static long closing(Draw draw, long purchase) {
        double unit = draw.unit(purchase, CLOSING);
        double most = draw.chance(purchase, LONG_CLOSING, 0.03) ? 300 : 45;
        return 3 + (long) (most * unit * unit);
    }
}
