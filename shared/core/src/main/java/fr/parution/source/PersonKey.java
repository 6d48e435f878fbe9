// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keyed hash that replaces the identifier of a person before anything is stored: the first 64 bits of HMAC-SHA-256
 * (RFC 2104, FIPS 198-1) over the identifier as UTF-8 text, a number as its decimal digits. Truncation is checked for collisions by the reader of
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

    /** The hash of an identifier that is a number: that of its decimal digits. */
    public long hash(long identifier) {
        return hash(Long.toString(identifier));
    }

    /** The hash of an identifier that is a text: that of its UTF-8 bytes. */
    public long hash(String identifier) {
        byte[] utf8 = identifier.getBytes(StandardCharsets.UTF_8);
        return hash(utf8, 0, utf8.length);
    }

    /** The hash of an identifier that stands as UTF-8 in a longer array. */
    public long hash(byte[] utf8, int offset, int length) {
        mac.update(utf8, offset, length);
        return ByteBuffer.wrap(mac.doFinal()).getLong();
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
