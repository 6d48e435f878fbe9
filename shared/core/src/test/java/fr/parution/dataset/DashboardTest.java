// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static fr.parution.dataset.ProjectFolder.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DashboardTest {

    private static final Project REAL = ProjectReader.read(ProjectFolder.REAL);

    @TempDir
    private Path directory;

    @Test
    void everyDataSetHasADashboard() {
        assertThat(REAL.datasets())
                .hasSize(5)
                .allSatisfy(dataset -> assertThat(dataset.dashboards()).hasSize(1));
    }

    @Test
    void eachFigureIsDrawnFromTheCoarsestLevelThatKeepsWhatItNames() {
        Dashboard users = REAL.dataset(ProjectFolder.USERS_ID).dashboards().get(0);
        assertThat(users.figures())
                .extracting(Figure::kind, Figure::level)
                .containsExactly(
                        tuple(Figure.Kind.KPI, "france"),
                        tuple(Figure.Kind.BARS, "france"),
                        tuple(Figure.Kind.MAP, "departement"),
                        tuple(Figure.Kind.PYRAMID, "region_detail"),
                        tuple(Figure.Kind.HBARS, "situation"),
                        tuple(Figure.Kind.TABLE, "region"));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void axesKnowThePublishedColumnsTheyRunAlong() {
        Dashboard users = REAL.dataset(ProjectFolder.USERS_ID).dashboards().get(0);
        assertThat(users.filters())
                .containsExactly(
                        new Axis(
                                "region",
                                new Text("Région de résidence", "Region of residence"),
                                List.of("code_region", "nom_region"),
                                "regions"),
                        new Axis(
                                "departement",
                                new Text("Département de résidence", "Department of residence"),
                                List.of("code_departement", "nom_departement"),
                                "departements"));
        assertThat(users.figures().get(1).by())
                .containsExactly(new Axis(
                        Axis.PERIOD,
                        new Text("Trimestre d'entrée", "Quarter of entry"),
                        List.of("trimestre_entree"),
                        null));
        Figure pyramid = users.figures().get(3);
        assertThat(pyramid.sides()).containsExactly("F", "M");
        assertThat(pyramid.measures()).containsExactly("nb_dossiers");
    }

    @Test
    void entityIsToldByTheColumnsThatDescribeIt() {
        Figure certifications = REAL.dataset("moncompteformation_formations_engagees")
                .dashboards()
                .get(0)
                .figures()
                .get(2);
        assertThat(certifications.by().get(0).codes()).isNull();
        assertThat(certifications.by().get(0).columns()).contains("code_rs", "intitule_certification");
        assertThat(certifications.level()).isEqualTo(Level.DETAIL);
    }

    /** Persons per department are published; per region and gender they would be summed, and nobody is counted twice. */
    @Test
    void measureThatDoesNotAddUpIsShownOnlyWhereItIsPublished() {
        String map = "by: departement\n        measure: nb_dossiers";
        assertThat(ProjectFolder.copyTo(directory)
                        .replace(USERS, map, "by: departement\n        measure: nb_titulaires")
                        .read()
                        .dataset(ProjectFolder.USERS_ID)
                        .dashboards())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"nb_titulaires", "prix_moyen", "duree_moyenne"})
    void measureThatWouldHaveToBeSummedIsRefusedWithThoseThatMay(String measure) {
        ProjectFolder folder = ProjectFolder.copyTo(directory)
                .replace(
                        USERS,
                        "split: genre\n        sides: [F, M]\n        measure: nb_dossiers",
                        "split: genre\n        sides: [F, M]\n        measure: " + measure);
        Problem problem = folder.problems().get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.DECLARATION_MEASURE_NOT_ADDITIVE);
        assertThat(problem.where()).endsWith(" dashboards[0].figures[3].measure");
        assertThat(problem.found()).isEqualTo(measure);
        assertThat(problem.expected()).startsWith("nb_dossiers, nb_dossiers_a_duree_connue, montant_engage");
    }

    /** The table by region is published; by region and gender, once the filter is set, it would have to be summed. */
    @Test
    void measureThatAFilterWouldSumIsRefused() {
        ProjectFolder folder = ProjectFolder.copyTo(directory)
                .replace(USERS, "filters: [region, departement]", "filters: [region, departement, genre]");
        assertThat(folder.problems())
                .extracting(Problem::code, Problem::found)
                .containsExactly(
                        tuple(ProblemCode.DECLARATION_MEASURE_NOT_ADDITIVE, "nb_titulaires"),
                        tuple(ProblemCode.DECLARATION_MEASURE_NOT_ADDITIVE, "prix_moyen"),
                        tuple(ProblemCode.DECLARATION_MEASURE_NOT_ADDITIVE, "duree_moyenne"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "kind: pyramid|kind: pyramide|DECLARATION_UNKNOWN_WORD|figures[3].kind|pyramid",
                "kind: hbars|kind: histogramme|DECLARATION_UNKNOWN_WORD|figures[4].kind|bars, hbars, kpi, line, map, pyramid, table",
                "by: situation|by: situations|DECLARATION_UNKNOWN_REFERENCE|figures[4].by|situation",
                "by: situation|by: period|DECLARATION_BAD_VALUE|figures[4].by|`region | departement | genre | classe_age | situation | statut`",
                "by: departement|by: situation|DECLARATION_BAD_VALUE|figures[2].by|`region | departement`",
                "kind: bars|kind: map|DECLARATION_BAD_VALUE|figures[1].by|`region | departement`",
                "kind: hbars|kind: line|DECLARATION_BAD_VALUE|figures[4].by|period",
                "kind: hbars|kind: kpi|DECLARATION_BAD_VALUE|figures[4].by|`bars | line | hbars | pyramid | map`",
                "        by: situation¶||DECLARATION_MISSING|figures[4]|by: region",
                "split: genre|split: period|DECLARATION_BAD_VALUE|figures[3].split|`region | departement | genre | classe_age | situation | statut`",
                "sides: [F, M]|sides: [F]|DECLARATION_BAD_VALUE|figures[3].sides|[F, M]",
                "sides: [F, M]|sides: [F, F]|DECLARATION_BAD_VALUE|figures[3].sides|[F, M]",
                "sides: [F, M]|sides: [F, H]|DECLARATION_UNKNOWN_REFERENCE|figures[3].sides[1]|F",
                "rows: [region]|rows: [regions]|DECLARATION_UNKNOWN_REFERENCE|figures[5].rows[0]|region",
                "rows: [region]|rows: []|DECLARATION_BAD_VALUE|figures[5].rows|[…]",
                "[nb_dossiers, nb_titulaires, prix_moyen, duree_moyenne]|[nb_dossier]|DECLARATION_UNKNOWN_REFERENCE|figures[5].measures[0]|nb_dossiers",
                "filters: [region, departement]|filters: [regio]|DECLARATION_UNKNOWN_REFERENCE|filters[0]|region",
                "filters: [region, departement]|filters: [period]|DECLARATION_BAD_VALUE|filters[0]|`region | departement | genre | classe_age | situation | statut`",
                "id: qui-se-forme|id: Qui|DECLARATION_BAD_VALUE|id|[a-z0-9][a-z0-9-]{2,}",
                "title: {fr: Les entrées par situation, en: Entries by situation}|title: {fr: Les entrées}|DECLARATION_LABEL_MISSING|figures[4].title|en: …"
            })
    void faultOfADashboardIsNamed(String old, String by, ProblemCode code, String place, String expected) {
        ProjectFolder folder =
                ProjectFolder.copyTo(directory).replace(USERS, old.replace("¶", "\n"), by == null ? "" : by);
        assertThat(folder.problems()).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.where()).startsWith(USERS + ":").endsWith(" dashboards[0]." + place);
            assertThat(problem.expected()).isEqualTo(expected);
        });
    }

    @Test
    void snapshotHasNoAxisOfTime() {
        String offer = "moncompteformation_catalogueformation.yaml";
        ProjectFolder folder =
                ProjectFolder.copyTo(directory, offer).replace(offer, "rows: [region]", "rows: [period]");
        assertThat(folder.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.DECLARATION_UNKNOWN_REFERENCE);
            assertThat(problem.found()).isEqualTo("period");
        });
    }

    @Test
    void twoDashboardsCannotShareAnAddress() {
        ProjectFolder folder = ProjectFolder.copyTo(directory);
        String text = folder.text(USERS);
        String dashboard = text.substring(text.indexOf("  - id: qui-se-forme"));
        assertThat(folder.write(USERS, text + dashboard).problems())
                .extracting(Problem::code, Problem::found)
                .containsExactly(tuple(ProblemCode.DECLARATION_DUPLICATE, "qui-se-forme"));
    }
}
