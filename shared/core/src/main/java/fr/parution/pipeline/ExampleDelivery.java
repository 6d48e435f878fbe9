// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.dataset.Example;
import fr.parution.dataset.ExampleTable;
import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.SourceRelation;
import fr.parution.dataset.SourceType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of an example as a source would deliver them: one CSV a relation, with comma and header line, in the form that
 * {@link fr.parution.source.LocalRelation.Format#CSV} describes.
 */
final class ExampleDelivery {

    private ExampleDelivery() {}

    /** Writes all relations; of those that the example does not name, the header alone. */
    static void write(Example example, Collection<SourceRelation> relations, Path directory) {
        for (SourceRelation relation : relations) {
            ExampleTable table = example.rows().get(relation.name());
            List<ExampleTable.Row> rows = table == null ? List.of() : table.rows();
            StringBuilder text = new StringBuilder(relation.columns().stream()
                            .map(column -> field(column.name()))
                            .collect(Collectors.joining(",")))
                    .append('\n');
            rows.forEach(row -> text.append(line(row, relation)).append('\n'));
            try {
                Files.writeString(directory.resolve(relation.name() + ".csv"), text, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw Workspace.failed(e);
            }
        }
    }

    private static String line(ExampleTable.Row row, SourceRelation relation) {
        return relation.columns().stream()
                .map(column -> {
                    String text = row.values().get(column.name());
                    return text == null ? "" : field(delivered(text, column));
                })
                .collect(Collectors.joining(","));
    }

    private static String delivered(String text, SourceColumn column) {
        if (column.type() != SourceType.BOOLEAN) {
            return text;
        }
        return text.equals("true") ? "t" : text.equals("false") ? "f" : text;
    }

    /** Quoted (RFC 4180, section 2) only where it would be misread without. */
    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
