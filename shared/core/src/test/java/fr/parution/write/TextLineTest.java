// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Numbers by hand against numbers by the JDK. */
class TextLineTest {

    private final TextLine out = new TextLine();

    @Property
    void anyWholeNumberIsWrittenInFull(@ForAll long value) {
        out.putWhole(value);

        assertThat(written()).isEqualTo(Long.toString(value));
    }

    @Property
    void anyNumberOfHundredthsHasTwoDecimals(@ForAll long value) {
        out.putHundredths(value);

        assertThat(written()).isEqualTo(BigDecimal.valueOf(value, 2).toPlainString());
    }

    @Example
    void everyLengthOfNumberIsWrittenInFull() {
        for (long power = 1; power > 0 && power <= Long.MAX_VALUE / 10; power *= 10) {
            for (long value : List.of(power - 1, power, -power, 1 - power)) {
                out.putWhole(value);
                out.put(' ');
                out.putHundredths(value);
                assertThat(written())
                        .isEqualTo(value + " " + BigDecimal.valueOf(value, 2).toPlainString());
            }
        }
    }

    @Example
    void piecesLargerThanTheRoomKeepTheirOrder() {
        byte[] large = new byte[100_000];
        Arrays.fill(large, (byte) 'x');
        out.put('a');
        out.put(large);
        out.put('b');

        assertThat(written()).isEqualTo("a" + "x".repeat(large.length) + "b");
    }

    private String written() {
        String text = new String(out.bytes(), 0, out.length(), StandardCharsets.US_ASCII);
        out.clear();
        return text;
    }
}
