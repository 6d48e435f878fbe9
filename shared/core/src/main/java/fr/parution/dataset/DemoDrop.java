// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The delivery that the demonstration of a project publishes, in place of the invented source. Its persons must be
 * invented: no secret hides their identifiers.
 *
 * @param directory as {@code dir:} sources are laid out
 * @param asOf the day up to which it is known
 */
public record DemoDrop(Path directory, LocalDate asOf) {

    /** The word in {@code source.yaml}. */
    static final String WORD = "demo";

    /** How a declaration writes it. */
    public static final String FORM = WORD + ": {drop: drop, asOf: 2026-11-01}";

    /** The drop that a declaration names, its path taken from the project; null once it is reported what is wrong. */
    @Nullable
    static DemoDrop parse(YamlValue value, Path project) {
        Fields fields = new Fields(value, ProjectWords.DEMO);
        Optional<Path> directory = fields.get("drop", "drop").flatMap(v -> v.parse("drop", project::resolve));
        Optional<LocalDate> asOf =
                fields.get("asOf", "2026-11-01").flatMap(v -> v.parse("2026-11-01", LocalDate::parse));
        return directory.isPresent() && asOf.isPresent() ? new DemoDrop(directory.get(), asOf.get()) : null;
    }
}
