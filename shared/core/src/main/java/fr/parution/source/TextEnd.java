// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Remembers how a text ended. */
final class TextEnd extends FilterReader {

    private char last = '\n';
    private char lastOfLine = '\n';

    TextEnd(Reader text) {
        super(text);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            last = buffer[offset + read - 1];
            int at = offset + read - 1;
            while (at >= offset && isLineEnd(buffer[at])) {
                at--;
            }
            lastOfLine = at >= offset ? buffer[at] : lastOfLine;
        }
        return read;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    boolean isAfterLineEnd() {
        return isLineEnd(last);
    }

    boolean isAfterQuote() {
        return lastOfLine == '"';
    }
}
