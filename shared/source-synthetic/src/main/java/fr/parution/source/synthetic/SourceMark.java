// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.util.List;
import java.util.Map;

/** The text of {@code _SOURCE.json}: what made the directory, and what is in it. All values are numbers, dates and plain names. */
final class SourceMark {

    private SourceMark() {}

    /** @param rows of each part of each table, by name of table */
    static String json(SyntheticParameters parameters, List<SourceTable<?>> tables, Map<String, List<Long>> rows) {
        StringBuilder json = new StringBuilder();
        json.append("{\n  \"generator\": \"parution-source-synthetic\",\n");
        json.append("  \"rows\": ").append(parameters.rows()).append(",\n");
        json.append("  \"seed\": ").append(parameters.seed()).append(",\n");
        json.append("  \"asOf\": \"").append(parameters.asOf()).append("\",\n  \"tables\": {");
        String between = "\n";
        for (SourceTable<?> table : tables) {
            json.append(between);
            append(json, table, rows.getOrDefault(table.name(), List.of()));
            between = ",\n";
        }
        return json.append("\n  }\n}\n").toString();
    }

    private static void append(StringBuilder json, SourceTable<?> table, List<Long> partRows) {
        long total = partRows.stream().mapToLong(Long::longValue).sum();
        json.append("    \"")
                .append(table.name())
                .append("\": {\"rows\": ")
                .append(total)
                .append(", \"files\": [");
        for (int part = 0; part < partRows.size(); part++) {
            json.append(part == 0 ? "" : ", ").append("{\"path\": \"");
            json.append(table.name()).append('/').append(ParquetDirectory.fileName(part));
            json.append("\", \"rows\": ").append(partRows.get(part)).append('}');
        }
        json.append("]}");
    }
}
