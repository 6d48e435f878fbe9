// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

    @SuppressWarnings("NullAway.Init")
    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void emptyDatabaseKeepsTextOfAnyLanguage() throws SQLException {
        String url = server.createDatabase("Base d'essai");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table word as select 'Ægypte, œuvre, 日本' as text");
            try (ResultSet rows = statement.executeQuery("select text, current_setting('server_encoding') from word")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("Ægypte, œuvre, 日本");
                assertThat(rows.getString(2)).isEqualTo("UTF8");
            }
        }
    }

    @Test
    void serverListensOnLoopbackOnly() {
        assertThat(Loopback.accepts(server.port())).isTrue();
        assertThat(Loopback.isExposed(server.port())).isFalse();
    }

    @Test
    void closedServerIsGone() {
        PostgresServer other = PostgresServer.start();
        other.close();
        assertThat(Loopback.accepts(other.port())).isFalse();
        assertThat(Loopback.accepts(server.port())).isTrue();
    }
}
