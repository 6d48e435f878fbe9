// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReleaseCalendarTest {

    @ParameterizedTest
    @CsvSource({
        "DAILY, 0, 2024-02-28, 2024-02-28, 2024-02-29",
        "DAILY, 1, 2024-02-28, 2024-02-29, 2024-03-01",
        "MONTHLY, 5, 2024-01-31, 2024-02-05, 2024-03-05",
        "MONTHLY, 0, 2024-01-31, 2024-02-01, 2024-02-29",
        "QUARTERLY, 15, 2024-03-31, 2024-04-15, 2024-07-15",
        "QUARTERLY, 20, 2024-12-31, 2025-01-20, 2025-04-20",
        "ANNUAL, 60, 2023-12-31, 2024-02-29, 2025-03-01"
    })
    void nextPeriodIsDueSoManyDaysAfterItsEnd(
            Frequency rhythm, int after, LocalDate lastDay, LocalDate today, LocalDate due) {
        assertThat(new ReleaseCalendar(after).nextDue(rhythm, lastDay, today)).isEqualTo(due);
    }

    @Test
    void dayThatIsPastIsNotAnnounced() {
        ReleaseCalendar calendar = new ReleaseCalendar(5);
        LocalDate january = LocalDate.of(2024, 1, 31);
        assertThat(calendar.nextDue(Frequency.MONTHLY, january, LocalDate.of(2024, 6, 5)))
                .isEqualTo("2024-07-05");
        assertThat(calendar.nextDue(Frequency.MONTHLY, january, LocalDate.of(2024, 6, 4)))
                .isEqualTo("2024-06-05");
    }

    @Test
    void periodIsNotDueBeforeItIsOverNorForEver() {
        assertThatThrownBy(() -> new ReleaseCalendar(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReleaseCalendar(367)).isInstanceOf(IllegalArgumentException.class);
    }
}
