// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the first line of a CSV file (RFC 4180, comma, UTF-8 with or without byte order mark). */
final class CsvHeader {

    private static final int LONGEST_BYTES = 1 << 16;
    private static final String FORM = "UTF-8, header line, comma";

    private CsvHeader() {}

    static FileHead read(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(LONGEST_BYTES);
        }
        int end = 0;
        while (end < start.length && start[end] != '\n') {
            end++;
        }
        if (end == start.length) {
            throw new DamagedFileException("no line end in " + end + " bytes", FORM);
        }
        byte[] line = Arrays.copyOf(start, end);
        return new FileHead(fields(text(line)), -1, ByteBuffer.wrap(line));
    }

    private static String text(byte[] line) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return unmarked.endsWith("\r") ? unmarked.substring(0, unmarked.length() - 1) : unmarked;
        } catch (CharacterCodingException e) {
            throw new DamagedFileException("not UTF-8", FORM);
        }
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"' && quoted && at + 1 < line.length() && line.charAt(at + 1) == '"') {
                field.append(c);
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
