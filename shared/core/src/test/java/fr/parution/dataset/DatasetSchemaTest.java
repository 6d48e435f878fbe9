// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static fr.parution.dataset.ProjectFolder.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import fr.parution.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema that editors complete declarations by says what the reader accepts. */
final class DatasetSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCHEMA = ProjectFolder.REAL.resolve("dataset.schema.json");
    /** A word that is near to none, so that the reader lists all that it knows. */
    private static final String UNKNOWN = "zzzzzzzzzzzzzzzzzzzz";

    @TempDir
    private Path directory;

    @Test
    void everyDeclarationIsValidAndNamesTheSchema() throws IOException {
        for (Path project : List.of(ProjectFolder.REAL, ProjectFolder.EXAMPLE)) {
            for (DatasetDeclaration dataset : ProjectReader.read(project).datasets()) {
                Path file = project.resolve(dataset.id() + ".yaml");
                String schema =
                        project.toRealPath().relativize(SCHEMA.toRealPath()).toString();
                assertThat(validate(yaml(Files.readString(file)))).isEmpty();
                assertThat(Files.readString(file)).contains("# yaml-language-server: $schema=" + schema + "\n");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thresholdPersons: 5|thresholdPersons: 2",
                "thresholdPersons: 5|seuil: 5",
                "frequency: quarterly|frequency: weekly",
                "codes: situations|code: situations",
                "count: persons|count: person",
                "unit: hour|unit: {fr: heures}",
                "over: nb_dossiers_a_duree_connue|sum: dossier.prix_ttc",
                "schemaVersion: 1.0.0|schemaVersion: '1'",
                "themes: [EDUC, SOCI]|themes: [SPORT]",
                "code: DE}|code: DE, column: dossier.csp}"
            })
    void whatTheReaderRefusesTheSchemaRefusesToo(String old, String by) throws IOException {
        String text = Files.readString(ProjectFolder.REAL.resolve(USERS));
        assertThat(text).contains(old);
        assertThat(validate(yaml(text.replace(old, by)))).isNotEmpty();
    }

    @Test
    void wordsOfTheSchemaAreTheWordsThatTheReaderKnows() throws IOException {
        ProjectFolder folder = ProjectFolder.copyTo(directory);
        JsonNode declaration = yaml(folder.text(USERS));
        Map<String, Set<String>> ofSchema = new TreeMap<>();
        ask(declaration, JSON.readTree(SCHEMA.toFile()), "", ofSchema);
        ((ObjectNode) declaration.get("protection").get("none")).put(UNKNOWN, 1);
        folder.write(USERS, JSON.writeValueAsString(declaration));
        Map<String, Set<String>> ofReader = new TreeMap<>();
        folder.problems().stream()
                .filter(problem -> problem.code() == ProblemCode.DECLARATION_UNKNOWN_WORD)
                .filter(problem -> problem.found().equals(UNKNOWN))
                .forEach(problem -> ofReader.put(
                        problem.where()
                                .substring(problem.where().indexOf(' ') + 1)
                                .replaceAll("\\.?" + UNKNOWN + "$", ""),
                        new TreeSet<>(List.of(problem.expected().split(", ")))));
        assertThat(ofReader).isEqualTo(ofSchema).hasSizeGreaterThan(60);
    }

    /** Puts an unknown word in each object of a declaration, and notes the words that the schema has for it. */
    private static void ask(JsonNode node, JsonNode schema, String path, Map<String, Set<String>> words) {
        JsonNode meant = schema.has("$ref") ? root().at("/$defs/text") : schema;
        if (node instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                ask(items.get(i), meant.path("items"), path + "[" + i + "]", words);
            }
        } else if (node instanceof ObjectNode object) {
            if (path.equals("protection")) {
                object.putObject("none").put("fr", "a").put("en", "b");
            }
            JsonNode properties = meant.path("properties");
            List<String> names = new ArrayList<>();
            properties.fieldNames().forEachRemaining(names::add);
            words.put(path, new TreeSet<>(names));
            for (String name : names) {
                if (object.has(name)) {
                    ask(object.get(name), properties.get(name), path.isEmpty() ? name : path + "." + name, words);
                }
            }
            object.put(UNKNOWN, 1);
        }
    }

    private static JsonNode root() {
        try {
            return JSON.readTree(SCHEMA.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<ValidationMessage> validate(JsonNode declaration) {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root());
        return schema.validate(declaration);
    }

    private static JsonNode yaml(String text) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(text);
        return JSON.valueToTree(loaded);
    }
}
