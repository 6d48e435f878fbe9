// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.source.synthetic.SyntheticParameters;
import fr.parution.source.synthetic.SyntheticSource;
import fr.parution.tests.servers.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The invented source in a real PostgreSQL, whose constraints it must satisfy. */
class SyntheticDatabaseTest {

    private static final SyntheticSource SOURCE = new SyntheticSource(new SyntheticParameters(2_000, 9));
    private static final Map<String, Long> LOADED = new LinkedHashMap<>();

    private static PostgresServer server;
    private static Connection connection;

    @BeforeAll
    static void load() throws SQLException {
        server = PostgresServer.start();
        connection = DriverManager.getConnection(server.createDatabase("synthetic"));
        SOURCE.load(connection, (table, done, total) -> LOADED.put(table, done));
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        server.close();
    }

    @Test
    void everyTableHoldsTheRowsOfTheSource() throws SQLException {
        assertThat(LOADED).hasSize(9);
        assertThat(number("SELECT count(*) FROM certification"))
                .isEqualTo(SOURCE.certifications().count());
        assertThat(number("SELECT count(*) FROM formation"))
                .isEqualTo(SOURCE.formations().count());
        assertThat(number("SELECT count(*) FROM action_formation"))
                .isEqualTo(SOURCE.actions().count());
        assertThat(number("SELECT count(*) FROM dossier")).isEqualTo(2_000);
        assertThat(number("SELECT count(*) FROM financement"))
                .isEqualTo(SOURCE.financements().count());
    }

    @Test
    void textsArriveAsTheyWereWritten() throws SQLException {
        assertThat(number("SELECT sum(length(contenu)) FROM formation"))
                .isEqualTo(SOURCE.formations()
                        .filter(training -> training.contenu() != null)
                        .mapToLong(training ->
                                Objects.requireNonNull(training.contenu()).length())
                        .sum());
    }

    @Test
    void purchaseLeadsToItsCertification() throws SQLException {
        assertThat(number("SELECT count(*) FROM dossier d JOIN session_formation s ON s.id = d.session_id "
                        + "JOIN action_formation a ON a.id = s.action_id JOIN formation f USING (numero_formation) "
                        + "JOIN certification c ON c.id = f.certification_id JOIN lieu l ON l.id = a.lieu_id"))
                .isEqualTo(2_000);
    }

    @Test
    void readerMayReadEveryTableAndWriteNone() throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(roles());
            statement.execute("SET ROLE parution_lecture");
            for (String table : LOADED.keySet()) {
                assertThat(number("SELECT count(*) FROM " + table)).isPositive();
                assertThatThrownBy(() -> statement.execute("DELETE FROM " + table))
                        .hasMessageContaining("permission denied");
            }
            statement.execute("RESET ROLE");
        }
    }

    private static long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String roles() throws IOException {
        try (InputStream in = Objects.requireNonNull(SyntheticSource.class.getResourceAsStream("roles.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
