// SPDX-License-Identifier: EUPL-1.2
package fr.parution.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

    private static final byte[] TEXT = "hello world".getBytes(StandardCharsets.UTF_8);
    private static final String TYPE = "http://example.com/HelloWorld";

    private final SigningKey key = SigningKey.generate(new SecureRandom());
    private final Envelope envelope = Envelope.seal(TYPE, TEXT, key);

    /** The example of the specification. */
    @Test
    void typeAndTextAreSignedWithTheirLengths() {
        assertThat(new String(Envelope.preAuthenticated(TYPE, TEXT), StandardCharsets.UTF_8))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    @Test
    void envelopeComesBackFromItsJson() throws IOException {
        Envelope again = Envelope.read(new ByteArrayInputStream(envelope.toJson()));
        assertThat(again.isSealedBy(key.publicKey())).isTrue();
        assertThat(again.payload()).isEqualTo(TEXT);
        assertThat(again.toJson()).isEqualTo(envelope.toJson());
    }

    @Test
    void otherTextTypeOrKeyBreaksTheSeal() {
        assertThat(new Envelope(TYPE, "hello World".getBytes(StandardCharsets.UTF_8), envelope.seals())
                        .isSealedBy(key.publicKey()))
                .isFalse();
        assertThat(new Envelope(TYPE + "s", TEXT, envelope.seals()).isSealedBy(key.publicKey()))
                .isFalse();
        assertThat(envelope.isSealedBy(SigningKey.generate(new SecureRandom()).publicKey()))
                .isFalse();
    }

    @Test
    void whatIsNoEnvelopeIsNotRead() {
        for (String json : new String[] {
            "{}", "{\"payloadType\":\"x\",\"payload\":\"§\",\"signatures\":[]}", "{\"signatures\":[{}]}", ""
        }) {
            assertThatThrownBy(() -> Envelope.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))))
                    .as(json)
                    .isInstanceOf(IOException.class);
        }
    }
}
