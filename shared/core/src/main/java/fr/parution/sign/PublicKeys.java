// SPDX-License-Identifier: EUPL-1.2
package fr.parution.sign;

import fr.parution.store.Sha256;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Public keys: their names, their form, and what was signed by their other half. */
public final class PublicKeys {

    private static final String ED25519 = "Ed25519";
    private static final int P256_BITS = 256;

    private PublicKeys() {}

    /** The name of a key: SHA-256 over its DER form (SubjectPublicKeyInfo), 64 hexadecimal digits. */
    public static String id(PublicKey key) {
        return HexFormat.of().formatHex(Sha256.digest().digest(key.getEncoded()));
    }

    /** The key in PEM, as OpenSSL reads it. */
    public static String pem(PublicKey key) {
        return Pem.write(Pem.PUBLIC, key.getEncoded());
    }

    /** The first public key in a text; nothing where it has none of a kind that we sign with. */
    public static Optional<PublicKey> find(String pem) {
        return Pem.find(Pem.PUBLIC, pem).flatMap(PublicKeys::ofDer);
    }

    /** A key in DER (SubjectPublicKeyInfo); nothing where it is of no kind that we sign with. */
    public static Optional<PublicKey> ofDer(byte[] der) {
        for (String kind : List.of(ED25519, "EC")) {
            try {
                PublicKey key = KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(der));
                return findAlgorithm(key).map(algorithm -> key);
            } catch (InvalidKeySpecException other) {
                continue;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has " + kind, e);
            }
        }
        return Optional.empty();
    }

    /** How a key signs, as Java names it; nothing for a key of another kind. */
    static Optional<String> findAlgorithm(PublicKey key) {
        if (key instanceof EdECPublicKey edwards
                && edwards.getParams().getName().equals(ED25519)) {
            return Optional.of(ED25519);
        }
        boolean p256 = key instanceof ECPublicKey ec
                && ec.getParams().getCurve().getField().getFieldSize() == P256_BITS;
        return p256 ? Optional.of("SHA256withECDSA") : Optional.empty();
    }

    /** Whether the other half of a key signed this message. */
    public static boolean verify(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(findAlgorithm(key).orElseThrow());
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (SignatureException | InvalidKeyException noSignature) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519 and ECDSA", e);
        }
    }
}
