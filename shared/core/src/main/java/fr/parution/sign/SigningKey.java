// SPDX-License-Identifier: EUPL-1.2
package fr.parution.sign;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;

/**
 * A key pair that this process holds, kept as PEM: the private key (PKCS #8) and the public one, of Ed25519 or of the curve
 * P-256, one after the other in one file. OpenSSL makes such a file by {@code genpkey} and {@code pkey -pubout}.
 */
public final class SigningKey implements Signer {

    /** What a file must hold, for messages. */
    private static final String EXPECTED = "PEM: PRIVATE KEY (PKCS #8) + PUBLIC KEY, Ed25519 | EC P-256";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** A new pair of Ed25519. */
    public static SigningKey generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(new java.security.spec.NamedParameterSpec("Ed25519"), random);
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /**
     * The pair in a file.
     *
     * @param where the name of the file, for messages, which never quote it
     * @throws ParutionException {@code USAGE_SIGNING_KEY_REFUSED} where one half is missing, is of another kind or belongs to
     *     another pair
     */
    public static SigningKey read(String pem, String where) {
        byte[] secret = Pem.find(Pem.PRIVATE, pem).orElseThrow(() -> refused(where, "PRIVATE KEY: –"));
        PublicKey open = PublicKeys.find(pem).orElseThrow(() -> refused(where, "PUBLIC KEY: –"));
        try {
            SigningKey key = new SigningKey(
                    KeyFactory.getInstance(open.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(secret)), open);
            byte[] probe = "parution".getBytes(StandardCharsets.US_ASCII);
            if (!PublicKeys.verify(open, probe, key.sign(probe))) {
                throw refused(where, "PRIVATE KEY ≠ PUBLIC KEY");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw refused(where, "PRIVATE KEY: " + e.getClass().getSimpleName());
        }
    }

    private static ParutionException refused(String where, String found) {
        return new ParutionException(Problem.of(ProblemCode.USAGE_SIGNING_KEY_REFUSED, where, found, EXPECTED));
    }

    /** Both halves in PEM: a secret. */
    public String pem() {
        return Pem.write(Pem.PRIVATE, privateKey.getEncoded()) + PublicKeys.pem(publicKey);
    }

    @Override
    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        Optional<String> algorithm = PublicKeys.findAlgorithm(publicKey);
        try {
            Signature signature = Signature.getInstance(algorithm.orElseThrow());
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw refused(PublicKeys.id(publicKey), e.getClass().getSimpleName());
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + PublicKeys.id(publicKey) + "]";
    }
}
