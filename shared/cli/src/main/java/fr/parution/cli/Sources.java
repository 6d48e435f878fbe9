// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.source.DropSource;
import fr.parution.source.PersonKey;
import fr.parution.source.Source;
import fr.parution.source.postgres.PostgresSettings;
import fr.parution.source.postgres.PostgresSource;
import fr.parution.source.synthetic.SyntheticParameters;
import fr.parution.source.synthetic.SyntheticParametersException;
import fr.parution.source.synthetic.SyntheticSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens sources by their address. */
final class Sources {

    static final String ACCEPTED =
            "synthetic:?rows=N&seed=S, dir:PATH, s3://BUCKET[/PREFIX], postgresql://USER@HOST:PORT/DATABASE";
    /** The variable with the key that hashes identifiers of persons. */
    static final String PERSON_KEY = "PARUTION_PERSON_KEY";

    /** Invented persons need no secret; a fixed key keeps the demonstration the same on every machine. */
    private static final String KEY_OF_INVENTED_PERSONS = "invented persons have nothing to hide";

    static final long DEFAULT_ROWS = 200_000;
    private static final long DEFAULT_SEED = 1;

    private Sources() {}

    static boolean isSynthetic(String address) {
        return Addresses.scheme(address).equals("synthetic");
    }

    /** Opens a source; a synthetic one is first written below {@code work}. */
    static Source open(String address, @Nullable LocalDate asOf, Path work, Console console) {
        return switch (Addresses.scheme(address)) {
            case "synthetic" -> {
                generate(parameters(address, asOf), work, console);
                yield DropSource.inDirectory(work);
            }
            case "dir" -> DropSource.inDirectory(Addresses.directory(address));
            case "s3" -> DropSource.inStore(Stores.openReadOnly(address));
            case "postgresql", "postgres" ->
                PostgresSource.at(
                        Addresses.uri(address, ACCEPTED), System.getenv("PGPASSWORD"), PostgresSettings.defaults());
            default -> throw Addresses.unknown(address, ACCEPTED);
        };
    }

    static PersonKey key(String address) {
        return isSynthetic(address) ? keyOfInventedPersons() : PersonKey.of(System.getenv(PERSON_KEY), PERSON_KEY);
    }

    static PersonKey keyOfInventedPersons() {
        return PersonKey.of(KEY_OF_INVENTED_PERSONS, PERSON_KEY);
    }

    /** The relations that an invented source has. */
    static List<String> inventedTables() {
        return new SyntheticSource(parameters(DEFAULT_ROWS, DEFAULT_SEED, null)).tableNames();
    }

    static SyntheticParameters parameters(String address, @Nullable LocalDate asOf) {
        Map<String, String> given = Addresses.parameters(address);
        for (String name : given.keySet()) {
            if (!name.equals("rows") && !name.equals("seed")) {
                throw new ParutionException(
                        Problem.of(ProblemCode.USAGE_UNKNOWN_OPTION, "synthetic:", name, "rows, seed"));
            }
        }
        return parameters(number(given, "rows", DEFAULT_ROWS), number(given, "seed", DEFAULT_SEED), asOf);
    }

    static SyntheticParameters parameters(long rows, long seed, @Nullable LocalDate asOf) {
        try {
            return new SyntheticParameters(rows, seed, asOf == null ? SyntheticParameters.REFERENCE_DATE : asOf);
        } catch (SyntheticParametersException e) {
            throw new ParutionException(
                    Problem.of(ProblemCode.USAGE_BAD_VALUE, option(e.parameter()), e.found(), e.expected()), e);
        }
    }

    private static String option(String parameter) {
        return parameter.equals("asOf") ? "--as-of" : "--" + parameter;
    }

    private static long number(Map<String, String> given, String name, long otherwise) {
        String text = given.get(name);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ParutionException(Problem.of(ProblemCode.USAGE_BAD_VALUE, name, text, "1234"), e);
        }
    }

    /** Writes the synthetic source to a directory, with progress. */
    static void generate(SyntheticParameters parameters, Path directory, Console console) {
        long start = System.nanoTime();
        try {
            new SyntheticSource(parameters)
                    .writeTo(
                            directory,
                            (table, done, total) ->
                                    console.bar(Messages.text("generate.table", table), done, total, start));
        } catch (IOException e) {
            throw new ParutionException(
                    Problem.of(
                            ProblemCode.STORE_FAILED,
                            directory.toString(),
                            e.getClass().getSimpleName(),
                            "generate"),
                    e);
        }
    }
}
