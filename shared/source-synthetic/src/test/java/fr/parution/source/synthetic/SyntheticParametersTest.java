// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticParametersTest {

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, 0, 999, 8_500_001})
    void rowsOutOfRangeAreRefusedWithWhatWasFoundAndExpected(long rows) {
        assertThatThrownBy(() -> new SyntheticParameters(rows, 1))
                .isInstanceOfSatisfying(SyntheticParametersException.class, e -> {
                    assertThat(e.parameter()).isEqualTo("rows");
                    assertThat(e.found()).isEqualTo(Long.toString(rows));
                    assertThat(e.expected()).isEqualTo("1000 … 8500000");
                })
                .hasMessageStartingWith("rows: found " + rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-11-20", "2031-01-02"})
    void dayOutsideTheCalendarIsRefused(LocalDate day) {
        assertThatThrownBy(() -> new SyntheticParameters(1_000, 1, day))
                .isInstanceOf(SyntheticParametersException.class)
                .hasMessage("asOf: found " + day + ", expected 2019-11-21 … 2031-01-01");
    }

    @Test
    void boundsAreAccepted() {
        assertThat(new SyntheticParameters(1_000, -1, SyntheticParameters.FIRST_PURCHASE))
                .isNotNull();
        assertThat(new SyntheticParameters(8_500_000, 0, SyntheticParameters.LAST_AS_OF))
                .isNotNull();
    }

    @Test
    void referenceDateIsTheFirstOfApril2026ByDefault() {
        assertThat(new SyntheticParameters(1_000, 1).asOf()).isEqualTo("2026-04-01");
    }
}
