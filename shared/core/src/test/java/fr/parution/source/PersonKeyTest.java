// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PersonKeyTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final PersonKey key = PersonKey.of(SECRET, "test");

    /** {@code printf 12345 | openssl dgst -sha256 -hmac …}, its first 16 digits. */
    @Test
    void theHashIsTheStartOfTheHmacOfTheDigits() {
        assertThat(key.hash(12345)).isEqualTo(0x35186ad4e0c9a34aL);
    }

    @Test
    void aNumberAndItsDigitsHaveOneHash() {
        for (long identifier : new long[] {0, 7, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(key.hash(Long.toString(identifier))).isEqualTo(key.hash(identifier));
        }
    }

    @Test
    void aTextIsHashedAsUtf8WhereverItStands() {
        byte[] longer = "xéloïsey".getBytes(StandardCharsets.UTF_8);

        assertThat(key.hash(longer, 1, longer.length - 2)).isEqualTo(key.hash("éloïse"));
    }

    @Test
    void anotherSecretGivesAnotherHashAndACopyTheSame() {
        assertThat(PersonKey.of(SECRET + "!", "test").hash(1)).isNotEqualTo(key.hash(1));
        assertThat(key.copy().hash(1)).isEqualTo(key.hash(1));
    }
}
