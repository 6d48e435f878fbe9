// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.postgres;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the database is and who asks. Holds the password, and shows it nowhere. */
final class PostgresAddress {

    private static final String FORM =
            "postgresql://user@host:port/database?schema=&sslmode=&sslrootcert=; PGPASSWORD, ~/.pgpass";
    private static final Set<String> PARAMETERS = Set.of("schema", "sslmode", "sslrootcert");
    private static final int DEFAULT_PORT = 5432;

    private final String user;
    private final String host;
    private final int port;
    private final String database;
    private final Map<String, String> parameters;
    private final @Nullable String password;

    private PostgresAddress(
            String user,
            String host,
            int port,
            String database,
            Map<String, String> parameters,
            @Nullable String password) {
        this.user = user;
        this.host = host;
        this.port = port;
        this.database = database;
        this.parameters = parameters;
        this.password = password;
    }

    /**
     * Reads an address.
     *
     * @param password goes before one in the address; if both are absent the driver looks into {@code ~/.pgpass}
     */
    static PostgresAddress of(URI uri, @Nullable String password) {
        String info = uri.getRawUserInfo();
        String host = uri.getHost();
        String path = uri.getPath();
        boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!known || host == null || info == null || path == null || path.length() < 2) {
            throw refused(uri.getScheme() + ":…");
        }
        int colon = info.indexOf(':');
        String inAddress = colon < 0 ? null : decode(info.substring(colon + 1));
        return new PostgresAddress(
                decode(colon < 0 ? info : info.substring(0, colon)),
                host,
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                path.substring(1),
                parameters(uri.getRawQuery()),
                password != null && !password.isEmpty() ? password : inAddress);
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> read = new LinkedHashMap<>();
        for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (equals < 0 || !PARAMETERS.contains(name)) {
                throw refused("?" + (equals < 0 ? "…" : name));
            }
            read.put(name, decode(pair.substring(equals + 1)));
        }
        return read;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static ParutionException refused(String shown) {
        return new ParutionException(Problem.of(ProblemCode.USAGE_BAD_URI, "", shown, FORM));
    }

    /** The schema of relations that are named without one. */
    String schema() {
        return parameters.getOrDefault("schema", "public");
    }

    /** The address for the driver, without the user. */
    String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
    }

    /** What the driver needs beside the address; the only way out for the password. */
    Properties properties(PostgresSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("sslmode", sslMode());
        if (parameters.containsKey("sslrootcert")) {
            properties.setProperty("sslrootcert", parameters.get("sslrootcert"));
        }
        properties.setProperty("ApplicationName", "parution");
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", seconds(settings.connect()));
        properties.setProperty("loginTimeout", seconds(settings.login()));
        properties.setProperty("socketTimeout", seconds(settings.socket()));
        return properties;
    }

    /** Identifiers of persons cross this line before they are hashed: beyond this machine it is encrypted and proven. */
    private String sslMode() {
        return parameters.getOrDefault("sslmode", isLoopback() ? "prefer" : "verify-full");
    }

    private boolean isLoopback() {
        return host.toLowerCase(Locale.ROOT).equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static String seconds(Duration duration) {
        return Long.toString((duration.toMillis() + 999) / 1000);
    }

    /** The address as it may be shown. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }
}
