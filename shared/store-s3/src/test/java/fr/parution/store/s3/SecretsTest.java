// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private record Answer(int status, String body) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();

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
    void secretIsAskedForByItsNameInASignedRequest() {
        answers.add(new Answer(200, "{\"Name\":\"key\",\"SecretString\":\"entre nous, é\"}"));

        try (Secrets secrets = open()) {
            assertThat(secrets.find("key")).contains("entre nous, é");
        }
        assertThat(requests)
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .contains("secretsmanager.GetSecretValue", "{\"SecretId\":\"key\"}")
                        .contains("AWS4-HMAC-SHA256 Credential=test/", "/eu-west-3/secretsmanager/aws4_request"));
    }

    @Test
    void absentSecretIsNone() {
        answers.add(new Answer(400, "{\"__type\":\"ResourceNotFoundException\",\"Message\":\"no\"}"));

        try (Secrets secrets = open()) {
            assertThat(secrets.find("key")).isEmpty();
        }
    }

    @Test
    void secretThatMayNotBeReadIsRefusedAndNotAskedForAgain() {
        answers.add(new Answer(400, "{\"__type\":\"com.amazon#AccessDeniedException\",\"Message\":\"no\"}"));

        try (Secrets secrets = open()) {
            assertThatThrownBy(() -> secrets.find("key"))
                    .hasMessageContaining("SOURCE_REFUSED")
                    .hasMessageContaining("400 AccessDeniedException");
        }
        assertThat(requests).hasSize(1);
    }

    @Test
    void faultOfTheOtherSideIsAskedAgain() {
        answers.add(new Answer(500, "{\"__type\":\"InternalServiceError\"}"));
        answers.add(new Answer(400, "{\"__type\":\"ThrottlingException\"}"));
        answers.add(new Answer(200, "{\"SecretString\":\"text\"}"));

        try (Secrets secrets = open()) {
            assertThat(secrets.find("key")).contains("text");
        }
    }

    @Test
    void answerThatIsNoJsonIsRefusedInTheEndWithoutItsWords() {
        for (int i = 0; i < 5; i++) {
            answers.add(new Answer(200, "a secret, not JSON"));
        }

        try (Secrets secrets = open()) {
            assertThatThrownBy(() -> secrets.find("key"))
                    .hasMessageContaining("SOURCE_REFUSED")
                    .hasMessageNotContaining("a secret");
        }
    }

    @Test
    void endpointElsewhereIsRefused() {
        Map<String, String> environment =
                Map.of("AWS_ENDPOINT_URL_SECRETS_MANAGER", "https://192.0.2.1", S3Settings.LOCAL_ONLY, "true");

        assertThatThrownBy(() -> Secrets.fromEnvironment(environment, () -> 0))
                .hasMessageContaining("STORE_ENDPOINT_NOT_ALLOWED");
    }

    private Secrets open() {
        String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
        return Secrets.fromEnvironment(
                Map.of("AWS_ENDPOINT_URL_SECRETS_MANAGER", endpoint, S3Settings.LOCAL_ONLY, "true"), () -> 0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
        Answer answer = answers.remove();
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
