// SPDX-License-Identifier: EUPL-1.2
package fr.parution.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

    private static final byte[] MESSAGE = "une parution".getBytes(StandardCharsets.UTF_8);

    private final SigningKey key = SigningKey.generate(new SecureRandom());

    @Test
    void keyComesBackFromItsFileAndSignsTheSame() {
        SigningKey again = SigningKey.read(key.pem(), "cle.pem");
        assertThat(again.publicKey()).isEqualTo(key.publicKey());
        assertThat(again.sign(MESSAGE)).isEqualTo(key.sign(MESSAGE)).hasSize(64);
        assertThat(again).hasToString("SigningKey[" + PublicKeys.id(key.publicKey()) + "]");
    }

    @Test
    void signatureIsOfOneMessageAndOneKey() {
        byte[] signature = key.sign(MESSAGE);
        PublicKey other = SigningKey.generate(new SecureRandom()).publicKey();
        assertThat(PublicKeys.verify(key.publicKey(), MESSAGE, signature)).isTrue();
        assertThat(PublicKeys.verify(other, MESSAGE, signature)).isFalse();
        assertThat(PublicKeys.verify(key.publicKey(), new byte[0], signature)).isFalse();
        assertThat(PublicKeys.verify(key.publicKey(), MESSAGE, new byte[3])).isFalse();
    }

    /** RFC 8032, 7.1, test 1. */
    @Test
    void signatureOfTheStandardIsRecognised() {
        HexFormat hex = HexFormat.of();
        PublicKey standard = PublicKeys.ofDer(hex.parseHex("302a300506032b6570032100"
                        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"))
                .orElseThrow();
        assertThat(PublicKeys.verify(
                        standard,
                        new byte[0],
                        hex.parseHex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")))
                .isTrue();
    }

    @Test
    void keyOfTheCurveP256SignsToo() throws GeneralSecurityException {
        SigningKey p256 = SigningKey.read(pem(curve("secp256r1")), "p256.pem");
        assertThat(PublicKeys.verify(p256.publicKey(), MESSAGE, p256.sign(MESSAGE)))
                .isTrue();
        assertThat(p256.sign(MESSAGE)).isNotEqualTo(p256.sign(MESSAGE));
    }

    @Test
    void halvesOfTwoPairsAreRefused() {
        String mixed = Pem.write(Pem.PRIVATE, Pem.find(Pem.PRIVATE, key.pem()).orElseThrow())
                + PublicKeys.pem(SigningKey.generate(new SecureRandom()).publicKey());
        assertThat(refused(mixed)).contains("PRIVATE KEY ≠ PUBLIC KEY", "parution key --to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void otherCurvesAreRefused(String curve) throws GeneralSecurityException {
        assertThat(refused(pem(curve(curve)))).contains("PUBLIC KEY: –", "EC P-256");
    }

    @Test
    void fileThatIsNoKeyIsRefusedWithoutBeingQuoted() {
        assertThat(refused("un secret")).contains("PRIVATE KEY: –").doesNotContain("un secret");
        String cut = key.pem().replaceFirst("(?s)-----BEGIN PUBLIC.*", "");
        assertThat(refused(cut)).contains("PUBLIC KEY: –");
        String damaged = Pem.write(Pem.PRIVATE, new byte[] {1, 2, 3}) + PublicKeys.pem(key.publicKey());
        assertThat(refused(damaged)).contains("PRIVATE KEY: InvalidKeySpecException");
    }

    private static KeyPair curve(String name) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair();
    }

    private static String pem(KeyPair pair) {
        return Pem.write(Pem.PRIVATE, pair.getPrivate().getEncoded()) + PublicKeys.pem(pair.getPublic());
    }

    private static String refused(String pem) {
        ParutionException e = catchThrowableOfType(ParutionException.class, () -> SigningKey.read(pem, "cle.pem"));
        assertThat(e.problems()).extracting(Problem::code).containsExactly(ProblemCode.USAGE_SIGNING_KEY_REFUSED);
        return e.text(java.util.Locale.FRENCH);
    }
}
