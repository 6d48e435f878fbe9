// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.ProblemCode;
import java.util.Locale;
import java.util.Set;

/** True or false, by the words of databases and spreadsheets, French and English; none of them means both. */
final class FlagForm implements ColumnForm {

    private static final Set<String> TRUE = Set.of("t", "true", "1", "vrai", "v", "oui", "o", "yes", "y");
    private static final Set<String> FALSE = Set.of("f", "false", "0", "faux", "non", "n", "no");
    private static final Reading UNREADABLE = Reading.refused(ProblemCode.SOURCE_VALUE_UNREADABLE, "boolean");

    @Override
    public Reading read(String raw) {
        String word = raw.strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(word)) {
            return Reading.of("t");
        }
        return FALSE.contains(word) ? Reading.of("f") : UNREADABLE;
    }
}
