// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.serve;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of bytes of an object (RFC 9110, 14.1.2).
 *
 * @param first the first byte, from 0
 * @param length the number of bytes; 0 where the object has none of the bytes asked for
 */
record ByteRange(long first, long length) {

    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d*)-(\\d*)\\s*");

    /** The range that a header asks of an object of a size; empty for several ranges or another unit, which are ignored. */
    static Optional<ByteRange> parse(String header, long size) {
        Matcher matcher = ONE.matcher(header);
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long length = capped(matcher.group(2), size);
            return Optional.of(new ByteRange(size - length, length));
        }
        BigInteger from = new BigInteger(matcher.group(1));
        if (!matcher.group(2).isEmpty() && new BigInteger(matcher.group(2)).compareTo(from) < 0) {
            return Optional.empty();
        }
        long first = capped(matcher.group(1), size);
        long last = matcher.group(2).isEmpty() ? size - 1 : Math.min(capped(matcher.group(2), size), size - 1);
        return Optional.of(new ByteRange(first, Math.max(0, last - first + 1)));
    }

    private static long capped(String digits, long most) {
        return new BigInteger(digits).min(BigInteger.valueOf(most)).longValueExact();
    }

    /** Whether the object has any of the bytes asked for. */
    boolean isSatisfiable() {
        return length > 0;
    }

    /** The value of {@code Content-Range}. */
    String contentRange(long size) {
        return isSatisfiable() ? "bytes " + first + "-" + (first + length - 1) + "/" + size : "bytes */" + size;
    }
}
