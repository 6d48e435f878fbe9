// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a store keeps beside the bytes.
 *
 * @param mediaType with its charset, where it is text
 * @param cacheControl for readers and edges
 * @param metadata small texts in printable ASCII, such as the address of the licence; names in {@code a-z 0-9 -}; at
 *     most 2000 characters together
 * @param tags at most ten, such as {@code licence=etalab-2.0}; letters, digits, spaces and {@code + - = . _ : / @}
 */
public record ObjectAttributes(
        String mediaType, String cacheControl, Map<String, String> metadata, Map<String, String> tags) {

    /** For keys that never change. */
    public static final String IMMUTABLE = "public, max-age=31536000, immutable";

    /** For keys that change: keep, but ask each time. */
    public static final String REVALIDATE = "public, max-age=0, must-revalidate";

    private static final int MAX_METADATA = 2000;
    private static final int MAX_TAGS = 10;
    private static final Pattern HEADER = Pattern.compile("[\\x20-\\x7e]+");
    private static final Pattern METADATA_NAME = Pattern.compile("[a-z0-9-]+");
    private static final Pattern METADATA_VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");
    private static final Pattern TAG_NAME = Pattern.compile("[\\p{L}\\p{N} +=._:/@-]{1,128}");
    private static final Pattern TAG_VALUE = Pattern.compile("[\\p{L}\\p{N} +=._:/@-]{0,256}");

    /** Copies its maps, sorted; what no store could keep is an {@link IllegalArgumentException}. */
    public ObjectAttributes {
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        require(HEADER, mediaType);
        require(HEADER, cacheControl);
        metadata.forEach((name, value) -> {
            require(METADATA_NAME, name);
            require(METADATA_VALUE, value);
        });
        tags.forEach((name, value) -> {
            require(TAG_NAME, name);
            require(TAG_VALUE, value);
        });
        if (tags.size() > MAX_TAGS || length(metadata) > MAX_METADATA) {
            throw new IllegalArgumentException("too many tags or too much metadata");
        }
    }

    private static void require(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("no store keeps \"" + text + "\" as an attribute");
        }
    }

    private static int length(Map<String, String> texts) {
        return texts.entrySet().stream()
                .mapToInt(text -> text.getKey().length() + text.getValue().length())
                .sum();
    }

    /** The same with one more text of metadata. */
    public ObjectAttributes with(String name, String value) {
        Map<String, String> more = new TreeMap<>(metadata);
        more.put(name, value);
        return new ObjectAttributes(mediaType, cacheControl, more, tags);
    }

    /** Attributes of a private object. */
    public static ObjectAttributes ofType(String mediaType) {
        return new ObjectAttributes(mediaType, "no-store", Map.of(), Map.of());
    }
}
