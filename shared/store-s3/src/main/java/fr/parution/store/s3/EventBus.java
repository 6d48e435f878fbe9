// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.Announcer;
import fr.parution.store.Json;
import fr.parution.store.s3.JsonService.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * A bus of Amazon EventBridge: its one call PutEvents. Each announcement is the detail of an event of its own, whose type is
 * that of the announcement; who subscribes gets it as it stands in the public files.
 */
public final class EventBus implements Announcer {

    /** What rules match; it must not begin with {@code aws.}. */
    public static final String SOURCE = "parution";

    /** The most that one call takes, and the most that one event may be, with what stands around it. */
    private static final int MOST_EVENTS = 10;

    private static final int MOST_BYTES = 240_000;

    private final JsonService service;
    private final String bus;

    private EventBus(JsonService service, String bus) {
        this.service = service;
        this.bus = bus;
    }

    /**
     * As {@link S3Settings#fromEnvironment}, but with {@code AWS_ENDPOINT_URL_EVENTBRIDGE}; sends no request.
     *
     * @param bus its name or ARN
     * @param jitter numbers from 0 to 1, one for each wait
     */
    public static EventBus fromEnvironment(Map<String, String> environment, String bus, DoubleSupplier jitter) {
        return new EventBus(
                new JsonService(
                        S3Settings.fromEnvironment(environment, "AWS_ENDPOINT_URL_EVENTBRIDGE", jitter), "events"),
                bus);
    }

    /** @throws ParutionException {@code STORE_FAILED} when the bus did not take all of them */
    @Override
    public void announce(byte[] batch) {
        ArrayNode entries = Json.object().putArray("Entries");
        int bytes = 0;
        for (JsonNode event : read(batch)) {
            ObjectNode entry = entry(event);
            int more = Json.line(entry).getBytes(StandardCharsets.UTF_8).length;
            if (entries.size() == MOST_EVENTS || (!entries.isEmpty() && bytes + more > MOST_BYTES)) {
                put(entries);
                entries = Json.object().putArray("Entries");
                bytes = 0;
            }
            entries.add(entry);
            bytes += more;
        }
        if (!entries.isEmpty()) {
            put(entries);
        }
    }

    private JsonNode read(byte[] batch) {
        try {
            return Json.read(new ByteArrayInputStream(batch));
        } catch (IOException e) {
            throw new IllegalArgumentException("a batch that is no JSON", e);
        }
    }

    private ObjectNode entry(JsonNode event) {
        String detail = Json.line(event);
        if (detail.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            detail = Json.line(withoutFiles(event));
        }
        return Json.object()
                .put("EventBusName", bus)
                .put("Source", SOURCE)
                .put("DetailType", event.path("type").asText())
                .put("Detail", detail);
    }

    /** The manifest, which stays, names them. */
    private static JsonNode withoutFiles(JsonNode event) {
        ObjectNode shorter = event.deepCopy();
        if (shorter.path("data") instanceof ObjectNode data) {
            data.remove("files");
        }
        return shorter;
    }

    private void put(ArrayNode entries) {
        ObjectNode request = Json.object();
        request.set("Entries", entries);
        Reply reply = service.call("AWSEvents.PutEvents", request);
        int refused = reply.document().path("FailedEntryCount").asInt(0);
        if (!reply.isDone() || refused > 0) {
            String found = reply.isDone()
                    ? refused + " / " + entries.size() + " "
                            + reply.document().findPath("ErrorCode").asText("")
                    : reply.inWords();
            throw new ParutionException(Problem.of(ProblemCode.STORE_FAILED, bus, found.strip(), "events:PutEvents"));
        }
    }
}
