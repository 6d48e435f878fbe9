// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import static fr.parution.engine.duckdb.Database.name;
import static fr.parution.engine.duckdb.Database.quote;

import fr.parution.dataset.SourceColumn;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.source.LocalRelation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statement that makes a relation of delivered files readable: its columns typed, and beside each its raw value. */
final class RelationSql {

    private RelationSql() {}

    /** Writes CSV as Parquet, its texts as they are. */
    static String columnar(LocalRelation relation, Path file) {
        return "COPY (" + csv(relation) + ") TO " + quote(file.toString()) + " (FORMAT parquet, COMPRESSION zstd)";
    }

    /** A view over Parquet, a table over CSV, which is slow to read twice. */
    static String load(LocalRelation relation) {
        boolean table = relation.format() == LocalRelation.Format.CSV;
        boolean csv = table || relation.format() == LocalRelation.Format.PARQUET_OF_TEXT;
        List<String> columns = new ArrayList<>();
        for (SourceColumn column : relation.request().columns()) {
            columns.add(typed(column, csv) + " AS " + name(column.name()));
            columns.add(name(column.name()) + " AS " + StagingSql.raw(column));
        }
        return "CREATE " + (table ? "TABLE " : "VIEW ") + StagingSql.view(relation) + " AS SELECT "
                + String.join(", ", columns) + " FROM "
                + (table ? "(" + csv(relation) + ")" : "read_parquet(" + Database.paths(relation.files()) + ")");
    }

    /** Files are read by their own header lines: each may hold the columns in another order. */
    private static String csv(LocalRelation relation) {
        Map<String, List<Path>> byHeader = new LinkedHashMap<>();
        relation.files()
                .forEach(file -> byHeader.computeIfAbsent(csvColumns(relation, file), header -> new ArrayList<>())
                        .add(file));
        String wanted = relation.request().columns().stream()
                .map(column -> name(column.name()))
                .collect(Collectors.joining(", "));
        return byHeader.entrySet().stream()
                .map(files -> "SELECT " + wanted + " FROM read_csv(" + Database.paths(files.getValue())
                        + ", header = true, delim = ',', quote = '\"', escape = '\"', all_varchar = true,"
                        + " null_padding = false, strict_mode = true, nullstr = '', auto_detect = false, columns = "
                        + files.getKey() + ")")
                .collect(Collectors.joining(" UNION ALL "));
    }

    private static String csvColumns(LocalRelation relation, Path file) {
        try (BufferedReader header = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = Objects.requireNonNullElse(header.readLine(), "");
            String unmarked = line.startsWith("\uFEFF") ? line.substring(1) : line;
            return Stream.of(unmarked.split(",", -1))
                    .map(column -> quote(column.replace("\"", "")) + ": 'VARCHAR'")
                    .collect(Collectors.joining(", ", "{", "}"));
        } catch (IOException e) {
            throw new ParutionException(
                    Problem.of(
                            ProblemCode.SOURCE_DAMAGED_FILE,
                            relation.request().relation(),
                            e.getClass().getSimpleName(),
                            "CSV"),
                    e);
        }
    }

    /** The engine rounds where it casts, and a figure that was rounded in silence is wrong: such values are unreadable. */
    private static String typed(SourceColumn column, boolean csv) {
        String raw = name(column.name());
        return switch (column.type()) {
            case INTEGER -> csv ? wholeNumber(raw) : "TRY_CAST(" + raw + " AS BIGINT)";
            case AMOUNT -> cents(raw);
            case TEXT -> "CAST(" + raw + " AS VARCHAR)";
            case DATE -> "TRY_CAST(" + raw + " AS DATE)";
            case BOOLEAN -> "TRY_CAST(" + raw + " AS BOOLEAN)";
            case CODE -> "CAST(enum_code(TRY_CAST(" + raw + " AS " + StagingSql.type(column.codes()) + ")) AS BIGINT)";
        };
    }

    private static String wholeNumber(String raw) {
        return "CASE WHEN NOT contains(" + raw + ", '.') AND NOT contains(lower(" + raw + "), 'e') THEN TRY_CAST(" + raw
                + " AS BIGINT) END";
    }

    private static String cents(String raw) {
        String rounded = "TRY_CAST(" + raw + " AS DECIMAL(12,2))";
        return "CASE WHEN " + rounded + " = TRY_CAST(" + raw + " AS DECIMAL(18,6)) THEN CAST(" + rounded
                + " * 100 AS BIGINT) END";
    }
}
