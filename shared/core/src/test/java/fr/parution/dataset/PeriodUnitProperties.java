// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class PeriodUnitProperties {

    @Property
    void dayLiesBetweenTheFirstAndTheLastDayOfItsPeriod(
            @ForAll PeriodUnit unit, @ForAll @IntRange(min = 0, max = 100_000) int days) {
        LocalDate day = LocalDate.of(1900, 1, 1).plusDays(days);
        int period = unit.of(day);
        assertThat(day).isBetween(unit.firstDay(period), unit.lastDay(period));
        assertThat(unit.of(unit.firstDay(period))).isEqualTo(period);
        assertThat(unit.of(unit.lastDay(period))).isEqualTo(period);
        assertThat(unit.of(unit.lastDay(period).plusDays(1))).isEqualTo(period + 1);
        assertThat(unit.year(period)).isEqualTo(day.getYear());
    }

    @Property
    void labelsSortAsTheirPeriodsAndSayYearAndPlace(
            @ForAll PeriodUnit unit, @ForAll @IntRange(min = 0, max = 100_000) int days) {
        int period = unit.of(LocalDate.of(1900, 1, 1).plusDays(days));
        assertThat(unit.label(period)).matches(unit == PeriodUnit.QUARTER ? "\\d{4}-T[1-4]" : "\\d{4}-(0[1-9]|1[0-2])");
        assertThat(unit.label(period)).isLessThan(unit.label(period + 1));
        assertThat(unit.label(period)).startsWith(unit.year(period) + "-");
    }

    @Example
    void quartersAndMonthsAreWrittenAsReadersKnowThem() {
        assertThat(PeriodUnit.QUARTER.label(PeriodUnit.QUARTER.of(LocalDate.of(2024, 12, 31))))
                .isEqualTo("2024-T4");
        assertThat(PeriodUnit.MONTH.label(PeriodUnit.MONTH.of(LocalDate.of(2024, 9, 1))))
                .isEqualTo("2024-09");
        assertThat(PeriodUnit.MONTH.label(PeriodUnit.MONTH.of(LocalDate.of(2024, 10, 1))))
                .isEqualTo("2024-10");
    }
}
