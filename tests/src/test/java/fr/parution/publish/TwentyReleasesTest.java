// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.Text;
import fr.parution.describe.CatalogFixtures;
import fr.parution.describe.DatasetDocument;
import fr.parution.store.Content;
import fr.parution.store.Json;
import fr.parution.store.MemoryStore;
import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.PythonReaders;
import fr.parution.write.WrittenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five years of quarterly releases as a portal harvests them: a data set gets another title, one gets a file more, one is
 * retired. Real releases and projections of tiny tables.
 */
class TwentyReleasesTest {

    private static final int RELEASES = 20;
    private static final int RENAMED_AT = 6;
    private static final int MORE_FILES_FROM = 9;
    private static final int RETIRED_AT = 14;
    /** Two pages, until one data set is retired. */
    private static final int DATASETS_A_PAGE = 2;

    private static final String SHAPES = "shared/core/src/main/resources/fr/parution/describe/shapes.ttl";

    private final MemoryStore store = new MemoryStore();

    @TempDir
    Path directory;

    @Test
    void portalKeepsOneDatasetEachWithFullMarksAndNoDeadFile() throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add(Command.checkout().resolve(SHAPES).toString());
        for (int release = 1; release <= RELEASES; release++) {
            publish(release);
            arguments.add(snapshot(release).toString());
        }
        String harvest = PythonReaders.run(
                Command.checkout().resolve("tests/src/test/python/harvest.py"), arguments.toArray(String[]::new));
        assertThat(Files.readString(directory.resolve("public-13/catalog-2.ttl")))
                .contains("dcat:Dataset");
        assertThat(Files.readString(directory.resolve("public-20/catalog-2.ttl")))
                .doesNotContain("dcat:Dataset", "hydra:next")
                .contains("hydra:first <https://data.example.org/catalog.ttl>");
        assertThat(harvest.lines())
                .hasSize(9)
                .allSatisfy(
                        line -> assertThat(line)
                                .matches(
                                        "(ttl|rdf|jsonld) (grows 9 405 4 1 20 hvd service|renamed 9 405 3 2 20|retired archived 3 1 13)"));
    }

    private void publish(int release) throws IOException {
        LocalDate day = LocalDate.of(2021, 4, 15).plusMonths(3L * release);
        Clock clock = Clock.fixed(day.atTime(LocalTime.of(6, 0)).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        PublicStore publicStore = new PublicStore(store);
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(candidate("renamed", release, day));
        candidates.add(candidate("grows", release, day));
        if (release < RETIRED_AT) {
            candidates.add(candidate("retired", release, day));
        } else if (release == RETIRED_AT) {
            assertThat(new Retirement(publicStore, clock)
                            .of("retired", "the source is closed")
                            .changed())
                    .isTrue();
        }
        assertThat(new Publisher(publicStore, clock)
                        .publish(candidates, CatalogFixtures.declaration(), "sha256:" + release)
                        .changed())
                .isTrue();
        new Projector(
                        publicStore,
                        List.of(new ReleaseFileProjection(), new CatalogProjection(DATASETS_A_PAGE)),
                        directory)
                .project(key -> {});
    }

    private Candidate candidate(String dataset, int release, LocalDate day) throws IOException {
        DatasetDocument like = Editions.document(dataset);
        boolean renamed = dataset.equals("renamed") && release >= RENAMED_AT;
        DatasetDocument document = new DatasetDocument(
                dataset,
                like.schemaVersion(),
                renamed ? new Text("Les usagers", "The users") : new Text("Usagers du compte", "Users of the account"),
                like.description(),
                like.keywords(),
                like.themes(),
                like.frequency(),
                like.protection(),
                like.page(),
                "2021-01-01",
                day.minusDays(15).toString(),
                like.columns(),
                like.summary(),
                like.versions(),
                like.references(),
                like.calendar(),
                List.of(),
                like.figures(),
                dataset.equals("grows") ? CatalogFixtures.highValue().highValue() : null);
        List<WrittenFile> files = new ArrayList<>();
        files.add(file(dataset, "csv", "text/csv; charset=utf-8", "annee;" + dataset + "\n" + release + ";1\n"));
        files.add(file(dataset, "parquet", "application/vnd.apache.parquet", "PAR1" + release + "PAR1"));
        if (dataset.equals("grows") && release >= MORE_FILES_FROM) {
            files.add(file(dataset, "json", "application/json", "[{\"annee\":" + release + "}]"));
        }
        return new Candidate(
                dataset,
                "https://data.example.org/datasets/" + dataset + "/#dataset",
                day,
                document.schemaVersion(),
                "2026-T1",
                files,
                "{}".getBytes(StandardCharsets.UTF_8),
                Json.write(document));
    }

    private WrittenFile file(String dataset, String extension, String mediaType, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String sha256 = Content.of(bytes).sha256();
        Path path = Files.write(directory.resolve(sha256), bytes);
        String name = dataset + "." + extension;
        return new WrittenFile(name, "latest/" + name, path, mediaType, bytes.length, sha256, 1);
    }

    /** What is public now below addresses that do not change. */
    private Path snapshot(int release) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("public-" + release));
        for (String key : store.keys()) {
            if (key.startsWith("latest/") || key.startsWith("catalog")) {
                Path path = folder.resolve(key);
                Files.createDirectories(path.getParent());
                Files.write(path, store.peek(key).orElseThrow());
            }
        }
        return folder;
    }
}
