// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes to be stored, with their digest known before the first byte is sent. Can be opened again for another try. */
public sealed interface Content {

    /** The number of bytes. */
    long bytes();

    /** SHA-256, 64 hexadecimal digits. */
    String sha256();

    /** A new stream from the first byte; the caller closes it. */
    InputStream open() throws IOException;

    /** Content held in memory. */
    static Content of(byte[] bytes) {
        return new InMemory(
                bytes.clone(), HexFormat.of().formatHex(sha256Digest().digest(bytes)));
    }

    /** A file on the local disk, whose digest is computed here. */
    static Content of(Path file) throws IOException {
        MessageDigest digest = sha256Digest();
        byte[] buffer = new byte[1 << 16];
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
        }
        return new OnDisk(file, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** A file on the local disk, whose digest the caller has. */
    static Content of(Path file, long bytes, String sha256) {
        return new OnDisk(file, bytes, sha256);
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Bytes in memory. */
    record InMemory(byte[] content, String sha256) implements Content {
        @Override
        public long bytes() {
            return content.length;
        }

        @Override
        public InputStream open() {
            return new java.io.ByteArrayInputStream(content);
        }
    }

    /** A file. */
    record OnDisk(Path file, long bytes, String sha256) implements Content {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
