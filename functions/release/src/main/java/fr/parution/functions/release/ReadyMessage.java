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

/** What S3 says through EventBridge when {@code _READY.json} is there. */
final class ReadyMessage {

    private static final Pattern READY = Pattern.compile("staging/([^/]+)/[^/]+/_READY\\.json");

    private ReadyMessage() {}

    /**
     * The id of the data set that the key of the object names.
     *
     * @param body an event "Object Created"; its key may be percent-encoded or not, since no key of staging has a percent sign
     */
    static String dataset(String body) {
        String key = key(body);
        Matcher ready = READY.matcher(key);
        if (!ready.matches()) {
            throw refused(key);
        }
        return ready.group(1);
    }

    private static String key(String body) {
        try {
            byte[] json = body.getBytes(StandardCharsets.UTF_8);
            JsonNode detail = Json.required(Json.read(new ByteArrayInputStream(json)), "detail");
            String key = Json.required(Json.required(detail, "object"), "key").asText();
            return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            throw refused(e.getClass().getSimpleName());
        }
    }

    private static ParutionException refused(String found) {
        return new ParutionException(Problem.of(
                ProblemCode.USAGE_BAD_VALUE, "detail.object.key", found, "staging/{dataset}/{snapshot}/_READY.json"));
    }
}
