// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples of a library's loans: what is read, and every fault that is told. */
final class ExamplesReaderTest {

    private static final String FILE = "prets.examples.yaml";
    private static final List<SourceRelation> RELATIONS = List.of(
            new SourceRelation(
                    "pret",
                    List.of("id"),
                    List.of(column("id"), column("lecteur_id"), column("jour"), column("rayon"), column("titre"))),
            new SourceRelation("lecteur", List.of("id"), List.of(column("id"), column("age"))));
    private static final List<String> COLUMNS = List.of("mois", "quartier", "nb_prets");
    private static final String SOUND = """
            defaults:
              pret: {rayon: ROMAN, titre: ~}
            examples:
              - name: {fr: Trois prêts, en: Three loans}
                asOf: 2024-04-15
                rows:
                  pret:
                    - [id, lecteur_id, jour]
                    - [01, 7, 2024-01-15]
                    - [2, "", null]
                  lecteur:
                    - [id]
                    - [7]
                gives:
                  - [quartier, nb_prets]
                  - [NORD, S]
                  - ["~", ~]
              - name: {fr: Aucun prêt, en: No loan}
                asOf: 2024-04-15
                rows: {}
                refused: SOURCE_EMPTY
            """;

    @TempDir
    private Path directory;

    private static SourceColumn column(String name) {
        return new SourceColumn(name, SourceType.INTEGER, true, false, null, null);
    }

    @Test
    void rowsHoldWhatIsWrittenAndTheDefaultsOfOtherColumns() throws IOException {
        Example example = sound().get(0);
        assertThat(example.name()).isEqualTo(new Text("Trois prêts", "Three loans"));
        assertThat(example.asOf()).isEqualTo(LocalDate.of(2024, 4, 15));
        assertThat(example.where()).isEqualTo(FILE + ":4:5 examples[0]");
        assertThat(example.rows()).containsOnlyKeys("pret", "lecteur");
        ExampleTable loans = example.rows().get("pret");
        assertThat(loans.columns()).containsExactly("id", "lecteur_id", "jour");
        assertThat(loans.rows())
                .extracting(ExampleTable.Row::values)
                .containsExactly(
                        Map.of("id", "01", "lecteur_id", "7", "jour", "2024-01-15", "rayon", "ROMAN"),
                        Map.of("id", "2", "rayon", "ROMAN"));
    }

    @Test
    void emptyIsNothingAndATildeInQuotesIsAText() throws IOException {
        Example.Gives gives = (Example.Gives) sound().get(0).outcome();
        assertThat(gives.table().where()).isEqualTo(FILE + ":15:7 examples[0].gives");
        assertThat(gives.table().rows())
                .containsExactly(
                        new ExampleTable.Row(
                                FILE + ":16:9 examples[0].gives[1]", Map.of("quartier", "NORD", "nb_prets", "S")),
                        new ExampleTable.Row(FILE + ":17:9 examples[0].gives[2]", Map.of("quartier", "~")));
        assertThat(gives.table().rows().get(1).text("nb_prets")).isEqualTo("~");
    }

    @Test
    void refusalIsReadWithItsCode() throws IOException {
        Example example = sound().get(1);
        assertThat(example.rows()).isEmpty();
        assertThat(example.outcome())
                .isEqualTo(new Example.Refused(FILE + ":21:14 examples[1].refused", ProblemCode.SOURCE_EMPTY));
    }

    @Test
    void dataSetWithoutAFileHasNoExamplesAndNoFault() {
        ExamplesReader reader = new ExamplesReader(directory);
        assertThat(reader.read("prets", RELATIONS, COLUMNS)).isEmpty();
        assertThatCode(reader::throwIfAny).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "defaults:|default:|DECLARATION_UNKNOWN_WORD|2:3 default|defaults",
                "pret: {rayon|prets: {rayon|DECLARATION_UNKNOWN_WORD|2:10 defaults.prets|pret",
                "rayon: ROMAN|rayons: ROMAN|DECLARATION_UNKNOWN_WORD|2:18 defaults.pret.rayons|rayon",
                "rayon: ROMAN|rayon: [ROMAN]|DECLARATION_BAD_VALUE|2:17 defaults.pret.rayon|texte / text",
                "name: {fr: Trois|nam: {fr: Trois|DECLARATION_UNKNOWN_WORD|4:10 examples[0].nam|name",
                "name: {fr: Trois|nam: {fr: Trois|DECLARATION_MISSING|4:5 examples[0]|name: {fr: …, en: …}",
                ", en: Three loans||DECLARATION_LABEL_MISSING|4:11 examples[0].name|en: …",
                "asOf: 2024-04-15|asOf: demain|DECLARATION_BAD_VALUE|5:11 examples[0].asOf|2024-04-15",
                "asOf: 2024-04-15|asof: 2024-04-15|DECLARATION_MISSING|4:5 examples[0]|asOf: 2024-04-15",
                "rows: {}|row: {}|DECLARATION_MISSING|18:5 examples[1]|rows: {pret, lecteur}",
                "rows: {}|rows: []|DECLARATION_BAD_VALUE|20:11 examples[1].rows|key: value",
                "lecteur:|lecteurs:|DECLARATION_UNKNOWN_WORD|12:9 examples[0].rows.lecteurs|lecteur",
                "[id, lecteur_id, jour]|[id, lecteur, jour]|DECLARATION_UNKNOWN_REFERENCE|8:16 examples[0].rows.pret[0][1]|lecteur_id",
                "[id, lecteur_id, jour]|[id, jour, jour]|DECLARATION_DUPLICATE|8:22 examples[0].rows.pret[0][2]|prets.examples.yaml:8:11 examples[0].rows.pret[0]",
                "[01, 7, 2024-01-15]|[01, 7]|DECLARATION_ROW_WIDTH|9:11 examples[0].rows.pret[1]|3",
                "[01, 7, 2024-01-15]|[01, 7, 2024-01-15, 4]|DECLARATION_ROW_WIDTH|9:11 examples[0].rows.pret[1]|3",
                "[01, 7, 2024-01-15]|[01, [7], 2024-01-15]|DECLARATION_BAD_VALUE|9:16 examples[0].rows.pret[1][1]|texte / text",
                "[01, 7, 2024-01-15]|{id: 1}|DECLARATION_BAD_VALUE|9:11 examples[0].rows.pret[1]|[…]",
                "[quartier, nb_prets]|[quartier, nb_pret]|DECLARATION_UNKNOWN_REFERENCE|15:20 examples[0].gives[0][1]|nb_prets",
                "[NORD, S]|[NORD]|DECLARATION_ROW_WIDTH|16:9 examples[0].gives[1]|2",
                "gives:|donne:|DECLARATION_UNKNOWN_WORD|15:7 examples[0].donne|name, asOf, rows, gives, refused, levels",
                "refused: SOURCE_EMPTY|refused: SOURCE_EMTY|DECLARATION_UNKNOWN_WORD|21:14 examples[1].refused|SOURCE_EMPTY",
                "refused: SOURCE_EMPTY|gives: []|DECLARATION_BAD_VALUE|21:12 examples[1].gives|[[column, …], [value, …], …]",
                "refused: SOURCE_EMPTY|gives: rien|DECLARATION_BAD_VALUE|21:12 examples[1].gives|[…]",
                "rows: {}|gives: [[mois]]|DECLARATION_BAD_VALUE|21:14 examples[1].refused|`gives | refused`",
                "    refused: SOURCE_EMPTY||DECLARATION_MISSING|18:5 examples[1]|gives: [[column, …], [value, …], …]"
            })
    void faultIsNamedAtItsPlaceWithWhatWouldBeRight(
            String old, String by, ProblemCode code, String where, String expected) throws IOException {
        assertThat(SOUND).contains(old);
        List<Problem> problems = problems(SOUND.replace(old, by == null ? "" : by));
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.where()).isEqualTo(FILE + ":" + where);
            assertThat(problem.expected()).isEqualTo(expected);
        });
    }

    @Test
    void tableThatIsNoListIsOneFault() throws IOException {
        assertThat(problems(SOUND.replace("refused: SOURCE_EMPTY", "gives: rien")))
                .hasSize(1);
    }

    @Test
    void faultsOfAllExamplesAreToldTogetherInBothLanguages() throws IOException {
        write(SOUND.replace("[01, 7, 2024-01-15]", "[01, 7]").replace("SOURCE_EMPTY", "SOURCE_EMTY"));
        ParutionException refused = refused();
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.text(Locale.FRENCH).lines())
                .containsExactly(
                        "DECLARATION_ROW_WIDTH  prets.examples.yaml:9:11 examples[0].rows.pret[1] : la ligne compte 2"
                                + " case(s). Donnez-lui-en autant qu'à sa ligne d'en-tête : 3.",
                        "DECLARATION_UNKNOWN_WORD  prets.examples.yaml:21:14 examples[1].refused : mot inconnu"
                                + " « SOURCE_EMTY ». Vouliez-vous dire SOURCE_EMPTY ?");
        assertThat(refused.text(Locale.ENGLISH))
                .contains("the row has 2 cell(s). Give it as many as its header line: 3.");
    }

    @Test
    void fileWithoutAnExampleIsRefused() throws IOException {
        assertThat(problems("examples: []\n"))
                .extracting(Problem::code, Problem::found)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ProblemCode.DECLARATION_MISSING, "examples"));
        assertThat(problems("# rien\n")).extracting(Problem::code).containsExactly(ProblemCode.DECLARATION_NOT_YAML);
        assertThat(problems("examples: [\n"))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.DECLARATION_NOT_YAML);
    }

    @Test
    void fileThatIsNotUtf8IsUnreadable() throws IOException {
        Files.write(directory.resolve(FILE), "# prêts".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused().problems()).extracting(Problem::code).contains(ProblemCode.DECLARATION_UNREADABLE);
    }

    @Test
    void fileOfADataSetThatIsNotDeclaredIsRefused() throws IOException {
        write(SOUND);
        ExamplesReader reader = new ExamplesReader(directory);
        reader.reportStrays(List.of("lecteurs", "pret"));
        ParutionException refused = catchThrowableOfType(ParutionException.class, reader::throwIfAny);
        assertThat(refused.problems())
                .containsExactly(new Problem(ProblemCode.DECLARATION_UNKNOWN_REFERENCE, FILE, "prets", "pret"));
        ExamplesReader declared = new ExamplesReader(directory);
        declared.reportStrays(List.of("prets"));
        assertThatCode(declared::throwIfAny).doesNotThrowAnyException();
    }

    private List<Example> sound() throws IOException {
        write(SOUND);
        ExamplesReader reader = new ExamplesReader(directory);
        List<Example> examples = reader.read("prets", RELATIONS, COLUMNS);
        reader.throwIfAny();
        return examples;
    }

    private List<Problem> problems(String text) throws IOException {
        write(text);
        return refused().problems();
    }

    private ParutionException refused() {
        ExamplesReader reader = new ExamplesReader(directory);
        assertThat(reader.read("prets", RELATIONS, COLUMNS)).isEmpty();
        return catchThrowableOfType(ParutionException.class, reader::throwIfAny);
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve(FILE), text);
    }
}
