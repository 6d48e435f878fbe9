// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.serve;

import fr.parution.store.ObjectAttributes;
import fr.parution.store.StoredObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An object as it is answered to one request.
 *
 * @param gzip whether it goes compressed
 */
record Representation(StoredObject object, boolean gzip) {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    /** The sizes between which text is compressed, as edges do. */
    private static final long LEAST = 1_000;

    private static final long MOST = 10_000_000;

    /** The representation for a client that accepts these encodings. */
    static Representation of(StoredObject object, @Nullable String acceptEncoding, boolean range) {
        boolean worthwhile =
                MediaTypes.isText(object.key()) && object.bytes() >= LEAST && object.bytes() <= MOST && !range;
        return new Representation(object, worthwhile && acceptsGzip(acceptEncoding));
    }

    private static boolean acceptsGzip(@Nullable String header) {
        if (header == null) {
            return false;
        }
        return Arrays.stream(header.split(","))
                .map(part -> part.trim().toLowerCase(Locale.ROOT).split("\\s*;\\s*"))
                .filter(part -> part[0].equals("gzip") || part[0].equals("*"))
                .anyMatch(part -> part.length == 1 || !part[1].matches("q=0(\\.0*)?"));
    }

    /** The strong entity tag, another one for each encoding. */
    String entityTag() {
        return gzip ? "\"" + opaque() + "-gzip\"" : "\"" + opaque() + "\"";
    }

    private String opaque() {
        String digest = object.sha256().isEmpty() ? object.entityTag() : object.sha256();
        return digest.replaceAll("[^A-Za-z0-9._-]", "");
    }

    /** The value of {@code Last-Modified}. */
    String lastModified() {
        return HTTP_DATE.format(object.modified().atOffset(ZoneOffset.UTC));
    }

    /** How long it may be kept. */
    String cacheControl() {
        return PublicKeys.isImmutable(object.key()) ? ObjectAttributes.IMMUTABLE : ObjectAttributes.REVALIDATE;
    }

    /** Whether the client has it already (RFC 9110, 13.2.2); tags, when given, leave dates without effect. */
    boolean isKnown(@Nullable String ifNoneMatch, @Nullable String ifModifiedSince) {
        if (ifNoneMatch != null) {
            return Arrays.stream(ifNoneMatch.split(","))
                    .map(String::trim)
                    .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                    .anyMatch(tag -> tag.equals("*") || tag.equals(entityTag()));
        }
        if (ifModifiedSince == null) {
            return false;
        }
        try {
            Instant since = HTTP_DATE.withZone(ZoneOffset.UTC).parse(ifModifiedSince, Instant::from);
            return !object.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(since);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Whether a range may be cut from it: no condition, or this tag, or this very date (RFC 9110, 13.1.5). */
    boolean isUnchanged(@Nullable String ifRange) {
        return ifRange == null || ifRange.equals(entityTag()) || ifRange.equals(lastModified());
    }
}
