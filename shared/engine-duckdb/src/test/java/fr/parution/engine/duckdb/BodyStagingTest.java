// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.source.LocalRelation;
import fr.parution.source.LocalRelation.Format;
import fr.parution.source.StagedPartition;
import fr.parution.source.StagingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bodies by which amounts are judged are told apart in staging, and named nowhere. */
final class BodyStagingTest {

    private static final Path PROJECT = Path.of("..", "cli", "src", "test", "resources", "options");

    @TempDir
    private Path directory;

    @Test
    void bodyIsStagedAsItsPlaceInThePeriod() throws IOException, SQLException {
        List<StagedPartition> partitions = stage(
                "1,11,2026-01-05,ZEPHYR,INDU,10.00",
                "2,12,2026-01-06,,INDU,20.00",
                "3,13,2026-01-07,ALOUETTE,AGRI,30.00",
                "4,14,2026-01-08,ZEPHYR,AGRI,40.00",
                "5,15,2026-02-08,MERLE,AGRI,50.00");
        assertThat(bodies(partitions.get(0))).containsExactlyInAnyOrder("1000 1", "2000 null", "3000 0", "4000 1");
        assertThat(bodies(partitions.get(1))).containsExactly("5000 0");
        for (StagedPartition partition : partitions) {
            assertThat(Files.readString(partition.file(), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("ZEPHYR", "ALOUETTE", "MERLE");
        }
    }

    private List<StagedPartition> stage(String... aids) throws IOException {
        Project project = ProjectReader.read(PROJECT);
        StagingPlan plan = StagingPlan.of(project, project.dataset("aides-par-employeur"), LocalDate.of(2026, 3, 1));
        List<String> text = new ArrayList<>(List.of("id,salarie_id,jour,employeur,secteur,montant"));
        text.addAll(List.of(aids));
        Path file = Files.write(directory.resolve("aide.csv"), text);
        List<LocalRelation> relations = plan.requests().stream()
                .map(request -> new LocalRelation(request, Format.CSV, List.of(file), false))
                .toList();
        try (DuckDbStager stager = new DuckDbStager(DuckDbLimits.within(1L << 30, 0, 2, directory))) {
            return stager.stage(plan, relations, Delivery.KEY, directory);
        }
    }

    /** The amount in cents and the body of each row. */
    private List<String> bodies(StagedPartition partition) throws SQLException {
        List<String> bodies = new ArrayList<>();
        try (Database database = new Database(DuckDbLimits.within(1L << 30, 0, 2, directory));
                Statement statement = database.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT v0, v1 FROM read_parquet("
                        + Database.quote(partition.file().toString()) + ")")) {
            while (rows.next()) {
                bodies.add(rows.getString(1) + " " + rows.getString(2));
            }
        }
        return bodies;
    }
}
