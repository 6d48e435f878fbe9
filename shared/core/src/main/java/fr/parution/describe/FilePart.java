// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a data set a file holds, and in what form, as its stable name tells: {@code .csv}, {@code -2024.csv},
 * {@code -totaux.parquet}.
 *
 * @param totals whether it holds the totals that stand apart
 * @param year the one year that it holds; null for all
 * @param ending of the name, without its dot
 */
public record FilePart(boolean totals, @Nullable String year, String ending) {

    private static final Pattern REST = Pattern.compile(
            "(?<totals>" + Addresses.TOTALS + ")?(?:-(?<year>[0-9]{4}(?:-S[12])?))?\\.(?<ending>[a-z.-]+)");

    /** Reads the stable key of a file; nothing for that of another data set. */
    public static Optional<FilePart> of(String dataset, String alias) {
        String start = "latest/" + dataset;
        if (!alias.startsWith(start)) {
            return Optional.empty();
        }
        Matcher rest = REST.matcher(alias.substring(start.length()));
        return rest.matches()
                ? Optional.of(new FilePart(rest.group("totals") != null, rest.group("year"), rest.group("ending")))
                : Optional.empty();
    }
}
