// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.postgres;

import fr.parution.dataset.SourceColumn;
import fr.parution.source.RelationRequest;
import fr.parution.source.RowFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A requested relation as the database has it.
 *
 * @param types the type of each column that was asked for, as PostgreSQL names it
 * @param pages the blocks of its heap if it can be read by ranges of them, else 0
 * @param bytes the size of its heap, 0 if it has none
 */
record FoundRelation(
        RelationRequest request, String schema, String name, Map<String, String> types, long pages, long bytes) {

    FoundRelation {
        types = Map.copyOf(types);
    }

    /** Locks the relation against being emptied or altered, and reads no row. */
    String lock() {
        return "SELECT " + columns() + " FROM " + table() + " LIMIT 0";
    }

    /** The statements that read the relation, each a part of it; together they read each row once. */
    List<String> copies(long pieceBytes) {
        long pieces = Math.min(Math.max(1, (bytes + pieceBytes - 1) / pieceBytes), Math.max(1, pages));
        List<String> copies = new ArrayList<>();
        for (long piece = 0; piece < pieces; piece++) {
            copies.add(copy(piece * pages / pieces, (piece + 1) * pages / pieces, piece == pieces - 1));
        }
        return copies;
    }

    /** The first range has no lower and the last no upper end, so that rows in blocks added since are read too. */
    private String copy(long fromPage, long toPage, boolean last) {
        List<String> conditions = new ArrayList<>();
        if (fromPage > 0) {
            conditions.add("ctid >= '(" + fromPage + ",0)'::tid");
        }
        if (!last) {
            conditions.add("ctid < '(" + toPage + ",0)'::tid");
        }
        RowFilter filter = request.filter();
        if (filter != null) {
            conditions.add(quoted(filter.column()) + " >= DATE '" + filter.from() + "'");
        }
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        return "COPY (SELECT " + columns() + " FROM " + table() + where
                + ") TO STDOUT (FORMAT csv, HEADER true, ENCODING 'UTF8')";
    }

    /** The person first: its field is the only one that has to be found in the bytes. */
    private String columns() {
        return request.columns().stream()
                .sorted(Comparator.comparing(column -> !column.person()))
                .map(this::column)
                .collect(Collectors.joining(", "));
    }

    /** A {@code char(n)} is padded with blanks that are no part of its value. */
    private String column(SourceColumn column) {
        String name = quoted(column.name());
        return "bpchar".equals(types.get(column.name())) ? name + "::text AS " + name : name;
    }

    private String table() {
        return quoted(schema) + "." + quoted(name);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
