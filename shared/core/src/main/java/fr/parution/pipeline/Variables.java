// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The variables that say where a function works. */
public record Variables(Map<String, String> values) {

    /** Copies its values. */
    public Variables {
        values = Map.copyOf(values);
    }

    /** A variable that must be there; throws {@code USAGE_BAD_VALUE} otherwise. */
    public String required(String name) {
        return find(name)
                .orElseThrow(() ->
                        new ParutionException(Problem.of(ProblemCode.USAGE_BAD_VALUE, name, "\"\"", name + "=…")));
    }

    /** A variable that may be there; one that is blank is not. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /** A clock, held still where {@code SOURCE_DATE_EPOCH} (reproducible-builds.org) asks for the same bytes again. */
    public Clock clock(Clock running) {
        return find("SOURCE_DATE_EPOCH")
                .map(seconds -> Clock.fixed(Instant.ofEpochSecond(Long.parseLong(seconds)), ZoneOffset.UTC))
                .orElse(running);
    }

    /** Where the declarations are: {@code PARUTION_PROJECT}, or beside the code of the function. */
    public Path project() {
        return find("PARUTION_PROJECT")
                .map(Path::of)
                .orElseGet(() -> Path.of(required("LAMBDA_TASK_ROOT"), "datasets"));
    }
}
