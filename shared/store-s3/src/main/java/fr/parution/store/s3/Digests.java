// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SHA-256 as S3 writes it (Base64) and as we do (hexadecimal digits). */
final class Digests {

    private static final int BYTES = 32;

    private Digests() {}

    static String toBase64(String hexadecimal) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hexadecimal));
    }

    /** Empty when there is none, or one of parts instead of the whole. */
    static Optional<String> fromBase64(@Nullable String base64) {
        if (base64 == null || base64.contains("-")) {
            return Optional.empty();
        }
        byte[] digest = Base64.getDecoder().decode(base64);
        return digest.length == BYTES ? Optional.of(HexFormat.of().formatHex(digest)) : Optional.empty();
    }

    /** The digest of a stream, which is read to its end. */
    static String of(InputStream content) throws IOException {
        MessageDigest digest = sha256();
        content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
