// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerritoriesTest {

    private static final List<TerritoryLevel> LEVELS =
            ProjectReader.read(ProjectFolder.REAL).catalog().territories();

    @TempDir
    private Path directory;

    @Test
    void regionsComeBeforeTheDepartmentsThatTheyHold() {
        assertThat(LEVELS).extracting(TerritoryLevel::codes).containsExactly("regions", "departements");
        assertThat(LEVELS.get(0).territories()).hasSize(18);
        assertThat(LEVELS.get(1).territories())
                .hasSize(101)
                .allSatisfy(department -> assertThat(LEVELS.get(0).find(String.valueOf(department.parent())))
                        .isPresent());
    }

    @Test
    void namesTakeTheArticleThatFrenchPutsBeforeThem() {
        assertThat(List.of("59", "42", "01", "40", "75", "974"))
                .extracting(code -> LEVELS.get(1).find(code).orElseThrow().article())
                .containsExactly("le", "la", "l'", "les", null, null);
    }

    @Test
    void everyTerritoryIsDrawnAndSmallOnesAreDrawnAgain() {
        Outlines departments = outlines(1);
        assertThat(departments.frames()).hasSize(7);
        assertThat(departments.frames().get(0).label()).isNull();
        assertThat(departments.frames().get(0).shapes()).hasSize(96);
        assertThat(departments.frames().get(1).shapes()).containsOnlyKeys("75", "92", "93", "94");
        assertThat(outlines(0).frames()).hasSize(6);
        assertThat(departments.provenance().licence()).isEqualTo("Public domain");
    }

    @Test
    void mapsAreOfTerritoriesWithOutlines() {
        ProjectFolder folder = ProjectFolder.copyTo(directory)
                .replace("catalogue.yaml", "    outlines: departements.outlines.json\n", "");
        assertThat(folder.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).endsWith("dashboards[0].figures[2].by");
            assertThat(problem.expected()).isEqualTo("region");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "codes: regions|codes: region|DECLARATION_UNKNOWN_REFERENCE|territories[0].codes",
                "codes: departements|codes: regions|DECLARATION_DUPLICATE|territories[1]",
                "outlines: regions.outlines.json|outlines: regions.json|DECLARATION_UNKNOWN_REFERENCE|territories[0].outlines",
                "outlines: regions.outlines.json|outlines: ../catalogue.yaml|DECLARATION_UNKNOWN_REFERENCE|territories[0].outlines"
            })
    void faultOfATerritoryIsNamed(String old, String by, ProblemCode code, String place) {
        assertThat(ProjectFolder.copyTo(directory)
                        .replace("catalogue.yaml", old, by)
                        .problems())
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.where()).startsWith("catalogue.yaml:").endsWith(" " + place);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"01\": \"M|\"01\": \"<g>M|DECLARATION_BAD_VALUE|[MLlz0-9 -]+",
                "\"01\": \"|\"1\": \"|DECLARATION_UNKNOWN_REFERENCE|departements.csv",
                "\"01\": \"|\"1\": \"|DECLARATION_MISSING|departements.csv",
                "\"width\": 2400|\"width\": 0|DECLARATION_BAD_VALUE|1 … 100000",
                "\"licence\"|\"license\"|DECLARATION_MISSING|licence: …"
            })
    void faultOfAnOutlineIsNamed(String old, String by, ProblemCode code, String expected) {
        assertThat(ProjectFolder.copyTo(directory)
                        .replace("reference/departements.outlines.json", old, by)
                        .problems())
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.where()).startsWith("reference/departements.outlines.json:");
                    assertThat(problem.expected()).isEqualTo(expected);
                });
    }

    @Test
    void articleOfAnotherLanguageIsRefused() {
        assertThat(ProjectFolder.copyTo(directory)
                        .replace("reference/regions.csv", "Bretagne;la", "Bretagne;the")
                        .problems())
                .contains(new Problem(
                        ProblemCode.DECLARATION_BAD_VALUE, "reference/regions.csv:15", "the", "le | la | l' | les"));
    }

    private static Outlines outlines(int level) {
        Outlines outlines = LEVELS.get(level).outlines();
        assertThat(outlines).isNotNull();
        return outlines;
    }
}
