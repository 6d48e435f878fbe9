// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.postgres;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Puts failures of the database into our words. The server's own words may quote a row, so nothing of them is kept but
 * the SQLSTATE (PostgreSQL manual, appendix A).
 */
final class PostgresFailure {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final PostgresAddress address;
    private final PostgresSettings settings;

    PostgresFailure(PostgresAddress address, PostgresSettings settings) {
        this.address = address;
        this.settings = settings;
    }

    /** A connection that did not come about. */
    ParutionException connecting(SQLException e) {
        String state = state(e);
        if (has(e, SSLException.class)) {
            return problem(ProblemCode.SOURCE_REFUSED, "TLS, SQLSTATE " + state, "sslmode=, sslrootcert=", e);
        }
        boolean refused = state.startsWith("28") || state.startsWith("53") || state.equals("08004");
        if (refused || state.equals(INSUFFICIENT_PRIVILEGE)) {
            return problem(ProblemCode.SOURCE_REFUSED, "SQLSTATE " + state, "CONNECT, SELECT", e);
        }
        return problem(ProblemCode.SOURCE_NOT_FOUND, "SQLSTATE " + state, "postgresql://user@host:port/database", e);
    }

    /** A connection that failed under way. */
    ParutionException reading(SQLException e) {
        String state = state(e);
        if (state.equals(INSUFFICIENT_PRIVILEGE)) {
            return problem(ProblemCode.SOURCE_REFUSED, "SQLSTATE " + state, "SELECT, row security", e);
        }
        return problem(ProblemCode.SOURCE_BROKE_OFF, cause(e, state), "SQLSTATE " + state, e);
    }

    /** A local file that could not be written. */
    ParutionException writing(IOException e) {
        String reason = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
        String shown = e.getClass().getSimpleName() + (reason == null ? "" : ": " + reason);
        return new ParutionException(
                Problem.of(ProblemCode.SOURCE_BROKE_OFF, address.toString(), shown, "java.io.tmpdir"), e);
    }

    /** Reading that was told to stop. */
    Problem interrupted() {
        return Problem.of(ProblemCode.SOURCE_BROKE_OFF, address.toString(), "interrupted", "-");
    }

    private String cause(SQLException e, String state) {
        if (has(e, SocketTimeoutException.class)) {
            return "socketTimeout " + settings.socket();
        }
        return switch (state) {
            case "57014" -> "statement_timeout " + settings.statement() + " / pg_cancel_backend";
            case "55P03" -> "lock_timeout " + settings.lock();
            case "25P03" -> "idle_in_transaction_session_timeout " + settings.idle();
            case "25P04" -> "transaction_timeout";
            case "57P01", "57P02", "57P03" -> "server shutdown / pg_terminate_backend";
            case "25006" -> "read-only transaction";
            default -> state.startsWith("08") ? "connection lost" : "SQLSTATE " + state;
        };
    }

    private ParutionException problem(ProblemCode code, String found, String expected, SQLException e) {
        return new ParutionException(Problem.of(code, address.toString(), found, expected), withoutWords(e));
    }

    /** Where it happened, for whoever reads a stack trace, without what was said. */
    private static SQLException withoutWords(SQLException e) {
        SQLException silent = new SQLException(e.getClass().getSimpleName(), state(e));
        silent.setStackTrace(e.getStackTrace());
        return silent;
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "?" : e.getSQLState();
    }

    private static boolean has(SQLException e, Class<? extends Throwable> kind) {
        for (@Nullable Throwable t = e; t != null; t = t.getCause()) {
            if (kind.isInstance(t)) {
                return true;
            }
        }
        return false;
    }
}
