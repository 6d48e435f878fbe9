// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Map;

/**
 * How many purchases each day saw. Purchases are numbered from 0 in the order of their days, so the day of a purchase is
 * found from its number alone, and a purchase keeps its day whatever the day of drawing.
 *
 * <p>The curve follows the public series: opening in November 2019, about 1 million purchases in 2020, 2.1 in 2021, falling since;
 * fewer in the first lockdown and in summer, a rush before the holder's compulsory share of 2 May 2024. Years after 2025
 * are an assumption.
 */
final class PurchaseCalendar {

    /** Purchases per year of the real scheme, in thousands; later years as the last. */
    private static final Map<Integer, Integer> THOUSANDS =
            Map.of(2019, 700, 2020, 1_000, 2021, 2_130, 2022, 1_800, 2023, 1_270, 2024, 1_260, 2025, 960, 2026, 840);

    /** Percent of an average month, January to December. */
    private static final int[] SEASON = {112, 104, 108, 98, 92, 100, 82, 66, 116, 114, 108, 100};

    /** Percent added or removed in single months. */
    private static final Map<YearMonth, Integer> EVENTS = Map.of(
            YearMonth.of(2020, 3), 70,
            YearMonth.of(2020, 4), 45,
            YearMonth.of(2020, 5), 65,
            YearMonth.of(2022, 11), 85,
            YearMonth.of(2024, 4), 145,
            YearMonth.of(2024, 5), 70);

    /** Percent of an average day, Monday to Sunday. */
    private static final int[] WEEK = {124, 122, 120, 114, 106, 58, 56};

    private final long[] before;
    private final long rows;

    PurchaseCalendar(SyntheticParameters parameters) {
        rows = parameters.rows();
        Draw draw = new Draw(parameters.seed(), "calendrier");
        int days = index(SyntheticParameters.LAST_AS_OF);
        long[] weights = new long[days + 1];
        for (int day = 0; day < days; day++) {
            weights[day + 1] = weights[day] + weight(date(day), draw.below(day, 0, 31));
        }
        long reference = weights[index(SyntheticParameters.REFERENCE_DATE)];
        before = Arrays.stream(weights).map(weight -> rows * weight / reference).toArray();
    }

    /** Purchases validated before the day. */
    long countBefore(LocalDate day) {
        int index = index(day);
        return index <= 0 ? 0 : before[Math.min(index, before.length - 1)];
    }

    /** The day of a purchase, numbered from 0. */
    LocalDate dayOf(long purchase) {
        int found = Arrays.binarySearch(before, purchase);
        int day = found >= 0 ? found : -found - 2;
        while (before[day + 1] == before[day]) {
            day++;
        }
        return date(day);
    }

    /** The share of all purchases up to the reference date that were made from the day on, 0..1. */
    double ratioFrom(LocalDate day) {
        return (double) (rows - countBefore(day)) / rows;
    }

    private static long weight(LocalDate date, int jitter) {
        int thousands = THOUSANDS.getOrDefault(Math.min(date.getYear(), 2026), 0);
        int event = EVENTS.getOrDefault(YearMonth.from(date), 100);
        long base = (long) thousands * SEASON[date.getMonthValue() - 1] * event;
        return base * WEEK[date.getDayOfWeek().getValue() - 1] * (85 + jitter) / 1_000_000;
    }

    private static LocalDate date(int index) {
        return SyntheticParameters.FIRST_PURCHASE.plusDays(index);
    }

    private static int index(LocalDate date) {
        return (int) DAYS.between(SyntheticParameters.FIRST_PURCHASE, date);
    }
}
