// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventBusTest {

    private static final String TYPE = "fr.opendata.dataset.published.v1";

    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> requests = new ArrayList<>();
    private final List<String> headers = new ArrayList<>();
    private String answer = "{\"FailedEntryCount\":0,\"Entries\":[]}";
    private int status = 200;

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void announcementIsTheDetailOfAnEventOfItsType() throws IOException {
        open().announce(batch(1, 3));

        JsonNode entry = requests.get(0).path("Entries").path(0);
        assertThat(headers.get(0)).contains("AWSEvents.PutEvents", "/eu-west-3/events/aws4_request");
        assertThat(entry.path("EventBusName").asText()).isEqualTo("default");
        assertThat(entry.path("Source").asText()).isEqualTo("parution");
        assertThat(entry.path("DetailType").asText()).isEqualTo(TYPE);
        assertThat(json.readTree(entry.path("Detail").asText()))
                .isEqualTo(json.readTree(batch(1, 3)).path(0));
    }

    @Test
    void moreThanOneCallTakesAreBroughtInSeveralInTheirOrder() {
        open().announce(batch(23, 3));

        assertThat(requests)
                .extracting(request -> request.path("Entries").size())
                .containsExactly(10, 10, 3);
        assertThat(requests.stream()
                        .flatMap(request -> IntStream.range(
                                        0, request.path("Entries").size())
                                .mapToObj(i -> request.path("Entries").path(i)))
                        .map(entry -> id(entry.path("Detail").asText())))
                .containsExactlyElementsOf(
                        IntStream.range(0, 23).mapToObj(i -> "id-" + i).toList());
    }

    @Test
    void longAnnouncementsAreBroughtApart() {
        open().announce(batch(3, 100_000));

        assertThat(requests)
                .extracting(request -> request.path("Entries").size())
                .containsExactly(2, 1);
    }

    @Test
    void announcementThatIsTooLongLeavesItsFilesToTheManifest() {
        open().announce(batch(1, 300_000));

        assertThat(requests)
                .singleElement()
                .satisfies(request -> assertThat(
                                request.path("Entries").path(0).path("Detail").asText())
                        .contains("\"manifest\":\"m\"")
                        .doesNotContain("files"));
    }

    @Test
    void nothingToSayIsNotSaid() {
        open().announce("[]".getBytes(StandardCharsets.UTF_8));

        assertThat(requests).isEmpty();
    }

    @Test
    void oneThatTheBusDidNotTakeIsAFailure() {
        answer = "{\"FailedEntryCount\":1,\"Entries\":[{\"EventId\":\"1\"},{\"ErrorCode\":\"InternalFailure\"}]}";

        assertThatThrownBy(() -> open().announce(batch(2, 3)))
                .hasMessageContaining("STORE_FAILED")
                .hasMessageContaining("1 / 2 InternalFailure");
    }

    @Test
    void busThatMayNotBeUsedIsNamed() {
        status = 400;
        answer = "{\"__type\":\"AccessDeniedException\"}";

        assertThatThrownBy(() -> open().announce(batch(1, 3)))
                .hasMessageContaining("400 AccessDeniedException")
                .hasMessageContaining("events:PutEvents");
        assertThat(requests).hasSize(1);
    }

    private EventBus open() {
        String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
        return EventBus.fromEnvironment(
                Map.of("AWS_ENDPOINT_URL_EVENTBRIDGE", endpoint, S3Settings.LOCAL_ONLY, "true"), "default", () -> 0);
    }

    private static byte[] batch(int count, int bytesOfFiles) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"specversion\":\"1.0\",\"id\":\"id-" + i + "\",\"type\":\"" + TYPE
                        + "\",\"data\":{\"manifest\":\"m\",\"files\":\"" + "x".repeat(bytesOfFiles) + "\"}}")
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String id(String detail) {
        try {
            return json.readTree(detail).path("id").asText();
        } catch (IOException e) {
            throw new AssertionError(detail, e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(json.readTree(exchange.getRequestBody().readAllBytes()));
        headers.add(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " "
                + exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
