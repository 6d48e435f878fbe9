// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.table.ColumnRole;
import fr.parution.table.PublishedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A few rows of the main file of a data set as a file of their own, in the form of the whole: what schema.data.gouv.fr
 * calls a valid example of a Table Schema.
 */
public final class ExampleFile {

    private ExampleFile() {}

    /** The rows that the page shows too, below the names of their columns; only these where there are no rows. */
    public static String of(DatasetDescription dataset) {
        boolean apart = dataset.files().stream()
                .anyMatch(file -> FilePart.of(dataset.id(), file.alias())
                        .filter(FilePart::totals)
                        .isPresent());
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < dataset.columns().size(); i++) {
            if (!apart || dataset.columns().get(i).role() != ColumnRole.LEVEL) {
                places.add(i);
            }
        }
        StringBuilder text = new StringBuilder("\uFEFF");
        line(text, dataset.columns().stream().map(PublishedColumn::name).toList(), places);
        dataset.summary().preview().forEach(row -> line(text, row, places));
        return text.toString();
    }

    private static void line(StringBuilder text, List<? extends @Nullable String> cells, List<Integer> places) {
        text.append(places.stream().map(i -> quoted(cells.get(i))).collect(Collectors.joining(";")))
                .append('\n');
    }

    private static String quoted(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        boolean plain = cell.chars().noneMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
