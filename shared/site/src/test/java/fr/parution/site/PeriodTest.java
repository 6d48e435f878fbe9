// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.parution.dataset.PeriodUnit;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    private final Wording french = new Wording(Language.FR);
    private final Wording english = new Wording(Language.EN);

    @ParameterizedTest
    @EnumSource
    void everyUnitIsReadBackFromItsLabel(PeriodUnit unit) {
        int period = unit.of(LocalDate.of(2024, 11, 30));
        assertThat(Period.of(unit.label(period)))
                .isEqualTo(new Period(unit.label(period), unit, unit.firstDay(period)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024", "2024-T5", "2024-13", "2024-1", "2023-02-29", "2024-01-01T00", "24-01"})
    void anythingElseIsRefused(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Period.of(key))
                .withMessageContaining("not a period: " + key);
    }

    @Test
    void daysAreNamedAsADayIs() {
        Period first = Period.of("2026-04-01");
        assertThat(first.full(french)).isEqualTo("1er\u00A0avril 2026");
        assertThat(first.when(french)).isEqualTo("au 1er\u00A0avril 2026");
        assertThat(first.when(english)).isEqualTo("on 1\u00A0April 2026");
        assertThat(first.brief(english)).isEqualTo("1\u00A0April 2026");
        assertThat(first.beside(french)).isEqualTo("au 1er\u00A0avril 2026");
        assertThat(Period.of("2026-04").beside(french)).isEqualTo("avril 2026");
        assertThat(Period.of("2026-04-22").when(french)).isEqualTo("au 22\u00A0avril 2026");
        assertThat(Period.of("2026-04-22").tick(french)).isEqualTo("22");
    }

    @Test
    void yearBeginsWithItsFirstPeriod() {
        assertThat(Period.of("2024-T1").startsYear()).isTrue();
        assertThat(Period.of("2024-01").startsYear()).isTrue();
        assertThat(Period.of("2024-01-01").startsYear()).isTrue();
        assertThat(Period.of("2024-T2").startsYear()).isFalse();
        assertThat(Period.of("2024-12").startsYear()).isFalse();
        assertThat(Period.of("2024-02-01").startsYear()).isFalse();
        assertThat(Period.of("2024-03-15").yearBefore()).isEqualTo("2023-03-15");
    }
}
