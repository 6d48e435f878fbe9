// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.postgres;

import fr.parution.dataset.SourceColumn;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.source.RelationRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks into the system catalogue for what was asked, and reports together all that is missing or not allowed. */
final class PostgresCatalog {

    /** Ranges of blocks are read without scanning the whole table from this version on. */
    private static final int RANGE_SCAN_VERSION = 140000;

    private static final String RELATION = """
            SELECT c.oid, has_schema_privilege(n.oid, 'USAGE') AS usage,
                   CASE WHEN m.amname = 'heap' THEN has_column_privilege(c.oid, 'ctid', 'SELECT') ELSE false END AS ranges,
                   CASE WHEN c.relkind IN ('r', 'm') THEN pg_relation_size(c.oid) ELSE 0 END AS bytes,
                   current_setting('block_size')::int AS block, current_setting('server_version_num')::int AS version
            FROM pg_catalog.pg_namespace n
            JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid
            LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam
            WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            """;

    private static final String COLUMNS = """
            SELECT a.attname, t.typname, has_column_privilege(a.attrelid, a.attnum, 'SELECT') AS readable
            FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            WHERE a.attrelid = ?::oid AND a.attnum > 0 AND NOT a.attisdropped
            """;

    private final Connection connection;
    private final String defaultSchema;
    private final List<RelationRequest> requests;
    private final Problems problems = new Problems();

    PostgresCatalog(Connection connection, String defaultSchema, List<RelationRequest> requests) {
        this.connection = connection;
        this.defaultSchema = defaultSchema;
        this.requests = requests;
    }

    /** One entry for each request, in their order. */
    List<FoundRelation> find() throws SQLException {
        List<FoundRelation> found = new ArrayList<>();
        for (RelationRequest request : requests) {
            find(request, found);
        }
        problems.throwIfAny();
        return found;
    }

    private void find(RelationRequest request, List<FoundRelation> found) throws SQLException {
        int dot = request.relation().indexOf('.');
        String schema = dot < 0 ? defaultSchema : request.relation().substring(0, dot);
        String name = request.relation().substring(dot + 1);
        try (PreparedStatement statement = connection.prepareStatement(RELATION)) {
            statement.setString(1, schema);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    problems.add(ProblemCode.SOURCE_LACKS_RELATION, "", schema + "." + name, asked());
                    return;
                }
                if (!row.getBoolean("usage")) {
                    problems.add(ProblemCode.SOURCE_REFUSED, schema, "USAGE", "GRANT USAGE ON SCHEMA");
                }
                Map<String, String> types = columns(request, row.getLong("oid"));
                boolean ranges = row.getBoolean("ranges") && row.getInt("version") >= RANGE_SCAN_VERSION;
                long bytes = row.getLong("bytes");
                long pages = ranges ? bytes / row.getInt("block") : 0;
                found.add(new FoundRelation(request, schema, name, types, pages, bytes));
            }
        }
    }

    private Map<String, String> columns(RelationRequest request, long oid) throws SQLException {
        Map<String, String> types = new TreeMap<>();
        Set<String> forbidden = new LinkedHashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setLong(1, oid);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    types.put(row.getString("attname"), row.getString("typname"));
                    if (!row.getBoolean("readable")) {
                        forbidden.add(row.getString("attname"));
                    }
                }
            }
        }
        return check(request, types, forbidden);
    }

    private Map<String, String> check(RelationRequest request, Map<String, String> types, Set<String> forbidden) {
        Set<String> wanted =
                request.columns().stream().map(SourceColumn::name).collect(Collectors.toCollection(LinkedHashSet::new));
        if (request.filter() != null) {
            wanted.add(request.filter().column());
        }
        Map<String, String> asked = new LinkedHashMap<>();
        for (String column : wanted) {
            String where = request.relation() + "." + column;
            String type = types.get(column);
            if (type == null) {
                problems.add(ProblemCode.SOURCE_LACKS_COLUMN, where, column, String.join(", ", types.keySet()));
                continue;
            }
            asked.put(column, type);
            if (forbidden.contains(column)) {
                problems.add(ProblemCode.SOURCE_REFUSED, where, "SELECT", "GRANT SELECT");
            }
        }
        return asked;
    }

    private String asked() {
        return requests.stream().map(RelationRequest::relation).collect(Collectors.joining(", "));
    }
}
