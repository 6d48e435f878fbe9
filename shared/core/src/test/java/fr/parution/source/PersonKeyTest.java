// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.problem.ParutionException;
import fr.parution.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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

    /** RFC 4231, test case 2, needs a key of four bytes, which is refused here: its algorithm is checked on ours. */
    @Test
    void theHashIsWhatTheJavaPlatformComputes() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("Jefe".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] known = mac.doFinal("what do ya want for nothing?".getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(known))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        for (String identifier : List.of("", "0", "-9223372036854775808", "éloïse", "x".repeat(1000))) {
            byte[] whole = mac.doFinal(identifier.getBytes(StandardCharsets.UTF_8));
            assertThat(key.hash(identifier)).isEqualTo(ByteBuffer.wrap(whole).getLong());
        }
    }

    @Test
    void anAbsentKeyIsRefusedWithTheNameOfItsVariable() {
        for (String absent : new String[] {null, ""}) {
            assertThatThrownBy(() -> PersonKey.of(absent, "PARUTION_PERSON_KEY"))
                    .isInstanceOfSatisfying(ParutionException.class, e -> {
                        assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.USAGE_PERSON_KEY_MISSING);
                        assertThat(e).hasMessageContaining("PARUTION_PERSON_KEY");
                    });
        }
    }

    @Test
    void aShortKeyIsRefusedAndNotRepeated() {
        String secret = "trente-et-un-octets-et-pas-un+1";
        assertThat(secret).hasSize(31);
        assertThatThrownBy(() -> PersonKey.of(secret, "PARUTION_PERSON_KEY"))
                .isInstanceOfSatisfying(ParutionException.class, e -> {
                    assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.USAGE_PERSON_KEY_SHORT);
                    assertThat(e).hasMessageContaining("31").hasMessageNotContaining("trente");
                });
        assertThat(PersonKey.of("é".repeat(16), "x").hash(1)).isNotZero();
    }

    @Test
    void aKeyShowsNothingOfItself() {
        assertThat(key).hasToString("PersonKey[secret]");
    }
}
