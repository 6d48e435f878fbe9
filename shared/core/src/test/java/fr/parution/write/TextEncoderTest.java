// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextEncoderTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Île-de-France", " a ", "a,b", "l'île", "=1+1", "-5", "a\tb", "#"})
    void textThatCannotBeMisreadIsNotQuoted(String text) {
        assertThat(TextEncoder.csv(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "a;b", "a\nb", "a\rb", "\r", "\r\n"})
    void separatorOrLineEndIsQuoted(String text) {
        assertThat(TextEncoder.csv(text)).isEqualTo('"' + text + '"');
    }

    @Test
    void quoteIsDoubledInsideQuotes() {
        assertThat(TextEncoder.csv("dite \"l'île\"")).isEqualTo("\"dite \"\"l'île\"\"\"");
    }

    @Test
    void jsonEscapesWhatItMustAndNothingElse() {
        assertThat(TextEncoder.json("é/\u2028\u007f")).isEqualTo("\"é/\u2028\u007f\"");
        assertThat(TextEncoder.json("\"\\\n\t\u001f\u0000")).isEqualTo("\"\\\"\\\\\\u000a\\u0009\\u001f\\u0000\"");
    }

    @Test
    void halfOfAPairBecomesAQuestionMarkInEveryFormat() {
        EncodedText encoded = new TextEncoder().encode("a\ud83d");

        assertThat(encoded.csv()).isEqualTo(bytes("a?"));
        assertThat(encoded.json()).isEqualTo(bytes("\"a?\""));
        assertThat(encoded.parquet().getBytes()).isEqualTo(bytes("a?"));
    }

    @Test
    void textsBeyondThoseRememberedAreEncodedAllTheSame() {
        TextEncoder encoder = new TextEncoder();
        for (int i = 0; i < 20_000; i++) {
            encoder.encode("titre " + i);
        }

        assertThat(encoder.encode("titre 19999").csv()).isEqualTo(bytes("titre 19999"));
        assertThat(encoder.encode("titre 3")).isSameAs(encoder.encode("titre 3"));
        assertThat(encoder.encode("titre 19999")).isNotSameAs(encoder.encode("titre 19999"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
