// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static fr.parution.dataset.ProjectFolder.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The words of the language are those of the reader, and of the schemas that editors complete declarations by. */
final class GrammarTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Project REAL = ProjectReader.read(ProjectFolder.REAL);
    private static final String FUNDING = "moncompteformation_abondements.yaml";
    private static final String UNKNOWN = "zzzzzzzzzzzzzzzzzzzz";
    private static final Set<ProblemCode> ABSENT = Set.of(
            ProblemCode.DECLARATION_MISSING,
            ProblemCode.DECLARATION_LABEL_MISSING,
            ProblemCode.DECLARATION_PROTECTION_MISSING);

    /** The files of a project. */
    enum Kind {
        DATASET("dataset", "A data set of Parution", DatasetWords.DATASET),
        SOURCE("source", "The source of a publication of Parution", ProjectWords.SOURCE),
        CATALOGUE("catalogue", "The catalogue of a publication of Parution", ProjectWords.CATALOGUE);

        private final Path file;
        private final String title;

        @SuppressWarnings("ImmutableEnumChecker") // a record of records
        private final Block block;

        Kind(String name, String title, Block block) {
            this.file = ProjectFolder.REAL.resolve(name + ".schema.json");
            this.title = title;
            this.block = block;
        }

        /** What the reader says of a declaration. */
        private List<Problem> problems(String text) {
            Problems problems = new Problems();
            YamlValue root = DeclarationText.compose(text, "f", problems).orElseThrow();
            switch (this) {
                case DATASET -> {
                    YamlValue id = root.openMap().get("id");
                    new DatasetParser(
                                    REAL.relations(),
                                    REAL.codeLists(),
                                    REAL.catalog().mapped(),
                                    List.of())
                            .parse(root, id == null ? "essai" : id.text());
                }
                case SOURCE -> new SourceParser(REAL.codeLists()).parse(root, ProjectFolder.REAL);
                case CATALOGUE -> {
                    new CatalogParser(new TerritoryParser(
                                    REAL.codeLists(),
                                    named -> DeclarationText.compose(reference(named.text()), named.text(), problems)))
                            .parse(root);
                    new SharedTotalsParser(REAL.datasets()).parse(root);
                }
            }
            return problems.list();
        }

        /** The file that a declaration names; no declaration, where a test has spoiled the name. */
        private static String reference(String name) {
            try {
                return name.isEmpty() ? "0" : Files.readString(ProjectFolder.REAL.resolve("reference/" + name));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private boolean allows(JsonNode declaration) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(GrammarSchema.of(title, block))
                    .validate(declaration)
                    .isEmpty();
        }

        /** Declarations in which every word stands somewhere. */
        private List<JsonNode> declarations() throws IOException {
            List<JsonNode> declarations = new ArrayList<>();
            if (this == DATASET) {
                for (DatasetDeclaration dataset : REAL.datasets()) {
                    declarations.add(yaml(Files.readString(ProjectFolder.REAL.resolve(dataset.id() + ".yaml"))));
                }
                declarations.add(withTheRarerWords(yaml(Files.readString(ProjectFolder.REAL.resolve(USERS)))));
                declarations.add(withAllProtection(yaml(Files.readString(ProjectFolder.REAL.resolve(FUNDING)))));
            } else {
                String name = this == SOURCE ? "source.yaml" : "catalogue.yaml";
                declarations.add(yaml(Files.readString(ProjectFolder.REAL.resolve(name))));
                if (this == SOURCE) {
                    ((ObjectNode) declarations.get(0).at("/relations/dossier"))
                            .putObject("rejects")
                            .put("most", 0.001);
                    ((ObjectNode) declarations.get(0))
                            .putObject("demo")
                            .put("drop", "drop")
                            .put("asOf", "2026-11-01");
                }
            }
            return declarations;
        }
    }

    private static JsonNode withTheRarerWords(JsonNode users) {
        ((ObjectNode) users.at("/changes/0")).put("notice", "2026-10-01");
        ObjectNode highValue = ((ObjectNode) users).putObject("highValue");
        highValue.putArray("categories").add("statistics").add("mobility");
        highValue
                .putObject("api")
                .put("endpoint", "https://api.example.org/")
                .put("description", "https://api.example.org/openapi.json")
                .put("page", "https://api.example.org/docs/");
        ArrayNode where = ((ObjectNode) users.get("source")).putArray("where");
        where.addObject().put("column", "dossier.statut").putArray("notIn").add("VALIDE");
        where.addObject().put("column", "dossier.csp").put("filled", true);
        where.addObject().put("column", "dossier.prix_ttc").put("atLeast", 1);
        return users;
    }

    private static JsonNode withAllProtection(JsonNode funding) {
        ObjectNode protection = (ObjectNode) funding.get("protection");
        protection
                .putArray("contributors")
                .addObject()
                .put("column", "formation.siret_organisme")
                .putObject("label")
                .put("fr", "organisme")
                .put("en", "body");
        protection.putObject("groupDisclosure").put("dimension", "nsf").put("withheld", "136");
        protection.put("meanPolicy", "seed");
        return funding;
    }

    @ParameterizedTest
    @EnumSource
    void theSchemaIsAsTheWordsMakeIt(Kind kind) throws IOException {
        GrammarSchema.check(kind.file, kind.title, kind.block);
    }

    @Test
    void everyDeclarationIsValidAndNamesItsSchema() throws IOException {
        for (Path project : List.of(ProjectFolder.REAL, ProjectFolder.EXAMPLE)) {
            for (DatasetDeclaration dataset : ProjectReader.read(project).datasets()) {
                assertValid(Kind.DATASET, project, dataset.id() + ".yaml");
            }
            assertValid(Kind.SOURCE, project, "source.yaml");
            assertValid(Kind.CATALOGUE, project, "catalogue.yaml");
        }
    }

    private static void assertValid(Kind kind, Path project, String name) throws IOException {
        String text = Files.readString(project.resolve(name));
        Path schema = project.toRealPath().relativize(kind.file.toRealPath());
        assertThat(kind.allows(yaml(text))).as(name).isTrue();
        assertThat(text).contains("# yaml-language-server: $schema=" + schema + "\n");
    }

    @ParameterizedTest
    @EnumSource
    void everyWordIsReadAndRequiredWhereTheSchemaSaysSo(Kind kind) throws IOException {
        Set<String> words = new TreeSet<>();
        collect(kind.block, words);
        Set<String> tried = new TreeSet<>();
        for (JsonNode declaration : kind.declarations()) {
            assertThat(kind.problems(declaration.toString())).isEmpty();
            assertThat(kind.allows(declaration)).isTrue();
            visit(kind, declaration, declaration, kind.block, "", tried);
        }
        words.removeAll(tried);
        assertThat(words).as("words that stand in no declaration").isEmpty();
    }

    /** Notes each word of a block and of those below it, as {@code block.word}. */
    private static void collect(Block block, Set<String> words) {
        for (Block.Word word : block.words()) {
            if (words.add(block.name() + "." + word.name())) {
                blocks(word.form()).forEach(below -> collect(below, words));
            }
        }
    }

    private static List<Block> blocks(Form form) {
        if (form instanceof Form.Of of) {
            return List.of(of.block());
        }
        if (form instanceof Form.ListOf list) {
            return blocks(list.item());
        }
        if (form instanceof Form.Named named) {
            return blocks(named.value());
        }
        return form instanceof Form.Either either
                ? either.forms().stream().flatMap(one -> blocks(one).stream()).toList()
                : List.of();
    }

    /** Spoils and takes away each word, once in all declarations. */
    private static void visit(Kind kind, JsonNode root, JsonNode node, Block block, String path, Set<String> tried) {
        ObjectNode object = (ObjectNode) node;
        for (Block.Word word : block.words()) {
            JsonNode value = object.get(word.name());
            if (value == null) {
                continue;
            }
            String place = path.isEmpty() ? word.name() : path + "." + word.name();
            if (tried.add(block.name() + "." + word.name())) {
                spoil(kind, root, object, word.name(), place);
                takeAway(kind, root, object, word, block, place);
                object.set(word.name(), value);
            }
            below(kind, root, value, word.form(), place, tried);
        }
    }

    private static void below(Kind kind, JsonNode root, JsonNode value, Form form, String place, Set<String> tried) {
        if (form instanceof Form.Of of) {
            visit(kind, root, value, of.block(), place, tried);
        } else if (form instanceof Form.ListOf list) {
            for (int i = 0; i < value.size(); i++) {
                below(kind, root, value.get(i), list.item(), place + "[" + i + "]", tried);
            }
        } else if (form instanceof Form.Named named) {
            List<String> names = new ArrayList<>();
            value.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> below(kind, root, value.get(name), named.value(), place + "." + name, tried));
        } else if (form instanceof Form.Either either) {
            either.forms().stream()
                    .filter(one -> blocks(one).stream().allMatch(block -> fits(value, block)))
                    .forEach(one -> below(kind, root, value, one, place, tried));
        }
    }

    private static boolean fits(JsonNode value, Block block) {
        List<String> names = new ArrayList<>();
        value.fieldNames().forEachRemaining(names::add);
        return block.names().containsAll(names);
    }

    private static void spoil(Kind kind, JsonNode root, ObjectNode object, String word, String place) {
        object.putObject(word).putObject(UNKNOWN).put(UNKNOWN, 1);
        assertThat(kind.problems(root.toString()))
                .as("%s is read", place)
                .extracting(problem -> problem.where().substring(problem.where().indexOf(' ') + 1))
                .anyMatch(where -> where.startsWith(place));
        assertThat(kind.allows(root)).as("%s has a form", place).isFalse();
    }

    private static void takeAway(
            Kind kind, JsonNode root, ObjectNode object, Block.Word word, Block block, String place) {
        object.remove(word.name());
        boolean needed = word.required()
                || block.choices().stream()
                        .anyMatch(choice -> object.has(choice.word())
                                && (choice.value() == null
                                        || choice.value()
                                                .equals(object.get(choice.word())
                                                        .asText()))
                                && choice.needs().contains(word.name()));
        List<Problem> problems = kind.problems(root.toString());
        if (needed) {
            assertThat(problems)
                    .as("%s is required", place)
                    .anySatisfy(problem -> assertThat(problem.code()).isIn(ABSENT));
            assertThat(kind.allows(root))
                    .as("%s is required by the schema", place)
                    .isFalse();
        } else if (!kind.allows(root)) {
            assertThat(problems).as("the schema requires %s", place).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thresholdPersons: 5|thresholdPersons: 2",
                "thresholdPersons: 5|seuil: 5",
                "thresholdPersons: 5|dominancePercent: 85",
                "thresholdPersons: 5|thresholdPersons: 5, pPercent: 100",
                "frequency: quarterly|frequency: weekly",
                "codes: situations|code: situations",
                "count: persons|count: person",
                "unit: hour|unit: {fr: heures}",
                "over: nb_dossiers_a_duree_connue|sum: dossier.prix_ttc",
                "sum: dossier.prix_ttc|sum: dossier.prix_ttc, over: nb_dossiers",
                "sum: dossier.prix_ttc|sum: prix_ttc",
                "present: dossier.duree_heures|present: dossier.duree_heures, where: []",
                "schemaVersion: 1.0.0|schemaVersion: '1'",
                "themes: [EDUC, SOCI]|themes: [SPORT]",
                "themes: [EDUC, SOCI]|themes: []",
                "code: DE}|code: DE, column: dossier.csp}",
                "code: DE}|cod: DE}",
                "column: date_entree,|column: date_entree, snapshot: true,",
                "unit: quarter, from|from",
                "from: 2020-01-01|from: 01/01/2020",
                "calendar: {after: 15}|calendar: {after: -1}",
                "sides: [F, M]|sides: [F]",
                "kind: pyramid|kind: map",
                "kind: pyramid|kind: camembert",
                "id: qui-se-forme|id: Qui se forme",
                "labelColumn: situation|lebelColumn: situation"
            })
    void whatTheSchemaRefusesTheReaderRefusesToo(String old, String by) throws IOException {
        String text = Files.readString(ProjectFolder.REAL.resolve(USERS));
        assertThat(text).contains(old);
        boolean beside = by.contains(", over") || by.contains(", where");
        String spoilt = text.replace(
                old, beside ? by.replace(", ", "\n    ") : by.contains(", pPercent") ? by.replace(", ", "\n  ") : by);
        assertThat(Kind.DATASET.allows(yaml(spoilt))).isFalse();
        assertThat(Kind.DATASET.problems(spoilt)).isNotEmpty();
    }

    private static JsonNode yaml(String text) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(text);
        return JSON.valueToTree(loaded);
    }
}
