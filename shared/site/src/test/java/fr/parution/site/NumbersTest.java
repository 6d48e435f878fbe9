// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.Text;
import fr.parution.dataset.Unit;
import fr.parution.table.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class NumbersTest {

    private static final String N = Typography.NARROW;

    private final Numbers french = new Numbers(Language.FR, new Wording(Language.FR));
    private final Numbers english = new Numbers(Language.EN, new Wording(Language.EN));

    @Property
    void groupingLosesNoDigit(@ForAll long number) {
        assertThat(french.whole(number).replace(N, "").replace("−", "-")).isEqualTo(Long.toString(number));
        assertThat(english.whole(number).replace(",", "").replace("−", "-")).isEqualTo(Long.toString(number));
    }

    @Property
    void aPartThatIsNeitherNothingNorAllIsSaidAsNeither(@ForAll @LongRange(min = 1, max = 999_999) long part) {
        assertThat(english.share(part, 1_000_000)).isNotIn("0%", "0.0%", "100%", "100.0%");
    }

    @Test
    void sharesAtTheLimits() {
        assertThat(french.share(0, 10)).isEqualTo("0" + N + "%");
        assertThat(french.share(10, 10)).isEqualTo("100" + N + "%");
        assertThat(french.share(1, 100_000)).isEqualTo("<" + N + "0,1" + N + "%");
        assertThat(french.share(99_999, 100_000)).isEqualTo(">" + N + "99,9" + N + "%");
        assertThat(french.share(0, 0)).isEqualTo("0" + N + "%");
    }

    @Test
    void quantitiesHaveTheSignOfTheirUnit() {
        assertThat(quantity(french, "1439.40", Unit.EURO)).isEqualTo("1" + N + "439" + N + "€");
        assertThat(quantity(english, "1439.50", Unit.EURO)).isEqualTo("€1,440");
        assertThat(quantity(french, "1234567890", Unit.EURO)).isEqualTo("1,2" + N + "Md€");
        assertThat(quantity(english, "-1234567890", Unit.EURO)).isEqualTo("−€1.2bn");
        assertThat(quantity(french, "37.45", Unit.HOUR)).isEqualTo("37,5" + N + "h");
        assertThat(french.quantity(new BigDecimal("12"), SiteFixtures.measure(ColumnType.WHOLE, null)))
                .isEqualTo("12");
    }

    @Test
    void wholeNumbersOfAThingAreCountsAndMeansInAUnitAreMeasured() {
        Text days = new Text("jours", "days");
        assertThat(Numbers.isCount(SiteFixtures.measure(ColumnType.WHOLE, days)))
                .isTrue();
        assertThat(Numbers.isMeasured(SiteFixtures.measure(ColumnType.DECIMAL, days)))
                .isTrue();
        for (Unit signed : List.of(Unit.EURO, Unit.HOUR)) {
            assertThat(Numbers.isMeasured(SiteFixtures.measure(ColumnType.DECIMAL, signed.label())))
                    .isFalse();
            assertThat(Numbers.isCount(SiteFixtures.measure(ColumnType.WHOLE, signed.label())))
                    .isFalse();
        }
    }

    @Test
    void changesHaveTheirSignAndNoNegativeZero() {
        assertThat(english.change(new BigDecimal("100"), new BigDecimal("91.2")))
                .isEqualTo("−8.8%");
        assertThat(english.change(new BigDecimal("100"), new BigDecimal("103"))).isEqualTo("+3.0%");
        assertThat(english.change(new BigDecimal("100000"), new BigDecimal("99999")))
                .isEqualTo("0.0%");
        assertThat(english.change(new BigDecimal("-50"), new BigDecimal("-25"))).isEqualTo("+50.0%");
    }

    @Test
    void sizesAreInThousands() {
        assertThat(french.bytes(999)).isEqualTo("999 o");
        assertThat(french.bytes(1_500)).isEqualTo("1,5 ko");
        assertThat(french.bytes(3_912_000)).isEqualTo("3,9 Mo");
        assertThat(english.bytes(15_600_000_000L)).isEqualTo("15.6 GB");
    }

    @Test
    void daysAreThoseOfUtc() {
        assertThat(french.day(LocalDate.of(2026, 5, 1))).isEqualTo("1er\u00A0mai 2026");
        assertThat(english.day(Instant.parse("2026-04-30T23:59:59Z"))).isEqualTo("30\u00A0April 2026");
    }

    private static String quantity(Numbers numbers, String value, Unit unit) {
        return numbers.quantity(new BigDecimal(value), SiteFixtures.measure(ColumnType.DECIMAL, unit.label()));
    }
}
