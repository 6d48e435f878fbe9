// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.problem.ProblemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as people and programs write them, as the engine reads them, or refused; and columns that contradict themselves. */
final class ColumnFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0.00",
                "12|12.00",
                "+5|5.00",
                "-0.00|0.00",
                "-12,5|-12.50",
                "1234,50|1234.50",
                "1 234,50|1234.50",
                "1\u00A0234\u00A0567,5|1234567.50",
                "12\u202F345|12345.00",
                "1\u2009234.50|1234.50",
                "' 7,00 '|7.00",
                "12.5000|12.50",
                "9999999999,99|9999999999.99",
                "0,01|0.01"
            })
    void amountIsReadAsItIsMeant(String raw, String expected) {
        assertThat(new AmountForm(null).read(raw)).isEqualTo(Reading.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "1,234",
                "1,2345",
                "1.234",
                "1,234.50",
                "1.234,50",
                "12 34",
                "1 23",
                "1234 567",
                " 1  234",
                "1e3",
                "12,",
                ",5",
                ".5",
                "12.",
                "12 €",
                "--1",
                "-",
                "1-",
                "10000000000",
                "99999999999999999999",
                "NaN",
                "١٢"
            })
    void amountThatCouldBeReadTwoWaysOrNoneIsRefused(String raw) {
        assertThat(new AmountForm(null).read(raw).fault()).isEqualTo(ProblemCode.SOURCE_VALUE_UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-31,2026-10-31",
        "31/10/2026,2026-10-31",
        "01/02/2026,2026-02-01",
        "29/02/2024,2024-02-29",
        "' 2024-02-29 ',2024-02-29"
    })
    void dayIsReadAsItIsMeant(String raw, String expected) {
        assertThat(new DayForm(null).read(raw)).isEqualTo(Reading.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-13-01",
                "2026-31-10",
                "29/02/2026",
                "31/02/2026",
                "10/31/2026",
                "1/2/2026",
                "31-10-2026",
                "2026/10/31",
                "31.10.2026",
                "20261031",
                "2026-10-31 00:00:00",
                "0000-01-01",
                "31/10/26",
                "hier"
            })
    void dayThatIsNoneIsRefused(String raw) {
        assertThat(new DayForm(null).read(raw).fault()).isEqualTo(ProblemCode.SOURCE_VALUE_UNREADABLE);
    }

    @Test
    void columnWithPointsAndCommasContradictsItself() {
        AmountForm form = new AmountForm(null);
        form.read("1,50");
        form.read("12");
        form.read("1 200");
        assertThat(form.contradiction()).isEmpty();
        form.read("1.50");
        assertThat(form.contradiction())
                .get()
                .extracting(ColumnForm.Contradiction::found)
                .isEqualTo("1234.50 × 1, 1234,50 × 1");
    }

    @Test
    void columnWithDashesAndSlashesContradictsItself() {
        DayForm form = new DayForm(null);
        form.read("31/10/2026");
        form.read("01/11/2026");
        form.read("hier");
        assertThat(form.contradiction()).isEmpty();
        form.read("2026-10-31");
        assertThat(form.contradiction())
                .get()
                .extracting(ColumnForm.Contradiction::found)
                .isEqualTo("2026-10-31 × 1, 31/10/2026 × 2");
    }

    @Test
    void oneDayThatOnlyAnAmericanReadsSpeaksAgainstTheWholeColumn() {
        DayForm form = new DayForm(null);
        form.read("01/02/2026");
        form.read("02/30/2026");
        assertThat(form.contradiction()).as("a day of no calendar").isEmpty();
        form.read("02/28/2026");
        assertThat(form.contradiction()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"12,12", "+12,12", "-5,-5", "007,7", "' 9 ',9", "9223372036854775807,9223372036854775807"})
    void wholeNumberIsRead(String raw, String expected) {
        assertThat(new WholeForm(null).read(raw)).isEqualTo(Reading.of(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1,0", "1 000", "1e3", "9223372036854775808", "-", "0x1", "١"})
    void whatIsNoWholeNumberIsRefused(String raw) {
        assertThat(new WholeForm(null).read(raw).fault()).isEqualTo(ProblemCode.SOURCE_VALUE_UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"t,t", "FALSE,f", "1,t", "0,f", "Oui,t", "non,f", "VRAI,t", "FAUX,f", "Y,t", "n,f"})
    void flagIsReadInBothLanguages(String raw, String expected) {
        assertThat(new FlagForm().read(raw)).isEqualTo(Reading.of(expected));
        assertThat(new FlagForm().read("peut-être").fault()).isEqualTo(ProblemCode.SOURCE_VALUE_UNREADABLE);
    }

    @Test
    void minimumIsTheLeastValueThatIsRead() {
        assertThat(new AmountForm("0").read("0,00").fault()).isNull();
        assertThat(new AmountForm("0").read("-0,01").fault()).isEqualTo(ProblemCode.SOURCE_VALUE_TOO_SMALL);
        assertThat(new WholeForm("3").read("3").fault()).isNull();
        assertThat(new WholeForm("3").read("2").fault()).isEqualTo(ProblemCode.SOURCE_VALUE_TOO_SMALL);
        assertThat(new DayForm("2019-11-21").read("21/11/2019").fault()).isNull();
        assertThat(new DayForm("2019-11-21").read("20/11/2019").fault()).isEqualTo(ProblemCode.SOURCE_DATE_TOO_EARLY);
    }

    @Test
    void codeIsReadAsTheListWritesIt() {
        ColumnForm form = ColumnForm.of(Dropped.LOAN.get(4), Dropped.loans("0").rules());
        assertThat(form.read("Poésie")).isEqualTo(Reading.of("Poésie"));
        assertThat(form.read("BD  ")).isEqualTo(Reading.of("BD"));
        assertThat(form.read("1").fault()).isEqualTo(ProblemCode.SOURCE_VALUE_NOT_IN_CODE_LIST);
        assertThat(form.read("bd").fault()).isEqualTo(ProblemCode.SOURCE_VALUE_NOT_IN_CODE_LIST);
    }

    @Test
    void blankIsAMissingValue() {
        ColumnForm form = new WholeForm("1");
        assertThat(ColumnForm.read(Dropped.LOAN.get(0), form, " ").fault()).isEqualTo(ProblemCode.SOURCE_VALUE_MISSING);
        assertThat(ColumnForm.read(Dropped.LOAN.get(1), form, " ")).isEqualTo(Reading.ABSENT);
    }
}
