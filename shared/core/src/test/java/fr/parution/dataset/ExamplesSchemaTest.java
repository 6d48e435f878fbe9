// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import fr.parution.problem.ParutionException;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema that editors complete examples by says what the reader accepts. */
final class ExamplesSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCHEMA = ProjectFolder.REAL.resolve("examples.schema.json");
    /** A word that is near to none, so that the reader lists all that it knows. */
    private static final String UNKNOWN = "zzzzzzzzzzzzzzzzzzzz";

    private static final String SOUND = """
            defaults:
              pret: {rayon: ROMAN}
            examples:
              - name: {fr: Trois prêts, en: Three loans}
                asOf: 2024-04-15
                rows:
                  pret:
                    - [id, jour]
                    - [1, 2024-01-15]
                gives:
                  - [quartier, nb_prets]
                  - [NORD, ~]
              - name: {fr: Aucun prêt, en: No loan}
                asOf: 2024-04-15
                rows: {}
                refused: SOURCE_EMPTY
            """;

    @TempDir
    private Path directory;

    @Test
    void theSchemaIsAsTheWordsMakeIt() throws IOException {
        GrammarSchema.check(SCHEMA, "Worked examples of a data set of Parution", ExampleWords.EXAMPLES);
    }

    @Test
    void everyFileOfExamplesIsValidAndNamesTheSchema() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(ProjectFolder.REAL)) {
            files = all.filter(file -> file.toString().endsWith(ExamplesReader.ENDING))
                    .toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            assertThat(validate(Files.readString(file))).as(file.toString()).isEmpty();
            assertThat(Files.readString(file)).contains("# yaml-language-server: $schema=examples.schema.json\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "defaults:|default:",
                "rayon: ROMAN|rayon: [ROMAN]",
                "name:|nom:",
                ", en: Three loans|",
                "asOf: 2024-04-15|asOf: demain",
                "rows: {}|row: {}",
                "rows: {}|rows: []",
                "rows: {}|rows: {pret: []}",
                "- [id, jour]|- [id, id]",
                "- [NORD, ~]|- {quartier: NORD}",
                "- [NORD, ~]|- [[NORD], ~]",
                "refused: SOURCE_EMPTY|refused: USAGE_BAD_VALUE",
                "refused: SOURCE_EMPTY|rows: {}",
                "rows: {}|gives: [[mois]]"
            })
    void whatTheReaderRefusesTheSchemaRefusesToo(String old, String by) throws IOException {
        assertThat(validate(SOUND)).isEmpty();
        assertThat(refused(SOUND)).isNull();
        assertThat(SOUND).contains(old);
        String spoilt = SOUND.replace(old, by == null ? "" : by);
        assertThat(validate(spoilt)).isNotEmpty();
        assertThat(refused(spoilt)).isNotNull();
    }

    @Test
    void wordsOfTheSchemaAreTheWordsThatTheReaderKnows() throws IOException {
        ObjectNode file = (ObjectNode) yaml(SOUND);
        ObjectNode example = (ObjectNode) file.at("/examples/1");
        ObjectNode name = (ObjectNode) example.get("name");
        Map<String, Set<String>> ofSchema = new TreeMap<>(Map.of(
                "", words("/properties"),
                "examples[1]", words("/$defs/example/properties"),
                "examples[1].name", words("/$defs/text/properties"),
                "examples[1].refused", texts(root().at("/$defs/example/properties/refused/enum"))));
        List.of(file, example, name).forEach(node -> node.put(UNKNOWN, 1));
        example.put("refused", UNKNOWN);
        Map<String, Set<String>> ofReader = new TreeMap<>();
        refused(JSON.writeValueAsString(file)).problems().stream()
                .filter(problem -> problem.code() == ProblemCode.DECLARATION_UNKNOWN_WORD)
                .forEach(problem -> ofReader.put(
                        problem.where()
                                .substring(problem.where().indexOf(' ') + 1)
                                .replaceAll("\\.?" + UNKNOWN + "$", ""),
                        new TreeSet<>(List.of(problem.expected().split(", ")))));
        assertThat(ofReader).isEqualTo(ofSchema);
    }

    private static Set<String> words(String pointer) throws IOException {
        Set<String> words = new TreeSet<>();
        root().at(pointer).fieldNames().forEachRemaining(words::add);
        return words;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private ParutionException refused(String text) throws IOException {
        List<SourceColumn> columns = new ArrayList<>();
        for (String name : List.of("id", "jour", "rayon")) {
            columns.add(new SourceColumn(name, SourceType.INTEGER, true, false, null, null));
        }
        Files.writeString(directory.resolve("prets" + ExamplesReader.ENDING), text);
        ExamplesReader reader = new ExamplesReader(directory);
        reader.read(
                "prets",
                List.of(new SourceRelation("pret", List.of("id"), columns)),
                List.of("mois", "quartier", "nb_prets"));
        return catchThrowableOfType(ParutionException.class, reader::throwIfAny);
    }

    private static JsonNode root() throws IOException {
        return JSON.readTree(SCHEMA.toFile());
    }

    private static Set<ValidationMessage> validate(String text) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(root())
                .validate(yaml(text));
    }

    private static JsonNode yaml(String text) {
        Object loaded =
                new Load(LoadSettings.builder().setAllowDuplicateKeys(true).build()).loadFromString(text);
        return JSON.valueToTree(loaded);
    }
}
