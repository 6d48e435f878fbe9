// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.dataset.NearestWord;
import fr.parution.dataset.SourceColumn;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether the columns of a file are those that are wanted; their order and further ones do not matter. */
final class HeaderCheck {

    private final RelationRequest request;
    private final String where;
    private final List<String> columns;
    private final List<String> undeclared;

    /**
     * @param where the file, and how it is written
     * @param columns as the file names them
     */
    HeaderCheck(RelationRequest request, String where, List<String> columns) {
        this.request = request;
        this.where = where;
        this.columns = columns;
        this.undeclared = new ArrayList<>(columns.stream()
                .filter(column -> !request.rules().declares(column))
                .toList());
    }

    /** The columns to find: those of the request, and the one that its filter looks at. */
    static Set<String> wanted(RelationRequest request) {
        Set<String> wanted = new LinkedHashSet<>();
        request.columns().stream().map(SourceColumn::name).forEach(wanted::add);
        if (request.filter() != null) {
            wanted.add(request.filter().column());
        }
        return wanted;
    }

    /** Adds a problem for each column that is missing, has another name, or stands twice. */
    void check(Problems problems) {
        Set<String> wanted = wanted(request);
        // Where none of the words is a column, the first line may be a row, and is not told.
        boolean header = wanted.stream().anyMatch(this::isFolded);
        String present = header ? String.join(", ", columns) : "? × " + columns.size();
        for (String column : wanted) {
            int times = Collections.frequency(columns, column);
            if (times > 1) {
                problems.add(ProblemCode.SOURCE_COLUMN_TWICE, where, column, present);
            } else if (times == 0) {
                Optional.of(column)
                        .filter(missing -> header)
                        .flatMap(this::renamed)
                        .ifPresentOrElse(
                                name -> problems.add(ProblemCode.SOURCE_COLUMN_RENAMED, where, name, column),
                                () -> problems.add(ProblemCode.SOURCE_LACKS_COLUMN, where, column, present));
            }
        }
    }

    private boolean isFolded(String column) {
        return columns.stream().anyMatch(word -> folded(word).equals(folded(column)));
    }

    /** The undeclared column that was probably meant; each for one missing column only. */
    private Optional<String> renamed(String column) {
        Optional<String> name = undeclared.stream()
                .filter(word -> folded(word).equals(folded(column)))
                .findFirst()
                .or(() -> NearestWord.find(column, undeclared));
        name.ifPresent(undeclared::remove);
        return name;
    }

    /** Without capitals and accents, one mark for all that parts words. */
    private static String folded(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s.-]", "_");
    }
}
