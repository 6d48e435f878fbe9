// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.source.postgres.PostgresConnection;
import fr.parution.source.synthetic.SyntheticParameters;
import fr.parution.source.synthetic.SyntheticSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the synthetic source to a directory or loads it into PostgreSQL. */
@Command(name = "generate", mixinStandardHelpOptions = true, resourceBundle = "fr.parution.cli.messages")
final class GenerateCommand implements Callable<Integer> {

    private static final String ACCEPTED = "dir:PATH, postgresql://USER@HOST:PORT/DATABASE";

    @Option(names = "--rows", required = true, paramLabel = "N", descriptionKey = "option.rows")
    private long rows;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "S", descriptionKey = "option.seed")
    private long seed;

    @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "option.asOf")
    private @Nullable LocalDate asOf;

    @Option(names = "--to", required = true, paramLabel = "URI", descriptionKey = "option.to")
    private String to = "";

    @Override
    public Integer call() {
        Console console = Console.standard(false);
        SyntheticParameters parameters = Sources.parameters(rows, seed, asOf);
        switch (Addresses.scheme(to)) {
            case "dir" -> Sources.generate(parameters, Addresses.directory(to), console);
            case "postgresql", "postgres" -> load(parameters, console);
            default -> throw Addresses.unknown(to, ACCEPTED);
        }
        console.say("generate.done", parameters.rows());
        return 0;
    }

    private void load(SyntheticParameters parameters, Console console) {
        long start = System.nanoTime();
        try (Connection connection =
                PostgresConnection.open(Addresses.uri(to, ACCEPTED), System.getenv("PGPASSWORD"))) {
            new SyntheticSource(parameters)
                    .load(
                            connection,
                            (table, done, total) ->
                                    console.bar(Messages.text("generate.table", table), done, total, start));
        } catch (SQLException e) {
            throw new ParutionException(
                    Problem.of(ProblemCode.SOURCE_REFUSED, "--to", "SQLSTATE " + e.getSQLState(), "CREATE, COPY"), e);
        }
    }
}
