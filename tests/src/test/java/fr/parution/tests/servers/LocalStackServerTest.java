// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class LocalStackServerTest {

    private final LocalStackServer server = LocalStackServer.shared();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyServiceOfTheProductIsThere() throws IOException, InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(server.endpoint().resolve("/_localstack/health"))
                .build();
        String body = http.send(health, HttpResponse.BodyHandlers.ofString()).body();
        assertThat(body)
                .contains("\"s3\"", "\"sqs\"", "\"events\"", "\"secretsmanager\"", "\"cloudformation\"", "\"iam\"");
    }

    @Test
    void secondCreationOfAKeyIsRefused() throws IOException, InterruptedException {
        assertThat(put("/parution-self-test", "", "x-none").statusCode()).isEqualTo(200);
        assertThat(put("/parution-self-test/key", "one", "If-None-Match").statusCode())
                .isEqualTo(200);
        assertThat(put("/parution-self-test/key", "two", "If-None-Match").statusCode())
                .isEqualTo(412);
    }

    @Test
    void serverListensOnLoopbackOnly() {
        assertThat(server.endpoint().getHost()).isEqualTo(Loopback.ADDRESS);
        assertThat(Loopback.isExposed(server.endpoint().getPort())).isFalse();
    }

    @Test
    void everyoneIsGivenTheSameServer() {
        assertThat(LocalStackServer.shared()).isSameAs(server);
    }

    private HttpResponse<Void> put(String path, String body, String condition)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.endpoint().resolve(path))
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .header(condition, "*")
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding());
    }
}
