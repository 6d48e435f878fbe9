// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static fr.parution.dataset.ProjectFolder.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults of the files beside the data sets: code lists, source, catalogue. */
final class ProjectFilesTest {

    @TempDir
    private Path directory;

    @Test
    void textThatIsNotYamlIsReportedAtItsLine() {
        Problem problem = ProjectFolder.copyTo(directory)
                .replace(USERS, "frequency: quarterly", "frequency: [quarterly")
                .problems()
                .get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.DECLARATION_NOT_YAML);
        assertThat(problem.where()).matches("moncompteformation-les-usagers\\.yaml:\\d+:\\d+");
    }

    @Test
    void emptyDeclarationIsNotYaml() {
        assertThat(ProjectFolder.copyTo(directory)
                        .write("vide.yaml", "# rien\n")
                        .problems())
                .extracting(Problem::code, Problem::where)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ProblemCode.DECLARATION_NOT_YAML, "vide.yaml"));
    }

    @Test
    void listInPlaceOfADeclarationIsRefused() {
        assertThat(ProjectFolder.copyTo(directory)
                        .write("liste.yaml", "- a\n- b\n")
                        .problems())
                .extracting(Problem::code)
                .contains(ProblemCode.DECLARATION_BAD_VALUE);
    }

    /** The file that is named after the id keeps it, whichever is read first; of two others the first. */
    @ParameterizedTest
    @ValueSource(strings = {"a-copy", "z-copy"})
    void secondDatasetUnderOneIdIsToldWhichIdEachHas(String copy) {
        ProjectFolder folder = ProjectFolder.copyTo(directory);
        List<Problem> problems =
                folder.write(copy + ".yaml", folder.text(USERS)).problems();
        assertThat(problems)
                .singleElement()
                .isEqualTo(new Problem(
                        ProblemCode.DECLARATION_DUPLICATE,
                        copy + ".yaml:4:5 id",
                        ProjectFolder.USERS_ID,
                        USERS + ": id: " + ProjectFolder.USERS_ID + " | " + copy + ".yaml: id: " + copy));
        String others = folder.text(USERS).replace("id: " + ProjectFolder.USERS_ID, "id: other");
        assertThat(folder.write(copy + ".yaml", others).write(USERS, others).problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(ProblemCode.DECLARATION_BAD_VALUE, ProblemCode.DECLARATION_DUPLICATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "F;Femme;Woman|F;Femme|DECLARATION_BAD_VALUE|reference/genres.csv:3",
                "F;Femme;Woman|F;;Woman|DECLARATION_BAD_VALUE|reference/genres.csv:3",
                "M;Homme;Man|F;Homme;Man|DECLARATION_DUPLICATE|reference/genres.csv:4",
                "code;fr;en|code;en;fr|DECLARATION_BAD_VALUE|reference/genres.csv:2",
                "# Source|Source|DECLARATION_BAD_VALUE|reference/genres.csv:1",
                "Edition: 2026-11-23.|2026|DECLARATION_BAD_VALUE|reference/genres.csv:1",
                "Licence: Licence Ouverte 2.0.|CC0|DECLARATION_BAD_VALUE|reference/genres.csv:1"
            })
    void faultOfACodeListIsReportedAtItsLine(String old, String by, ProblemCode code, String where) {
        ProjectFolder folder = ProjectFolder.copyTo(directory).replace("reference/genres.csv", old, by);
        assertThat(folder.problems())
                .extracting(Problem::code, Problem::where)
                .contains(org.assertj.core.groups.Tuple.tuple(code, where));
    }

    @Test
    void firstLineOfACodeListTellsWhereItComesFrom() {
        assertThat(ProjectReader.read(ProjectFolder.REAL)
                        .codeLists()
                        .get("regions")
                        .provenance())
                .isEqualTo(new Provenance(
                        "Code officiel géographique, INSEE, through Etalab's decoupage-administratif 6.0.0",
                        "COG 2026",
                        "Licence Ouverte 2.0"));
        Problem problem = ProjectFolder.copyTo(directory)
                .replace("reference/genres.csv", " Edition: 2026-11-23.", "")
                .problems()
                .get(0);
        assertThat(problem.expected()).isEqualTo("# Source: …. Edition: …. Licence: ….");
        assertThat(problem.found()).isEqualTo("# Source: own list. Licence: Licence Ouverte 2.0.");
    }

    @Test
    void codeWhoseParentIsInNoListIsRefused() {
        ProjectFolder folder = ProjectFolder.copyTo(directory)
                .replace("reference/departements.csv", "75;Paris;Paris;11", "75;Paris;Paris;XX");
        assertThat(folder.problems())
                .containsExactly(new Problem(
                        ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                        "reference/departements.csv 75",
                        "XX",
                        "reference/regions.csv"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "publicUrl: http://127.0.0.1:8080/|publicUrl: ftp://127.0.0.1/|DECLARATION_BAD_VALUE|catalogue.yaml",
                "publicUrl: http://127.0.0.1:8080/|publicUrl: http://127.0.0.1:8080|DECLARATION_BAD_VALUE|catalogue.yaml",
                "bbox: [-63.2, -21.4, 55.9, 51.2]|bbox: [55.9, -21.4, -63.2, 51.2]|DECLARATION_BAD_VALUE|catalogue.yaml",
                "bbox: [-63.2, -21.4, 55.9, 51.2]|bbox: [1, 2]|DECLARATION_BAD_VALUE|catalogue.yaml",
                "centroid: [2.45, 46.6]|centroid: [46.6, 2.45, 0]|DECLARATION_BAD_VALUE|catalogue.yaml",
                "centroid: [2.45, 46.6]|centroid: [2.45, 61.6]|DECLARATION_BAD_VALUE|catalogue.yaml",
                "http://id.insee.fr/geo/pays/france|id.insee.fr/geo/pays/france|DECLARATION_BAD_VALUE|catalogue.yaml",
                "http://id.insee.fr/geo/pays/france|https://id.insee.fr/geo/pays/france|DECLARATION_BAD_VALUE|catalogue.yaml",
                "http://id.insee.fr/geo/pays/france|http://id.insee.fr/geo/france|DECLARATION_BAD_VALUE|catalogue.yaml",
                "http://publications.europa.eu/resource/authority/country/FRA|https://publications.europa.eu/resource/authority/country/FRA|DECLARATION_BAD_VALUE|catalogue.yaml",
                "kind: nationalAuthority|kind: nationalAutority|DECLARATION_UNKNOWN_WORD|catalogue.yaml",
                "licence: etalab-2.0|licence: etalab-1.0|DECLARATION_UNKNOWN_WORD|catalogue.yaml",
                "licence: etalab-2.0|# no licence|DECLARATION_MISSING|catalogue.yaml",
                "  email: donnees-ouvertes@exemple.fr|  email: mailto:x@exemple.fr|DECLARATION_BAD_VALUE|catalogue.yaml",
                "  email: donnees-ouvertes@exemple.fr|  email: open data|DECLARATION_BAD_VALUE|catalogue.yaml",
                "  email: donnees-ouvertes@exemple.fr|  mail: x@exemple.fr|DECLARATION_MISSING|catalogue.yaml",
                "publisher:|editor:|DECLARATION_UNKNOWN_WORD|catalogue.yaml"
            })
    void faultOfTheCatalogueIsNamed(String old, String by, ProblemCode code, String file) {
        assertThat(ProjectFolder.copyTo(directory)
                        .replace("catalogue.yaml", old, by)
                        .problems())
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.where()).startsWith(file + ":");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: boolean|type: bool|DECLARATION_UNKNOWN_WORD",
                "codes: statuts|codes: statut|DECLARATION_UNKNOWN_REFERENCE",
                "minimum: 2019-11-21|minimum: hier|DECLARATION_BAD_VALUE",
                "{type: boolean}|{type: boolean, minimum: 1}|DECLARATION_BAD_VALUE",
                "{type: boolean}|{type: boolean, codes: genres}|DECLARATION_BAD_VALUE",
                "key: [dossier_id, financeur]|key: [dossier_id, payeur]|DECLARATION_UNKNOWN_REFERENCE",
                "prix_ttc: {type: amount|prix_ttc: {genre: amount|DECLARATION_MISSING"
            })
    void faultOfTheSourceIsNamed(String old, String by, ProblemCode code) {
        assertThat(ProjectFolder.copyTo(directory)
                        .replace("source.yaml", old, by)
                        .problems())
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.where()).startsWith("source.yaml:");
                });
    }

    @Test
    void demonstrationPublishesTheDropThatTheSourceNames() {
        assertThat(ProjectReader.read(ProjectFolder.REAL).demo()).isNull();
        assertThat(ProjectReader.read(ProjectFolder.EXAMPLE).demo())
                .isEqualTo(new DemoDrop(ProjectFolder.EXAMPLE.resolve("drop"), LocalDate.of(2026, 11, 1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "demo: {drop: drop}|DECLARATION_MISSING|asOf: 2026-11-01",
                "demo: {asOf: 2026-11-01}|DECLARATION_MISSING|drop: drop",
                "demo: {drop: drop, asOf: hier}|DECLARATION_BAD_VALUE|2026-11-01",
                "demo: {drops: drop, asOf: 2026-11-01}|DECLARATION_UNKNOWN_WORD|drop",
                "demo: drop|DECLARATION_BAD_VALUE|key: value"
            })
    void faultOfTheDemonstrationIsNamed(String demo, ProblemCode code, String expected) {
        ProjectFolder folder =
                ProjectFolder.copyTo(directory).replace("source.yaml", "relations:", demo + "\nrelations:");
        assertThat(folder.problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.where()).startsWith("source.yaml:");
            assertThat(problem.expected()).isEqualTo(expected);
        });
    }

    @Test
    void wordThatStandsTwiceIsRefused() {
        ProjectFolder folder = ProjectFolder.copyTo(directory)
                .replace("source.yaml", "emploi: {type: boolean}", "emploi: {type: boolean, type: boolean}");
        assertThat(folder.problems()).extracting(Problem::code).containsExactly(ProblemCode.DECLARATION_DUPLICATE);
    }

    @Test
    void faultsOfAllFilesAreReportedTogether() {
        ProjectFolder folder = ProjectFolder.copyTo(directory)
                .replace("catalogue.yaml", "publisher:", "editor:")
                .replace("source.yaml", "type: boolean", "type: bool")
                .replace(USERS, "thresholdPersons: 5", "thresholdPersons: 1");
        assertThat(folder.problems())
                .extracting(
                        problem -> problem.where().substring(0, problem.where().indexOf(':')))
                .contains("catalogue.yaml", "source.yaml", USERS);
    }

    @Test
    void missingFilesAreNamed() {
        ProjectFolder folder =
                ProjectFolder.copyTo(directory).delete("catalogue.yaml").delete("source.yaml");
        assertThat(folder.problems()).extracting(Problem::found).contains("catalogue.yaml", "source.yaml");
    }

    @Test
    void absentFolderAndFolderWithoutDataSetAreRefused() {
        ParutionException absent = catchThrowableOfType(
                ParutionException.class, () -> ProjectReader.read(directory.resolve("nulle-part")));
        assertThat(absent.problems()).extracting(Problem::code).containsExactly(ProblemCode.DECLARATION_UNREADABLE);
        List<Problem> none = ProjectFolder.copyTo(directory).delete(USERS).problems();
        assertThat(none).extracting(Problem::code).containsExactly(ProblemCode.DECLARATION_MISSING);
    }
}
