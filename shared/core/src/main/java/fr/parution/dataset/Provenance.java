// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a code list comes from, as its first line says: {@code # Source: …. Edition: …. Licence: ….} */
public record Provenance(String source, String edition, String licence) {

    /** How the line is to be written. */
    static final String FORM = "# Source: …. Edition: …. Licence: ….";

    private static final Pattern LINE = Pattern.compile(
            "# Source: (?<source>\\S.*)\\. Edition: (?<edition>\\S.*)\\. Licence: (?<licence>\\S.*)\\.");

    /** Stands for one whose absence is reported; never leaves the reader. */
    static Provenance untold() {
        return new Provenance("?", "?", "?");
    }

    /** Reads the first line of a code list, unless it lacks a part. */
    static Optional<Provenance> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(
                        new Provenance(matcher.group("source"), matcher.group("edition"), matcher.group("licence")))
                : Optional.empty();
    }
}
