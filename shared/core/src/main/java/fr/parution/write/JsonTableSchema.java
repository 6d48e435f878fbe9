// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import fr.parution.dataset.Text;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import fr.parution.table.TableSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The columns as a JSON Table Schema (Frictionless Data) in the form of schema.data.gouv.fr, in French. Descriptions and
 * labels in English are in the metadata of the Parquet file.
 */
final class JsonTableSchema {

    static final String MEDIA_TYPE = "application/json; charset=utf-8";

    /** A longer list would be most of the file; its values are in the data. */
    private static final int MOST_VALUES = 150;

    private static final String QUARTERS = "[0-9]{4}-T[1-4]";
    private static final String MONTHS = "[0-9]{4}-(0[1-9]|1[0-2])";
    private static final JsonFactory JSON = new JsonFactory();

    private JsonTableSchema() {}

    /** The whole file, two spaces a level, a line feed at the end. */
    static String of(TableSchema schema, FileMetadata metadata) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(layout());
            json.writeStartObject();
            head(json, schema, metadata);
            json.writeArrayFieldStart("fields");
            for (PublishedColumn column : schema.columns()) {
                field(json, column);
            }
            json.writeEndArray();
            strings(json, "missingValues", List.of(""));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static DefaultPrettyPrinter layout() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators =
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        return new DefaultPrettyPrinter(separators).withObjectIndenter(lines).withArrayIndenter(lines);
    }

    private static void head(JsonGenerator json, TableSchema schema, FileMetadata metadata) throws IOException {
        json.writeStringField("$schema", "https://frictionlessdata.io/schemas/table-schema.json");
        json.writeStringField("name", schema.dataset());
        json.writeStringField("title", metadata.title());
        json.writeStringField("description", metadata.description());
        json.writeStringField("countryCode", "FR");
        json.writeStringField("homepage", metadata.datasetUri());
        json.writeStringField("path", metadata.schemaUri(schema.dataset()));
        json.writeStringField("version", schema.version());
        json.writeArrayFieldStart("licenses");
        json.writeStartObject();
        json.writeStringField("name", FileMetadata.LICENCE_SPDX);
        json.writeStringField("title", "Licence Ouverte 2.0");
        json.writeStringField("path", metadata.licence());
        json.writeEndObject();
        json.writeEndArray();
        if (schema.dataset().equals(metadata.dataset())) {
            resources(json, metadata);
        }
        json.writeArrayFieldStart("contributors");
        json.writeStartObject();
        json.writeStringField("title", metadata.publisher());
        json.writeStringField("role", "publisher");
        json.writeEndObject();
        json.writeEndArray();
    }

    /** A valid example; of totals that stand apart there is none. */
    private static void resources(JsonGenerator json, FileMetadata metadata) throws IOException {
        json.writeArrayFieldStart("resources");
        json.writeStartObject();
        json.writeStringField("name", "exemple-valide");
        json.writeStringField("title", "Exemple de fichier valide");
        json.writeStringField("path", metadata.exampleUri());
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void field(JsonGenerator json, PublishedColumn column) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", column.name());
        json.writeStringField("title", column.label().fr());
        json.writeStringField("description", column.description().fr());
        json.writeStringField("example", column.example());
        json.writeStringField("type", type(column.type()));
        Text unit = column.unit();
        if (unit != null) {
            json.writeStringField("unit", unit.fr());
        }
        json.writeObjectFieldStart("constraints");
        constraints(json, column);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case TEXT -> "string";
            case WHOLE -> "integer";
            case DECIMAL -> "number";
        };
    }

    private static void constraints(JsonGenerator json, PublishedColumn column) throws IOException {
        json.writeBooleanField("required", Row.isRequired(column));
        List<String> values = column.values().stream().distinct().toList();
        if (!values.isEmpty() && values.size() <= MOST_VALUES) {
            strings(json, "enum", values);
        }
        if (column.role() == ColumnRole.PERIOD) {
            for (String pattern : List.of(QUARTERS, MONTHS)) {
                if (column.example().matches(pattern)) {
                    json.writeStringField("pattern", "^" + pattern + "$");
                }
            }
        }
    }

    private static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
