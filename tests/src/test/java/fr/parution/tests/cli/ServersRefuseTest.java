// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.tests.servers.LocalStackServer;
import fr.parution.tests.servers.PostgresServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Databases and buckets that are absent, refuse or are empty. */
class ServersRefuseTest {

    private static final List<Command> READERS = List.of(Command.FRENCH, Command.ENGLISH);

    @Test
    void databaseThatIsAbsentRefusesOrIsEmptyIsTold() {
        Path store = Fixture.empty("for-postgres");
        try (PostgresServer server = PostgresServer.start()) {
            String source = "postgresql://" + PostgresServer.USER + "@127.0.0.1:" + server.port() + "/postgres";
            for (Command reader : READERS) {
                Command wrong = reader.with(Command.KEY).with(Map.of("PGPASSWORD", "wrong-secret"));
                assertThat(Fixture.refuses(3, "SOURCE_REFUSED", wrong, Fixture.publish(source, "dir:" + store)))
                        .contains("28P01");
            }
            Command right = Command.FRENCH.with(Command.KEY).with(Map.of("PGPASSWORD", PostgresServer.PASSWORD));
            assertThat(Fixture.refuses(3, "SOURCE_LACKS_RELATION", right, Fixture.publish(source, "dir:" + store)))
                    .contains("dossier", "titulaire", "financement")
                    .doesNotContain(":" + PostgresServer.PASSWORD + "@");
        }
        assertThat(store.resolve("state/current.json")).doesNotExist();
    }

    @Test
    void databaseThatNobodyServesIsTold() throws IOException {
        String source;
        try (ServerSocket closedSoon = new ServerSocket(0)) {
            source = "postgresql://compte@127.0.0.1:" + closedSoon.getLocalPort() + "/base";
        }
        for (Command reader : READERS) {
            String said = Fixture.refuses(
                    3,
                    "SOURCE_NOT_FOUND",
                    reader.with(Command.KEY),
                    Fixture.publish(source, "dir:" + Fixture.empty("for-nobody")));
            assertThat(said).contains("/base");
        }
    }

    @Test
    void bucketThatDoesNotExistIsTold() {
        Map<String, String> cloud = Map.of(
                "AWS_ENDPOINT_URL", LocalStackServer.shared().endpoint().toString(),
                "AWS_REGION", LocalStackServer.REGION,
                "AWS_ACCESS_KEY_ID", LocalStackServer.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY", LocalStackServer.SECRET_KEY);
        for (Command reader : READERS) {
            Command there = reader.with(Command.KEY).with(cloud);
            assertThat(Fixture.refuses(4, "STORE_NOT_FOUND", there, "verify", "--store", "s3://seau-absent"))
                    .contains("seau-absent");
            assertThat(Fixture.refuses(
                            4, "STORE_NOT_FOUND", there, Fixture.publish("synthetic:?rows=1000", "s3://seau-absent")))
                    .contains("seau-absent");
        }
    }
}
