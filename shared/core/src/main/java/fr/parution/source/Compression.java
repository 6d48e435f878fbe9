// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** How a text is compressed, told from its first bytes: endings of names lie. */
enum Compression {
    /** RFC 1952. */
    GZIP("1f8b", "gzip"),
    /** RFC 8878. */
    ZSTD("28b52ffd", "zstd"),
    NONE("", "");

    private static final int BUFFER_BYTES = 1 << 16;

    @SuppressWarnings("ImmutableEnumChecker") // never written
    private final byte[] magic;

    private final String word;

    Compression(String magic, String word) {
        this.magic = HexFormat.of().parseHex(magic);
        this.word = word;
    }

    static Compression of(byte[] start) {
        return Arrays.stream(values())
                .filter(one -> Arrays.equals(one.magic, Arrays.copyOf(start, one.magic.length)))
                .findFirst()
                .orElse(NONE);
    }

    /** Its name, empty for none. */
    String word() {
        return word;
    }

    /** The text of a file. */
    InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        try {
            return switch (this) {
                case GZIP -> new GZIPInputStream(raw, BUFFER_BYTES);
                case ZSTD -> new ZstdInputStream(raw);
                case NONE -> raw;
            };
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }
}
