// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Numbers by hand against numbers by the JDK. */
class ByteOutputTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ByteOutput out = new ByteOutput(bytes);

    @Property
    void anyWholeNumberIsWrittenInFull(@ForAll long value) throws IOException {
        out.putWhole(value);

        assertThat(written()).isEqualTo(Long.toString(value));
    }

    @Property
    void anyNumberOfHundredthsHasTwoDecimals(@ForAll long value) throws IOException {
        out.putHundredths(value);

        assertThat(written()).isEqualTo(BigDecimal.valueOf(value, 2).toPlainString());
    }

    @Example
    void everyLengthOfNumberIsWrittenInFull() throws IOException {
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
    void piecesLargerThanTheBufferKeepTheirOrder() throws IOException {
        byte[] large = new byte[100_000];
        Arrays.fill(large, (byte) 'x');
        out.put('a');
        out.put(large);
        out.put('b');

        assertThat(written()).isEqualTo("a" + "x".repeat(large.length) + "b");
    }

    private String written() throws IOException {
        out.flush();
        String text = bytes.toString(StandardCharsets.US_ASCII);
        bytes.reset();
        return text;
    }
}
