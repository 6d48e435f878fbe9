// SPDX-License-Identifier: EUPL-1.2
package fr.parution.functions.release;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What S3 says through EventBridge when {@code _READY.json} is there.
 *
 * @param bucket the only one that is listened to
 */
record ReadyMessage(String bucket) {

    private static final Pattern READY = Pattern.compile("staging/([^/]+)/[^/]+/_READY\\.json");

    /** No key of S3 is longer, and no line of a log should be. */
    private static final int MOST_CHARACTERS = 1024;

    /**
     * The id of the data set that the key of the object names.
     *
     * @param body an event "Object Created"; its key may be percent-encoded or not, since no key of staging has a percent sign
     */
    String dataset(String body) {
        JsonNode detail = detail(body);
        String from = text(detail, "bucket", "name");
        if (!from.equals(bucket)) {
            throw refused("detail.bucket.name", from, bucket);
        }
        String key = decoded(text(detail, "object", "key"));
        Matcher ready = READY.matcher(key);
        if (key.length() > MOST_CHARACTERS || !ready.matches()) {
            throw refused("detail.object.key", key, "staging/{dataset}/{snapshot}/_READY.json");
        }
        return ready.group(1);
    }

    private static JsonNode detail(String body) {
        try {
            byte[] json = body.getBytes(StandardCharsets.UTF_8);
            return Json.required(Json.read(new ByteArrayInputStream(json)), "detail");
        } catch (IOException e) {
            throw refused("detail", e.getClass().getSimpleName(), "Object Created");
        }
    }

    private static String text(JsonNode detail, String object, String field) {
        return detail.path(object).path(field).asText();
    }

    private static String decoded(String key) {
        try {
            return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return key;
        }
    }

    private static ParutionException refused(String where, String found, String expected) {
        String shown = found.length() > MOST_CHARACTERS ? found.substring(0, MOST_CHARACTERS) + "…" : found;
        return new ParutionException(Problem.of(ProblemCode.USAGE_BAD_VALUE, where, shown, expected));
    }
}
