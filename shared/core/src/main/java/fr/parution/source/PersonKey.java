// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keyed hash that replaces the identifier of a person before anything is stored: the first 64 bits of HMAC-SHA-256
 * (RFC 2104, FIPS 198-1) over the identifier's decimal digits. Truncation is checked for collisions by the reader of
 * each snapshot. Not thread-safe: {@link #copy} gives each thread its own.
 */
public final class PersonKey {

    /** The least length of a key, in bytes: the output of SHA-256, as RFC 2104 section 3 advises. */
    public static final int MINIMUM_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;
    private final Mac mac;

    private PersonKey(byte[] key) {
        this.key = key;
        try {
            this.mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /**
     * A key from a secret.
     *
     * @param secret the key's bytes as UTF-8 text; absent or short: refused
     * @param where the name of the variable or secret, for the message
     */
    public static PersonKey of(@org.jspecify.annotations.Nullable String secret, String where) {
        if (secret == null || secret.isEmpty()) {
            throw new ParutionException(Problem.of(ProblemCode.USAGE_PERSON_KEY_MISSING, "", "", where));
        }
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        if (key.length < MINIMUM_BYTES) {
            throw new ParutionException(
                    Problem.of(ProblemCode.USAGE_PERSON_KEY_SHORT, where, key.length, MINIMUM_BYTES));
        }
        return new PersonKey(key);
    }

    /** The hash of an identifier. */
    public long hash(long identifier) {
        byte[] digest = mac.doFinal(Long.toString(identifier).getBytes(StandardCharsets.US_ASCII));
        long bits = 0;
        for (byte b : Arrays.copyOf(digest, Long.BYTES)) {
            bits = bits << 8 | (b & 0xff);
        }
        return bits;
    }

    /** The same key for another thread. */
    public PersonKey copy() {
        return new PersonKey(key);
    }

    @Override
    public String toString() {
        return "PersonKey[secret]";
    }
}
