// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.parution.protect.ProtectedTable;
import fr.parution.protect.RowCursor;
import fr.parution.table.Cell;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables by programs that are not ours, into rows of texts; what is not shown is null, or the empty text in CSV,
 * which cannot tell them apart. Decimals have two decimals, numbers no other ornament.
 */
final class ReadBack {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private ReadBack() {}

    /** The rows as the table itself gives them. */
    static List<List<@Nullable String>> table(ProtectedTable table) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        RowCursor cursor = table.rows();
        while (cursor.next()) {
            List<@Nullable String> row = new ArrayList<>();
            for (int i = 0; i < table.schema().columns().size(); i++) {
                row.add(text(cursor.cell(i)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static @Nullable String text(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return text.value();
        }
        if (cell instanceof Cell.Whole whole) {
            return Long.toString(whole.value());
        }
        return cell instanceof Cell.Decimal decimal
                ? decimal.toBigDecimal().setScale(2).toPlainString()
                : null;
    }

    /** The same rows with nulls as empty texts. */
    static List<List<String>> withoutNulls(List<List<@Nullable String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(text -> text == null ? "" : text).toList())
                .toList();
    }

    /** The lines of a CSV file, header first, after its byte order mark. */
    static List<List<String>> csv(Path path) {
        String text = new String(bytes(path), StandardCharsets.UTF_8);
        if (text.charAt(0) != '\uFEFF') {
            throw new AssertionError("no byte order mark");
        }
        return CsvReader.builder()
                .fieldSeparator(';')
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .ofCsvRecord(text.substring(1))
                .stream()
                .map(CsvRecord::getFields)
                .toList();
    }

    /** The objects of a JSON array. */
    static List<List<@Nullable String>> json(Path path) {
        try {
            List<List<@Nullable String>> rows = new ArrayList<>();
            for (JsonNode object : JSON.readTree(bytes(path))) {
                rows.add(values(object));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of JSON lines. */
    static List<List<@Nullable String>> jsonLines(Path path) {
        try {
            List<List<@Nullable String>> rows = new ArrayList<>();
            for (String line :
                    new String(bytes(path), StandardCharsets.UTF_8).lines().toList()) {
                rows.add(values(JSON.readTree(line)));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<@Nullable String> values(JsonNode object) {
        List<@Nullable String> row = new ArrayList<>();
        for (JsonNode value : object) {
            row.add(
                    value.isNull()
                            ? null
                            : value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText());
        }
        return row;
    }

    /** The rows of a Parquet file. */
    static List<List<@Nullable String>> parquet(Path path) {
        return query("SELECT * FROM read_parquet('" + path + "')");
    }

    /** What DuckDB answers. */
    static List<List<@Nullable String>> query(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    row.add(result.getString(i));
                }
                rows.add(Collections.unmodifiableList(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The bytes of a file, without gzip around them. */
    static byte[] bytes(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return path.toString().endsWith(".gz") ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
