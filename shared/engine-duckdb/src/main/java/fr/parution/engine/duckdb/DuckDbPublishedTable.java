// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.audit.AuditScheme;
import fr.parution.audit.AuditedPeriod;
import fr.parution.audit.PublishedTable;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.table.Mark;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Published Parquet files through DuckDB's reader, which had no part in writing them. */
public final class DuckDbPublishedTable implements PublishedTable {

    private final Database database;
    private final AuditScheme scheme;
    private final String from;
    private final List<String> columns;

    /**
     * Over the files of one data set.
     *
     * @throws IllegalArgumentException where they do not have the columns of the scheme
     */
    public DuckDbPublishedTable(DuckDbLimits limits, AuditScheme scheme, List<Path> files) {
        this.scheme = scheme;
        this.from = files.stream()
                .map(file -> Database.quote(file.toString()))
                .collect(Collectors.joining(", ", " FROM read_parquet([", "], union_by_name = true)"));
        Set<String> kept = new LinkedHashSet<>();
        scheme.levels().forEach(level -> kept.addAll(level.columns()));
        this.columns = List.copyOf(kept);
        try {
            database = new Database(limits);
        } catch (SQLException e) {
            throw failed(e);
        }
        requireColumns();
    }

    private void requireColumns() {
        Set<String> found = new LinkedHashSet<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT *" + from)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        } catch (SQLException e) {
            database.close();
            throw failed(e);
        }
        List<String> wanted = new ArrayList<>(columns);
        wanted.add(scheme.period());
        scheme.sums().forEach(sum -> wanted.add(sum.column()));
        wanted.removeAll(found);
        if (!wanted.isEmpty()) {
            database.close();
            throw new IllegalArgumentException(String.join(", ", wanted));
        }
    }

    @Override
    public List<String> periods() {
        String column = text(scheme.period());
        String sql = "SELECT DISTINCT " + column + from + " ORDER BY 1";
        List<String> periods = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                periods.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        return periods;
    }

    @Override
    public AuditedPeriod read(String period) {
        try (PreparedStatement statement = database.connection().prepareStatement(sql())) {
            statement.setString(1, period);
            try (ResultSet rows = statement.executeQuery()) {
                Reading reading = new Reading();
                while (rows.next()) {
                    reading.add(rows);
                }
                return reading.period(period);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private String sql() {
        List<String> terms = new ArrayList<>();
        terms.add(scheme.level() == null ? "NULL" : text(scheme.level()));
        terms.add(scheme.secrecy() == null ? "NULL" : text(scheme.secrecy()));
        columns.forEach(column -> terms.add(text(column)));
        for (AuditScheme.SumScheme sum : scheme.sums()) {
            String name = Database.name(sum.column());
            terms.add("CAST(" + (sum.decimals() == 0 ? name : name + " * 100") + " AS BIGINT)");
        }
        return "SELECT " + String.join(", ", terms) + from + " WHERE " + text(scheme.period()) + " = ?";
    }

    private static String text(String column) {
        return "CAST(" + Database.name(column) + " AS VARCHAR)";
    }

    /** The rows of a period while they come. */
    private final class Reading {
        private final List<Integer> levels = new ArrayList<>();
        private final List<List<String>> places = new ArrayList<>();
        private final List<long[]> values = new ArrayList<>();
        private final List<BitSet> hidden = new ArrayList<>();
        private final BitSet carried = new BitSet();
        private final List<String> labels =
                scheme.levels().stream().map(AuditScheme.LevelScheme::label).toList();
        private final List<int[]> columnsOfLevel = scheme.levels().stream()
                .map(level ->
                        level.columns().stream().mapToInt(columns::indexOf).toArray())
                .toList();

        Reading() {
            for (int sum = 0; sum < scheme.sums().size(); sum++) {
                values.add(new long[1024]);
                hidden.add(new BitSet());
            }
        }

        void add(ResultSet rows) throws SQLException {
            int row = levels.size();
            String label = rows.getString(1);
            int level = label == null ? 0 : labels.indexOf(label);
            if (level < 0) {
                throw new IllegalArgumentException(scheme.level() + " = " + label);
            }
            levels.add(level);
            String mark = rows.getString(2);
            carried.set(row, mark != null && mark.contains(Mark.CARRIED));
            String[] place = new String[columnsOfLevel.get(level).length];
            for (int c = 0; c < place.length; c++) {
                String said = rows.getString(3 + columnsOfLevel.get(level)[c]);
                place[c] = said == null ? "" : said;
            }
            places.add(List.of(place));
            for (int sum = 0; sum < values.size(); sum++) {
                long[] figures = values.get(sum);
                if (row == figures.length) {
                    figures = Arrays.copyOf(figures, 2 * row);
                    values.set(sum, figures);
                }
                figures[row] = rows.getLong(3 + columns.size() + sum);
                hidden.get(sum).set(row, rows.wasNull());
            }
        }

        AuditedPeriod period(String name) {
            return new AuditedPeriod(
                    name, levels.stream().mapToInt(Integer::intValue).toArray(), places, values, hidden, carried);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    private static ParutionException failed(SQLException e) {
        return new ParutionException(
                Problem.of(ProblemCode.STORE_DAMAGED, "Parquet", "SQL " + e.getErrorCode(), "Parquet"), e);
    }
}
