// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The keys that every store takes: segments of {@code A-Z a-z 0-9 . _ -} joined by single slashes, none of them
 * {@code .}, {@code ..} or {@code .parution} in any case, at most {@value #MAX_SEGMENT} characters each and
 * {@value #MAX_KEY} together. Such a key means the same in a bucket, in a directory and in an address, unencoded; and
 * its UTF-8 order is that of its characters.
 */
public final class StoreKey {

    /** The longest key; leaves room for a prefix below the 1024 bytes of S3. */
    public static final int MAX_KEY = 512;

    /** The longest segment; leaves room for a suffix below the 255 bytes of file systems. */
    public static final int MAX_SEGMENT = 200;

    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._-]{1," + MAX_SEGMENT + "}");
    private static final Pattern OPEN_SEGMENT = Pattern.compile("[A-Za-z0-9._-]{0," + MAX_SEGMENT + "}");

    private StoreKey() {}

    /** The key itself, when it is one; an {@link IllegalArgumentException} otherwise. */
    public static String require(String key) {
        if (!isKey(key)) {
            throw new IllegalArgumentException("not a key: \"" + key + "\"");
        }
        return key;
    }

    /** The prefix itself, when it is the start of some key or empty; an {@link IllegalArgumentException} otherwise. */
    public static String requirePrefix(String prefix) {
        int slash = prefix.lastIndexOf('/');
        boolean closed = slash < 0 || isKey(prefix.substring(0, slash));
        boolean open = OPEN_SEGMENT.matcher(prefix.substring(slash + 1)).matches();
        if (!closed || !open) {
            throw new IllegalArgumentException("not the start of a key: \"" + prefix + "\"");
        }
        return prefix;
    }

    /** Whether a text is a key. */
    public static boolean isKey(String text) {
        if (text.isEmpty() || text.length() > MAX_KEY) {
            return false;
        }
        for (String segment : text.split("/", -1)) {
            if (!isSegment(segment)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSegment(String text) {
        return SEGMENT.matcher(text).matches()
                && !text.equals(".")
                && !text.equals("..")
                && !text.toLowerCase(Locale.ROOT).equals(PrivateRoom.NAME);
    }
}
