// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import fr.parution.dataset.Dimension;
import fr.parution.dataset.PeriodUnit;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.source.LocalRelation;
import fr.parution.source.PersonKey;
import fr.parution.source.StagedPartition;
import fr.parution.source.Stager;
import fr.parution.source.StagingPlan;
import fr.parution.table.KeyLayout;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Lays out staging with DuckDB. Steps: relations become typed views; identifiers of persons become their keyed hash;
 * values are checked; the base is joined and encoded, a few periods at a time so that memory stays bounded; each period is
 * written in full order.
 */
public final class DuckDbStager implements Stager {

    /** Rows that one pass over the lines below the base may pivot: bounds memory to some 300 MB. */
    private static final long PASS_ROWS = 1_500_000;

    private final Database database;

    /** A stager with its own in-memory database. */
    public DuckDbStager(DuckDbLimits limits) {
        try {
            database = new Database(limits);
        } catch (SQLException e) {
            throw new ParutionException(
                    Problem.of(ProblemCode.DEFECT_INTERNAL, "DuckDB", "SQL " + e.getErrorCode(), ""), e);
        }
    }

    @Override
    public List<LocalRelation> prepare(List<LocalRelation> relations, Path directory) {
        List<LocalRelation> prepared = new ArrayList<>();
        for (LocalRelation relation : relations) {
            if (relation.format() != LocalRelation.Format.CSV) {
                prepared.add(relation);
                continue;
            }
            Path file = directory.resolve(relation.request().relation() + ".parquet");
            try {
                database.run(RelationSql.columnar(relation, file));
            } catch (SQLException e) {
                throw damaged(relation, e);
            }
            prepared.add(new LocalRelation(
                    relation.request(), LocalRelation.Format.PARQUET_OF_TEXT, List.of(file), relation.personsHashed()));
        }
        return prepared;
    }

    @Override
    public List<StagedPartition> stage(StagingPlan plan, List<LocalRelation> relations, PersonKey key, Path directory) {
        Map<String, LocalRelation> byName =
                relations.stream().collect(Collectors.toMap(r -> r.request().relation(), Function.identity()));
        StagingSql sql = new StagingSql(plan);
        TakenSql taken = new TakenSql(plan, byName);
        LocalRelation reading = relations.get(0);
        try {
            for (String statement : sql.codeLists()) {
                database.run(statement);
            }
            for (LocalRelation relation : relations) {
                reading = relation;
                database.run(RelationSql.load(relation));
            }
            reading = relations.get(0);
            check(plan, taken, relations);
            hashPersons(plan, taken, relations, key);
            return write(plan, sql, taken, directory);
        } catch (SQLException e) {
            throw damaged(reading, e);
        }
    }

    /** Where a source delivers raw identifiers, maps each to its hash; the map lives in memory and nowhere else. */
    private void hashPersons(StagingPlan plan, TakenSql sql, List<LocalRelation> relations, PersonKey key)
            throws SQLException {
        if (plan.dataset().selection().person() == null || relations.stream().allMatch(LocalRelation::personsHashed)) {
            return;
        }
        boolean text = sql.personIsText();
        database.run("CREATE TABLE person(id " + (text ? "VARCHAR" : "BIGINT") + ", h BIGINT)");
        DuckDBConnection connection = database.connection().unwrap(DuckDBConnection.class);
        try (DuckDBConnection reading = (DuckDBConnection) connection.duplicate();
                Statement statement = reading.createStatement();
                ResultSet ids = statement.executeQuery(sql.personIds());
                DuckDBAppender appender = connection.createAppender("main", "person")) {
            while (ids.next()) {
                appender.beginRow();
                if (text) {
                    String id = ids.getString(1);
                    appender.append(id);
                    appender.append(key.hash(id));
                } else {
                    long id = ids.getLong(1);
                    appender.append(id);
                    appender.append(key.hash(id));
                }
                appender.endRow();
            }
        }
        long collisions = database.numbers("SELECT count(*) - count(DISTINCT h) FROM person")[0];
        if (collisions > 0) {
            throw new ParutionException(
                    Problem.of(ProblemCode.SOURCE_PERSON_KEYS_COLLIDE, "", collisions, "PARUTION_PERSON_KEY"));
        }
    }

    private void check(StagingPlan plan, TakenSql sql, List<LocalRelation> relations) throws SQLException {
        Problems problems = new Problems();
        SourceChecks checks = new SourceChecks(plan, sql);
        for (LocalRelation relation : relations) {
            List<SourceChecks.Check> wanted = checks.of(relation);
            if (!wanted.isEmpty()) {
                report(wanted, database.numbers(checks.query(relation, wanted)), problems);
            }
        }
        for (SourceChecks.Check check : checks.acrossRelations(relations)) {
            if (check.proof().isEmpty() || database.numbers(check.proof().get())[0] != 0) {
                long count = 0;
                for (String query : check.sql()) {
                    count += database.numbers(query)[0];
                }
                report(List.of(check), new long[] {count}, problems);
            }
        }
        problems.throwIfAny();
    }

    private static void report(List<SourceChecks.Check> checks, long[] counts, Problems problems) {
        for (int i = 0; i < checks.size(); i++) {
            if (counts[i] > 0) {
                SourceChecks.Check check = checks.get(i);
                problems.add(check.code(), check.where(), counts[i], check.expected());
            }
        }
    }

    private List<StagedPartition> write(StagingPlan plan, StagingSql sql, TakenSql taken, Path directory)
            throws SQLException {
        PeriodUnit unit = plan.dataset().selection().periodUnit();
        List<long[]> periods = periods(taken);
        List<StagedPartition> partitions = new ArrayList<>();
        int next = 0;
        while (next < periods.size()) {
            int end = next + 1;
            long rows = periods.get(next)[1];
            while (end < periods.size() && rows + periods.get(end)[1] <= PASS_ROWS) {
                rows += periods.get(end++)[1];
            }
            database.run(taken.base((int) periods.get(next)[0], (int) periods.get(end - 1)[0]));
            database.run(sql.encode());
            for (; next < end; next++) {
                partitions.add(partition(plan, (int) periods.get(next)[0], periods.get(next)[1], unit, directory));
            }
            database.run("DROP TABLE encoded");
            database.run("DROP TABLE base");
        }
        if (partitions.isEmpty()) {
            throw new ParutionException(Problem.of(
                    ProblemCode.SOURCE_EMPTY,
                    plan.dataset().selection().relation(),
                    "",
                    plan.dataset().selection().place() + " >= "
                            + plan.dataset().selection().from() + ", < " + plan.before()));
        }
        return partitions;
    }

    private StagedPartition partition(StagingPlan plan, int period, long rows, PeriodUnit unit, Path directory)
            throws SQLException {
        PeriodSql sql = new PeriodSql(plan);
        List<StagedPartition.Entities> dictionaries = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (Dimension.Entity entity : plan.entities()) {
            int place = counts.size();
            database.run(sql.dictionary(place, period));
            long[] found = database.numbers(PeriodSql.entities(place));
            if (found[1] > 0) {
                throw new ParutionException(Problem.of(
                        ProblemCode.SOURCE_ENTITY_CONTRADICTS_ITSELF, entity.name(), found[1], entity.key()));
            }
            Path file = directory.resolve(unit.label(period) + "." + place + ".jsonl");
            database.run(sql.copyDictionary(place, file));
            dictionaries.add(new StagedPartition.Entities(entity.name(), file, (int) found[0]));
            counts.add((int) found[0]);
        }
        Path file = directory.resolve(unit.label(period) + ".parquet");
        database.run(sql.copy(period, new KeyLayout(plan.dataset().dimensions(), counts), file));
        return new StagedPartition(period, file, rows, dictionaries);
    }

    private List<long[]> periods(TakenSql sql) throws SQLException {
        List<long[]> periods = new ArrayList<>();
        try (Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql.periods())) {
            while (rows.next()) {
                periods.add(new long[] {rows.getLong(1), rows.getLong(2)});
            }
        }
        return periods;
    }

    /** The engine's own words may quote a row, so none of them leaves. */
    private static ParutionException damaged(LocalRelation relation, SQLException e) {
        String message = String.valueOf(e.getMessage());
        ProblemCode code = message.contains("Out of Memory") || message.contains("No space left")
                ? ProblemCode.SOURCE_BROKE_OFF
                : ProblemCode.SOURCE_DAMAGED_FILE;
        String kind = message.contains(":") ? message.substring(0, message.indexOf(':')) : "SQL";
        return new ParutionException(Problem.of(
                code,
                relation.request().relation(),
                kind.length() > 40 ? "SQL" : kind,
                relation.format() + " × " + relation.files().size()));
    }

    @Override
    public void close() {
        database.close();
    }
}
