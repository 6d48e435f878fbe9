// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.postgres;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An ordinary connection, for whoever prepares a source database rather than reads it. */
public final class PostgresConnection {

    private PostgresConnection() {}

    /**
     * Connects.
     *
     * @param uri {@code postgresql://user@host:port/database}
     * @param password goes before one in the address; if both are absent the driver looks into {@code ~/.pgpass}
     * @throws fr.parution.problem.ParutionException of kind {@code SOURCE} when the server is absent or refuses
     */
    public static Connection open(URI uri, @Nullable String password) {
        PostgresAddress address = PostgresAddress.of(uri, password);
        PostgresSettings settings = PostgresSettings.defaults();
        try {
            return DriverManager.getConnection(address.jdbcUrl(), address.properties(settings));
        } catch (SQLException e) {
            throw new PostgresFailure(address, settings).connecting(e);
        }
    }
}
