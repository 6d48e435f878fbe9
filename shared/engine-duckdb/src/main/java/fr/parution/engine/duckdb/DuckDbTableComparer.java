// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.describe.PeriodChanges;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.revision.ColumnPairs;
import fr.parution.revision.ColumnPairs.Pair;
import fr.parution.revision.TableComparer;
import fr.parution.table.ColumnRole;
import fr.parution.table.Mark;
import fr.parution.table.PublishedColumn;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares published Parquet files by one join in DuckDB, which keeps to its memory and spills the rest. What comes back is
 * one line a period.
 */
public final class DuckDbTableComparer implements TableComparer {

    /** The fewest columns that tell every row from the others are those that count: labels may be mended. */
    private static final List<Set<ColumnRole>> KEYS = List.of(
            EnumSet.of(ColumnRole.PERIOD, ColumnRole.LEVEL, ColumnRole.CODE),
            EnumSet.of(ColumnRole.PERIOD, ColumnRole.LEVEL, ColumnRole.CODE, ColumnRole.LABEL),
            EnumSet.of(ColumnRole.PERIOD, ColumnRole.LEVEL, ColumnRole.CODE, ColumnRole.LABEL, ColumnRole.ATTRIBUTE));

    private final DuckDbLimits limits;

    /** With limits for each comparison. */
    public DuckDbTableComparer(DuckDbLimits limits) {
        this.limits = limits;
    }

    @Override
    public List<PeriodChanges> compare(List<Path> before, List<Path> after, ColumnPairs columns) {
        try (Database database = new Database(limits)) {
            return new Comparison(database, before, after, columns).run();
        } catch (SQLException e) {
            throw new ParutionException(
                    Problem.of(ProblemCode.STORE_DAMAGED, "Parquet", "SQL " + e.getErrorCode(), "Parquet"), e);
        }
    }

    private static final class Comparison {
        private final Database database;
        private final List<Path> before;
        private final List<Path> after;
        private final List<Pair> columns;

        Comparison(Database database, List<Path> before, List<Path> after, ColumnPairs columns) {
            this.database = database;
            this.before = before;
            this.after = after;
            this.columns = columns.kept();
        }

        List<PeriodChanges> run() throws SQLException {
            for (Set<ColumnRole> roles : KEYS) {
                if (tellsRowsApart(before, names(roles, Pair::before))
                        && tellsRowsApart(after, names(roles, Pair::after))) {
                    return compare(roles, false);
                }
            }
            return compare(KEYS.get(KEYS.size() - 1), true);
        }

        private boolean tellsRowsApart(List<Path> files, List<String> names) throws SQLException {
            if (names.isEmpty()) {
                return false;
            }
            long[] counted =
                    database.numbers("SELECT (SELECT count(*)" + from(files) + "), (SELECT count(*) FROM (SELECT "
                            + "DISTINCT " + String.join(", ", names) + from(files) + "))");
            return counted[0] == counted[1];
        }

        private List<PeriodChanges> compare(Set<ColumnRole> roles, boolean numbered) throws SQLException {
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < names(roles, Pair::after).size(); i++) {
                keys.add("k" + i);
            }
            if (numbered) {
                keys.add("k" + keys.size());
            }
            String on = keys.stream()
                    .map(key -> "b." + key + " IS NOT DISTINCT FROM a." + key)
                    .collect(Collectors.joining(" AND "));
            String sql = "WITH b AS (" + side(before, roles, numbered, Pair::before) + "), a AS ("
                    + side(after, roles, numbered, Pair::after)
                    + ") SELECT coalesce(a.period, b.period, ''), count(b.here), count(*) FILTER (b.here IS NULL),"
                    + " count(*) FILTER (a.here IS NULL), count(*) FILTER (a.here AND b.here AND (" + changed(roles)
                    + ")), " + cells("a", "b") + ", " + cells("b", "a") + " FROM b FULL OUTER JOIN a ON "
                    + (on.isEmpty() ? "TRUE" : on) + " GROUP BY 1 ORDER BY 1";
            List<PeriodChanges> changes = new ArrayList<>();
            try (Statement statement = database.connection().createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    changes.add(new PeriodChanges(
                            rows.getString(1),
                            rows.getLong(2),
                            rows.getLong(3),
                            rows.getLong(4),
                            rows.getLong(5),
                            rows.getLong(6),
                            rows.getLong(7)));
                }
            }
            return changes;
        }

        /** One edition with its columns under the same names: keys {@code k…}, all columns {@code v…}. */
        private String side(
                List<Path> files, Set<ColumnRole> roles, boolean numbered, Function<Pair, PublishedColumn> edition) {
            List<String> terms = new ArrayList<>(List.of("TRUE AS here"));
            terms.add(first(ColumnRole.PERIOD, edition) + " AS period");
            terms.add("coalesce(starts_with(" + first(ColumnRole.SECRECY, edition) + ", '" + Mark.HIDDEN
                    + "'), FALSE) AS hides");
            List<String> keys = names(roles, edition);
            for (String key : keys) {
                terms.add(key + " AS k" + (terms.size() - 3));
            }
            if (numbered) {
                String all = columns.stream().map(edition).map(Comparison::text).collect(Collectors.joining(", "));
                terms.add("CAST(row_number() OVER (" + (keys.isEmpty() ? "" : "PARTITION BY " + String.join(", ", keys))
                        + " ORDER BY " + all + ") AS VARCHAR) AS k" + keys.size());
            }
            for (int c = 0; c < columns.size(); c++) {
                Pair pair = columns.get(c);
                boolean sameType = pair.before().type() == pair.after().type();
                PublishedColumn column = edition.apply(pair);
                terms.add((sameType ? Database.name(column.name()) : text(column)) + " AS v" + c);
            }
            return "SELECT " + String.join(", ", terms) + from(files);
        }

        private String changed(Set<ColumnRole> keys) {
            List<String> terms = new ArrayList<>(List.of("FALSE"));
            for (int c = 0; c < columns.size(); c++) {
                if (!keys.contains(columns.get(c).after().role())) {
                    terms.add("a.v" + c + " IS DISTINCT FROM b.v" + c);
                }
            }
            return String.join(" OR ", terms);
        }

        /** How many figures are hidden on one side that the other shows. One that is unknown is not hidden. */
        private String cells(String hiding, String showing) {
            List<String> terms = new ArrayList<>(List.of("0"));
            for (int c = 0; c < columns.size(); c++) {
                if (columns.get(c).after().role() == ColumnRole.MEASURE) {
                    terms.add("CAST(" + hiding + ".v" + c + " IS NULL AND " + showing + ".v" + c
                            + " IS NOT NULL AS INTEGER)");
                }
            }
            return "coalesce(sum(" + String.join(" + ", terms) + ") FILTER (a.here AND b.here AND " + hiding
                    + ".hides), 0)";
        }

        private List<String> names(Set<ColumnRole> roles, Function<Pair, PublishedColumn> edition) {
            return columns.stream()
                    .filter(pair -> roles.contains(pair.after().role()))
                    .map(edition)
                    .map(Comparison::text)
                    .toList();
        }

        private String first(ColumnRole role, Function<Pair, PublishedColumn> edition) {
            List<String> names = names(EnumSet.of(role), edition);
            return names.isEmpty() ? "CAST(NULL AS VARCHAR)" : names.get(0);
        }

        private static String text(PublishedColumn column) {
            return "CAST(" + Database.name(column.name()) + " AS VARCHAR)";
        }

        private static String from(List<Path> files) {
            return " FROM read_parquet(" + Database.paths(files) + ", union_by_name = true)";
        }
    }
}
