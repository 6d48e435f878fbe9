// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import com.sun.net.httpserver.Headers;
import fr.parution.store.s3.ScriptedS3.Stored;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers in the form of S3. */
final class S3Answers {

    private static final String DATE = "Thu, 01 Jan 2026 00:00:00 GMT";
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private S3Answers() {}

    /** An answer before it is sent. */
    record Reply(int status, Map<String, String> headers, byte[] body) {

        Reply with(String name, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(name, value);
            return new Reply(status, more, body);
        }
    }

    static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    static Reply error(int status, String code) {
        return xml(status, "<Error><Code>" + code + "</Code><Message>told to</Message></Error>");
    }

    static Reply tagging(Stored stored) {
        StringBuilder tags = new StringBuilder();
        for (String pair : stored.headers().getOrDefault("x-amz-tagging", "").split("&", -1)) {
            String[] tag = pair.split("=", 2);
            if (tag.length == 2) {
                tags.append("<Tag><Key>").append(decoded(tag[0])).append("</Key><Value>");
                tags.append(decoded(tag[1])).append("</Value></Tag>");
            }
        }
        return xml(200, "<Tagging><TagSet>" + tags + "</TagSet></Tagging>");
    }

    static Reply object(Stored stored, Headers request) {
        String match = request.getFirst("If-Match");
        if (match != null && !match.equals(stored.tag())) {
            return error(412, "PreconditionFailed");
        }
        Reply whole = new Reply(200, stored.headers(), stored.bytes())
                .with("ETag", stored.tag())
                .with("Last-Modified", DATE);
        String range = request.getFirst("Range");
        return range == null ? whole : part(whole, range);
    }

    static Reply page(Map<String, Stored> objects, Map<String, String> query, int size) {
        String after = query.getOrDefault("continuation-token", "");
        List<String> keys = objects.keySet().stream()
                .filter(key -> key.startsWith(query.getOrDefault("prefix", "")))
                .filter(key -> key.compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        boolean truncated = keys.size() > size;
        StringBuilder xml = new StringBuilder("<ListBucketResult><IsTruncated>" + truncated + "</IsTruncated>");
        List<String> shown = truncated ? keys.subList(0, size) : keys;
        if (truncated) {
            xml.append("<NextContinuationToken>").append(shown.get(size - 1)).append("</NextContinuationToken>");
        }
        for (String key : shown) {
            Stored stored = objects.get(key);
            xml.append("<Contents><Key>").append(key).append("</Key><LastModified>2026-01-01T00:00:00.000Z");
            xml.append("</LastModified><ETag>")
                    .append(stored.tag().replace("\"", "&quot;"))
                    .append("</ETag><Size>");
            xml.append(stored.bytes().length).append("</Size></Contents>");
        }
        return xml(200, xml.append("</ListBucketResult>").toString());
    }

    static String tag(byte[] bytes) {
        return '"' + HexFormat.of().formatHex(digest("MD5", bytes)) + '"';
    }

    static String checksum(byte[] bytes) {
        return Base64.getEncoder().encodeToString(digest("SHA-256", bytes));
    }

    private static Reply part(Reply whole, String range) {
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            return error(400, "InvalidArgument");
        }
        long from = Long.parseLong(matcher.group(1));
        long to = Math.min(Long.parseLong(matcher.group(2)), whole.body().length - 1L);
        if (from >= whole.body().length) {
            return error(416, "InvalidRange");
        }
        return new Reply(206, whole.headers(), Arrays.copyOfRange(whole.body(), (int) from, (int) to + 1));
    }

    private static Reply xml(int status, String body) {
        String document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body;
        return new Reply(status, Map.of("Content-Type", "application/xml"), document.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
