// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Bytes to be stored, with their digest known before the first byte is sent. Can be opened again for another try. */
public sealed interface Content {

    /** The number of bytes. */
    long bytes();

    /** SHA-256, 64 hexadecimal digits. */
    String sha256();

    /** A new stream from the first byte; the caller closes it. */
    InputStream open() throws IOException;

    /** Content held in memory; the bytes are copied. */
    static Content of(byte[] bytes) {
        return new InMemory(
                bytes.clone(), HexFormat.of().formatHex(Sha256.digest().digest(bytes)));
    }

    /** A file on the local disk, whose digest is computed here. */
    static Content of(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
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

    /** A file on the local disk, whose digest the caller has; a store refuses it when the file has another one. */
    static Content of(Path file, long bytes, String sha256) {
        return new OnDisk(file, bytes, sha256);
    }

    /** Bytes in memory, which nobody changes. */
    record InMemory(byte[] content, String sha256) implements Content {

        @Override
        public long bytes() {
            return content.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
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
