// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.source.LocalRelation;
import fr.parution.source.LocalRelation.Format;
import fr.parution.source.StagedPartition;
import fr.parution.source.StagingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities that are told apart by another column than the key of their relation: here articles by their family. */
final class EntityStagingTest {

    private static final String SOURCE = """
            relations:
              achat:
                key: [id]
                columns:
                  id: {type: integer}
                  acheteur: {type: integer, person: true}
                  jour: {type: date}
                  article_id: {type: integer}
              article:
                key: [id]
                columns:
                  id: {type: integer}
                  famille: {type: text}
                  rayon: {type: text}
            """;
    private static final String DATASET = """
            id: achats
            schemaVersion: 1.0.0
            changes: [{version: 1.0.0, date: 2026-11-24, fr: Première version., en: First version.}]
            title: {fr: Achats, en: Purchases}
            description:
              fr: Les achats, mois par mois, d'articles inventés par des clients inventés, pour essayer ce que l'on range d'une entité.
              en: The purchases, month by month, of invented articles by invented customers, to try what is laid out of an entity.
            keywords: [{fr: achats, en: purchases}]
            themes: [ECON]
            frequency: monthly
            source:
              relation: achat
              person: acheteur
              period: {column: jour, unit: month, from: 2024-01-01}
              joins:
                - {relation: article, on: article_id, key: id}
            period: {name: mois, label: {fr: Mois, en: Month}, description: {fr: Mois., en: Month.}}
            dimensions:
              - name: famille
                label: {fr: Famille, en: Family}
                description: {fr: Famille d'articles., en: Family of articles.}
                entity: article.famille
                columns:
                  - {name: famille, label: {fr: F, en: F}, description: {fr: F, en: F}, column: article.famille, example: Jeux}
                  - {name: rayon, label: {fr: R, en: R}, description: {fr: R, en: R}, column: article.rayon, example: Jouets}
            measures:
              - {name: nb, label: {fr: N, en: N}, description: {fr: N, en: N}, unit: {fr: achats, en: purchases}, count: rows}
            protection: {thresholdPersons: 5}
            page: {headline: nb, keyMeasures: [nb]}
            """;
    private static final Map<String, String> HEADERS =
            Map.of("achat", "id,acheteur,jour,article_id", "article", "id,famille,rayon");

    @TempDir
    private Path directory;

    private Project project;

    @BeforeEach
    void readTheProject() throws IOException {
        String catalogue = Files.readString(Path.of("..", "datasets", "catalogue.yaml"));
        // Territories and shared totals refer to code lists and data sets that this project does not have.
        Files.writeString(
                directory.resolve("catalogue.yaml"), catalogue.substring(0, catalogue.indexOf("\nterritories:") + 1));
        Files.writeString(directory.resolve("source.yaml"), SOURCE);
        Files.writeString(directory.resolve("achats.yaml"), DATASET);
        project = ProjectReader.read(directory);
    }

    @Test
    void entityWithTwoDescriptionsInOnePeriodIsRefusedByItsCount() throws IOException {
        List<LocalRelation> relations = relations("1,Jeux,Jouets", "2,Jeux,SECRETVAL", "3,Livres,Papeterie");
        ParutionException refused = catchThrowableOfType(ParutionException.class, () -> stage(relations));
        assertThat(refused.problems())
                .containsExactly(
                        new Problem(ProblemCode.SOURCE_ENTITY_CONTRADICTS_ITSELF, "famille", "1", "article.famille"));
        assertThat(refused.toString()).doesNotContain("SECRETVAL");
    }

    @Test
    void entityThatIsDescribedAlikeIsOne() throws IOException {
        List<StagedPartition> partitions = stage(relations("1,Jeux,Jouets", "2,Jeux,Jouets", "3,Livres,Papeterie"));
        assertThat(partitions).singleElement().satisfies(partition -> {
            assertThat(partition.dictionaries()).singleElement().satisfies(entities -> {
                assertThat(entities.count()).isEqualTo(2);
                assertThat(Files.readString(entities.file())).contains("Jouets", "Papeterie");
            });
        });
    }

    private List<StagedPartition> stage(List<LocalRelation> relations) {
        try (DuckDbStager stager = new DuckDbStager(DuckDbLimits.within(1L << 30, 0, 2, directory))) {
            return stager.stage(plan(), relations, Delivery.KEY, directory);
        }
    }

    private StagingPlan plan() {
        return StagingPlan.of(project, project.dataset("achats"), LocalDate.of(2024, 3, 1));
    }

    /** Three purchases of January, one of each article. */
    private List<LocalRelation> relations(String... articles) throws IOException {
        Map<String, List<String>> lines = Map.of(
                "achat",
                List.of("1,11,2024-01-05,1", "2,12,2024-01-06,2", "3,13,2024-01-07,3"),
                "article",
                List.of(articles));
        List<LocalRelation> relations = new ArrayList<>();
        for (var request : plan().requests()) {
            List<String> text = new ArrayList<>(List.of(HEADERS.getOrDefault(request.relation(), "")));
            text.addAll(lines.getOrDefault(request.relation(), List.of()));
            Path file = Files.write(directory.resolve(request.relation() + ".csv"), text);
            relations.add(new LocalRelation(request, Format.CSV, List.of(file), false));
        }
        return relations;
    }
}
