// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static fr.parution.dataset.ProjectFolder.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.table.PublishedColumn;
import fr.parution.table.ShapeBuilder;
import fr.parution.table.TableSchema;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProjectReaderTest {

    private static final String PROTECTION = """
            protection:
              thresholdPersons: 5
              rangePercent: 10
              splits:
                - whole: montant_engage
                  # The first part is hidden wherever another is: the smallest, which readers miss least.
                  parts: [part_cec, part_titulaire, part_france_competences, part_etat, part_france_travail,
                          part_region, part_opco, part_entreprise]
            """;

    @TempDir
    private Path directory;

    @Test
    void realDeclarationsGiveTheColumnsThatReusersKnow() {
        Project project = ProjectReader.read(ProjectFolder.REAL);
        DatasetDeclaration users = project.dataset(ProjectFolder.USERS_ID);
        TableSchema schema =
                new ShapeBuilder(users, project.relations()).build().schema();
        assertThat(schema.columns())
                .extracting(PublishedColumn::name)
                .startsWith(
                        "trimestre_entree",
                        "niveau",
                        "code_region",
                        "nom_region",
                        "code_departement",
                        "nom_departement",
                        "genre",
                        "classe_age",
                        "situation",
                        "statut_dossier",
                        "nb_dossiers",
                        "nb_titulaires",
                        "prix_moyen",
                        "nb_dossiers_a_duree_connue",
                        "duree_moyenne",
                        "montant_engage",
                        "part_france_competences")
                .endsWith("nb_dossiers_finances_par_cec", "secret_statistique")
                .hasSize(33);
        assertThat(users.protection()).isInstanceOfSatisfying(Protection.Threshold.class, threshold -> {
            assertThat(threshold.thresholdPersons()).isEqualTo(5);
            assertThat(threshold.splits()).singleElement().satisfies(split -> {
                assertThat(split.whole()).isEqualTo("montant_engage");
                assertThat(split.parts()).hasSize(8).startsWith("part_cec", "part_titulaire");
            });
        });
    }

    @Test
    void unitIsOneOfOursOrWrittenOut() {
        Measure duration = ProjectFolder.copyTo(directory)
                .replace(USERS, "unit: hour", "unit: {fr: jours, en: days}")
                .read()
                .datasets()
                .get(0)
                .measures()
                .get(4);
        assertThat(duration.unit()).isEqualTo(new Unit(new Text("jours", "days")));
        assertThat(ProjectReader.read(ProjectFolder.REAL)
                        .dataset(ProjectFolder.USERS_ID)
                        .measures()
                        .get(4)
                        .unit())
                .isEqualTo(Unit.HOUR);
    }

    @Test
    void digestFollowsEveryFileAndNothingElse() {
        ProjectFolder folder = ProjectFolder.copyAllTo(directory);
        String before = folder.read().digest();
        assertThat(before)
                .matches("[0-9a-f]{64}")
                .isEqualTo(ProjectReader.read(ProjectFolder.REAL).digest());
        assertThat(folder.replace("reference/genres.csv", "Femme", "Femmes")
                        .read()
                        .digest())
                .isNotEqualTo(before);
    }

    @Test
    void tenMistakesAreReportedTogetherEachAtItsPlaceInBothLanguages() throws URISyntaxException {
        Path faults = Path.of(Objects.requireNonNull(ProjectReaderTest.class.getResource("faults"))
                .toURI());
        ParutionException refused = catchThrowableOfType(ParutionException.class, () -> ProjectReader.read(faults));
        assertThat(refused.text(Locale.FRENCH).lines())
                .containsExactly(
                        "DECLARATION_BAD_VALUE  achats.yaml:2:16 schemaVersion : valeur « one » refusée. Attendu : 1.0.0.",
                        "DECLARATION_LABEL_MISSING  achats.yaml:3:8 title : il manque le texte en « en ». Donnez en: ….",
                        "DECLARATION_UNKNOWN_WORD  achats.yaml:7:10 themes[0] : mot inconnu « ECOM ». Vouliez-vous dire ECON ?",
                        "DECLARATION_UNKNOWN_WORD  achats.yaml:8:12 frequency : mot inconnu « weekly ». Vouliez-vous dire annual,"
                                + " daily, monthly, quarterly ?",
                        "DECLARATION_UNKNOWN_REFERENCE  achats.yaml:27:13 dimensions[1].column : « achat.vile » ne renvoie à"
                                + " rien. Existent : achat.ville.",
                        "DECLARATION_UNKNOWN_WORD  achats.yaml:35:17 dimensions[2].labelColum : mot inconnu « labelColum »."
                                + " Vouliez-vous dire labelColumn ?",
                        "DECLARATION_UNKNOWN_REFERENCE  achats.yaml:37:14 dimensions[2].missing : « ABSENT » ne renvoie à rien."
                                + " Existent : GAI, NR.",
                        "DECLARATION_MARGIN_MISPLACED  achats.yaml:40:5 margins[1] : la marge [zone, humeur] n'est pas à sa"
                                + " place. Une marge garde moins de dimensions que le croisement complet, et se range après"
                                + " toutes celles dont elle est un total ; celle-ci garde au moins tout ce que garde zone,"
                                + " qui la précède.",
                        "DECLARATION_PROTECTION_MISSING  achats.yaml:1:1 : aucune protection déclarée. Déclarez protection:"
                                + " {thresholdPersons: 5} | {none: {fr: …, en: …}}.",
                        "DECLARATION_UNKNOWN_REFERENCE  achats.yaml:48:18 page.headline : « nombre » ne renvoie à rien."
                                + " Existent : nb.");
        assertThat(refused.text(Locale.ENGLISH).lines())
                .hasSize(10)
                .contains(
                        "DECLARATION_UNKNOWN_REFERENCE  achats.yaml:27:13 dimensions[1].column: \"achat.vile\" refers to"
                                + " nothing. There are: achat.ville.",
                        "DECLARATION_PROTECTION_MISSING  achats.yaml:1:1: no protection is declared. Declare protection:"
                                + " {thresholdPersons: 5} | {none: {fr: …, en: …}}.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dossier.prix_ttc|dossier.prix_tc|DECLARATION_UNKNOWN_REFERENCE|dossier.prix_ttc",
                "column: titulaire.genre|column: dossier.prix_ttc|DECLARATION_BAD_VALUE|[CODE]",
                "codes: situations|codes: situation|DECLARATION_UNKNOWN_REFERENCE|situations",
                "thresholdPersons: 5|thresholdPersons: 2|DECLARATION_BAD_VALUE|≥ 3",
                "thresholdPersons: 5|thresholdPersons: cinq|DECLARATION_BAD_VALUE|≥ 3",
                "from: 2020-01-01|from: 2020-13-01|DECLARATION_BAD_VALUE|2020-01-01",
                "bounds: [25, 35, 45, 55]|bounds: [25, 35, 35, 55]|DECLARATION_BAD_VALUE|4 × n, croissants / rising",
                "bounds: [25, 35, 45, 55]|bounds: [25, 35]|DECLARATION_BAD_VALUE|4 × n, croissants / rising",
                "code: DE}|code: DX}|DECLARATION_UNKNOWN_REFERENCE|DE",
                "parentOf: departement|parentOf: canton|DECLARATION_UNKNOWN_REFERENCE|classe_age, departement, genre, region, situation, statut",
                "unit: quarter|unit: week|DECLARATION_UNKNOWN_WORD|day, month, quarter",
                "unit: hour|unit: hours|DECLARATION_UNKNOWN_WORD|hour, {fr: …, en: …}",
                "unit: hour|unit: {fr: heures}|DECLARATION_LABEL_MISSING|en: …",
                "over: nb_dossiers_a_duree_connue|over: nb_dossiers|DECLARATION_BAD_VALUE|present: dossier.duree_heures",
                "name: classe_age|name: genre|DECLARATION_DUPLICATE|name",
                "name: nb_titulaires|name: nb_dossiers|DECLARATION_DUPLICATE|name",
                "label: france,|label: detail,|DECLARATION_DUPLICATE|label",
                "label: france,|label: region,|DECLARATION_DUPLICATE|label",
                "relation: financement|relation: paiement|DECLARATION_UNKNOWN_REFERENCE|action_formation, certification, dossier, financement, formation, lieu, organisme, session_formation, titulaire",
                "id: moncompteformation-les-usagers|id: les-usagers|DECLARATION_BAD_VALUE|moncompteformation-les-usagers",
                "name: trimestre_entree|nom: trimestre_entree|DECLARATION_MISSING|name: trimestre_entree"
            })
    void faultIsNamedWithWhatWouldBeRight(String old, String by, ProblemCode code, String expected) {
        ProjectFolder folder = ProjectFolder.copyTo(directory).replace(USERS, old, by);
        assertThat(folder.problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.expected()).isEqualTo(expected);
            assertThat(problem.where()).startsWith(USERS + ":");
        });
    }

    @Test
    void unknownColumnIsReportedAtItsLineAndColumnWithTheNearestOne() {
        ProjectFolder folder = ProjectFolder.copyTo(directory)
                .replace(USERS, "mean: dossier.duree_heures", "mean: dossier.duree_heure");
        int line = folder.line(USERS, "mean: dossier.duree_heure");
        Problem problem = folder.problems().get(0);
        assertThat(problem.where()).isEqualTo(USERS + ":" + line + ":11 measures[4].mean");
        assertThat(problem.expected()).isEqualTo("dossier.duree_heures");
    }

    @Test
    void missingProtectionIsRefused() {
        ProjectFolder folder = ProjectFolder.copyTo(directory).replace(USERS, PROTECTION, "");
        assertThat(folder.problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.DECLARATION_PROTECTION_MISSING);
    }

    @Test
    void protectionOfNobodyNeedsItsReasonInBothLanguages() {
        ProjectFolder folder = ProjectFolder.copyTo(directory)
                .replace(USERS, PROTECTION, "protection:\n  none: {fr: Aucune personne.}\n");
        assertThat(folder.problems()).extracting(Problem::code).containsExactly(ProblemCode.DECLARATION_LABEL_MISSING);
        folder.replace(USERS, "{fr: Aucune personne.}", "{fr: Aucune personne., en: No person.}");
        assertThat(folder.read().datasets().get(0).protection())
                .isEqualTo(new Protection.None(new Text("Aucune personne.", "No person.")));
    }

    @Test
    void codesOfTheSourceThatADimensionLacksAreRefused() {
        ProjectFolder folder = ProjectFolder.copyTo(directory)
                .replace(
                        "source.yaml",
                        "{type: code, codes: genres, nullable: true}",
                        "{type: code, codes: statuts, nullable: true}");
        assertThat(folder.problems())
                .filteredOn(problem -> problem.expected().equals("reference/genres.csv"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.DECLARATION_UNKNOWN_REFERENCE);
                    assertThat(problem.found()).startsWith("VALIDE, ENTREE");
                    assertThat(problem.where()).contains("dimensions[2].column");
                });
    }

    @Test
    void codesOfACaseThatADimensionLacksAreRefused() {
        ProjectFolder folder =
                ProjectFolder.copyTo(directory).replace("source.yaml", "codes: situations", "codes: genres");
        assertThat(folder.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.found()).isEqualTo("F, M");
            assertThat(problem.expected()).isEqualTo("reference/situations.csv");
        });
    }

    @Test
    void sourceThatMayBeEmptyNeedsACodeForIt() {
        ProjectFolder folder = ProjectFolder.copyTo(directory)
                .replace(USERS, "    labelColumn: genre\n    missing: NR\n", "    labelColumn: genre\n");
        assertThat(folder.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.found()).isEqualTo("missing"));
    }

    @Test
    void shareOfRowsThatMayBeSetAsideIsDeclaredByRelation() {
        ProjectFolder folder = ProjectFolder.copyTo(directory);
        folder.replace("source.yaml", "  dossier:\n", "  dossier:\n    rejects: {most: 0.001}\n");
        Project project = folder.read();
        assertThat(project.relations().get("dossier").mostRejected()).isEqualByComparingTo("0.001");
        assertThat(project.relations().get("titulaire").mostRejected()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{most: 0.51}|DECLARATION_BAD_VALUE|0.51",
                "{most: -0.1}|DECLARATION_BAD_VALUE|-0.1",
                "{most: some}|DECLARATION_BAD_VALUE|some",
                "{}|DECLARATION_MISSING|most",
                "{mots: 0.1, most: 0.1}|DECLARATION_UNKNOWN_WORD|mots",
                "0.1|DECLARATION_BAD_VALUE|0.1"
            })
    void shareOfRowsThatMayBeSetAsideHasItsForm(String rejects, ProblemCode code, String found) {
        ProjectFolder folder = ProjectFolder.copyTo(directory);
        folder.replace("source.yaml", "  dossier:\n", "  dossier:\n    rejects: " + rejects + "\n");
        assertThat(folder.problems()).extracting(Problem::code, Problem::found).contains(tuple(code, found));
    }
}
