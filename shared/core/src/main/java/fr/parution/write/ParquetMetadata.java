// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.parution.dataset.Text;
import fr.parution.table.PublishedColumn;
import fr.parution.table.TableSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The key-value metadata of a published Parquet file, sorted by key and without a date:
 *
 * <ul>
 *   <li>{@code columns}: JSON, for each column by name its {@code label}, {@code description} and, for a measure,
 *       {@code unit}, each {@code {"fr": …, "en": …}};
 *   <li>{@code dataset}, {@code title}, {@code description}, {@code publisher};
 *   <li>{@code dcat:dataset}: the DCAT address of the data set;
 *   <li>{@code license}: the address of the licence;
 *   <li>{@code schema:version}: the version of the published columns.
 * </ul>
 */
final class ParquetMetadata {

    private static final JsonFactory JSON = new JsonFactory();

    private ParquetMetadata() {}

    static Map<String, String> of(TableSchema schema, FileMetadata metadata) {
        SortedMap<String, String> pairs = new TreeMap<>();
        pairs.put("columns", columns(schema));
        pairs.put("dataset", metadata.dataset());
        pairs.put("dcat:dataset", metadata.datasetUri());
        pairs.put("description", metadata.description());
        pairs.put("license", metadata.licence());
        pairs.put("publisher", metadata.publisher());
        pairs.put("schema:version", schema.version());
        pairs.put("title", metadata.title());
        return Collections.unmodifiableMap(pairs);
    }

    private static String columns(TableSchema schema) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (PublishedColumn column : schema.columns()) {
                json.writeObjectFieldStart(column.name());
                write(json, "label", column.label());
                write(json, "description", column.description());
                Text unit = column.unit();
                if (unit != null) {
                    write(json, "unit", unit);
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, Text text) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("fr", text.fr());
        json.writeStringField("en", text.en());
        json.writeEndObject();
    }
}
