// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A file as a text: UTF-8 if all of it is, else Windows-1252, of which ISO 8859-1 is a part where texts are concerned.
 *
 * @param marked whether it begins with the byte order mark of UTF-8
 */
record CsvText(Path file, Compression compression, Charset charset, boolean marked) {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int BLOCK = 1 << 16;
    private static final String FORM = "UTF-8 | windows-1252";

    /** Reads the whole file to see what it is. */
    static CsvText find(Path file) throws IOException {
        Compression compression = Compression.of(start(file));
        try (InputStream in = compression.open(file)) {
            byte[] start = in.readNBytes(MARK.length);
            boolean marked = Arrays.equals(start, MARK);
            refuseOthers(start);
            return new CsvText(file, compression, charset(start, in, marked), marked);
        } catch (DamagedFileException e) {
            throw e;
        } catch (IOException e) {
            throw compression == Compression.NONE ? e : broken(compression);
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Integer.BYTES);
        }
    }

    private static void refuseOthers(byte[] start) throws DamagedFileException {
        String hex = HexFormat.of().formatHex(start);
        if (hex.startsWith("fffe") || hex.startsWith("feff")) {
            throw new DamagedFileException(ProblemCode.SOURCE_ENCODING_REFUSED, "UTF-16", FORM);
        }
        if (hex.startsWith("504b03") || hex.startsWith("504152")) {
            throw new DamagedFileException(hex.startsWith("504b03") ? "ZIP, XLSX" : "Parquet", "CSV, gzip, zstd");
        }
    }

    /**
     * Text that is UTF-8 up to some place and no more beyond has been cut or pasted together: what of it would be read as
     * Windows-1252 would be read wrongly.
     */
    private static Charset charset(byte[] start, InputStream in, boolean marked) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK).put(start);
        CharBuffer chars = CharBuffer.allocate(BLOCK);
        boolean beyondAscii = false;
        boolean end = false;
        while (!end) {
            int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
            end = read < 0;
            bytes.position(bytes.position() + Math.max(read, 0)).flip();
            CoderResult result = decoder.decode(bytes, chars, end);
            beyondAscii |= chars.flip().chars().anyMatch(c -> c > 0x7f && c != '\uFEFF');
            if (result.isError()) {
                if (marked || beyondAscii) {
                    throw new DamagedFileException(ProblemCode.SOURCE_ENCODING_REFUSED, "UTF-8 in part", FORM);
                }
                return WESTERN;
            }
            chars.clear();
            bytes.compact();
        }
        return StandardCharsets.UTF_8;
    }

    /**
     * The text without its mark; a byte that is none of its encoding ends it with an exception.
     *
     * @param digest sees the bytes of the text, out of their compression
     */
    Reader open(MessageDigest digest) throws IOException {
        InputStream in = compression.open(file);
        try {
            in.skipNBytes(marked ? MARK.length : 0);
            return new InputStreamReader(new DigestInputStream(in, digest), charset.newDecoder());
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** What stands for a failure to read the text. */
    DamagedFileException unreadable() {
        return compression == Compression.NONE
                ? new DamagedFileException(ProblemCode.SOURCE_ENCODING_REFUSED, charset.name(), FORM)
                : broken(compression);
    }

    private static DamagedFileException broken(Compression compression) {
        return new DamagedFileException(compression.word(), "CSV, gzip, zstd");
    }
}
