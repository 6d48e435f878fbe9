// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogFixtures;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DatasetDocument;
import fr.parution.describe.DrawnFigures;
import fr.parution.store.Content;
import fr.parution.store.Json;
import fr.parution.store.MemoryStore;
import fr.parution.store.Store;
import fr.parution.write.WrittenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Invented candidates, and what publishes them as the functions do. */
final class Editions {

    static final String USERS = CatalogFixtures.USERS;
    static final LocalDate SPRING = LocalDate.of(2026, 4, 1);
    static final LocalDate SUMMER = LocalDate.of(2026, 7, 1);

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-05T06:00:00Z"), ZoneOffset.UTC);

    private final Path directory;
    private final Optional<RevisionReporter> reporter;

    Editions(Path directory) {
        this(directory, Optional.empty());
    }

    Editions(Path directory, RevisionReporter reporter) {
        this(directory, Optional.of(reporter));
    }

    private Editions(Path directory, Optional<RevisionReporter> reporter) {
        this.directory = directory;
        this.reporter = reporter;
    }

    /** A data set whose files say {@code text}. */
    Candidate candidate(String dataset, LocalDate watermark, String text) {
        return candidate(watermark, text, document(dataset));
    }

    /** The same with a description of its own. */
    Candidate candidate(LocalDate watermark, String text, DatasetDocument document) {
        String dataset = document.id();
        List<WrittenFile> files = new ArrayList<>();
        files.add(file(dataset, "csv", "text/csv; charset=utf-8", "csv;" + dataset + ";" + text + "\n"));
        files.add(file(dataset, "parquet", "application/vnd.apache.parquet", "PAR1" + text + "PAR1"));
        return new Candidate(
                dataset,
                CatalogFixtures.declaration().publicUrl() + "datasets/" + dataset + "/#dataset",
                watermark,
                document.schemaVersion(),
                "2026-T1",
                files,
                ("{\"verdict\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8),
                Json.write(document));
    }

    private WrittenFile file(String dataset, String extension, String mediaType, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String sha256 = Content.of(bytes).sha256();
        try {
            Path path = Files.write(directory.resolve(sha256), bytes);
            String name = dataset + "." + extension;
            return new WrittenFile(name, "latest/" + name, path, mediaType, bytes.length, sha256, 1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The description of an invented data set. */
    static DatasetDocument document(String dataset) {
        DatasetDescription users = CatalogFixtures.users();
        return new DatasetDocument(
                dataset,
                users.schemaVersion(),
                users.title(),
                users.description(),
                users.keywords(),
                users.themes(),
                users.frequency(),
                users.protection(),
                users.page(),
                "2020-01-01",
                "2026-03-31",
                users.columns(),
                users.summary(),
                users.versions(),
                users.references(),
                users.calendar(),
                List.of(),
                DrawnFigures.NONE,
                null);
    }

    /** Commits; a run of its own, so nothing is remembered between two. */
    Publisher.Outcome publish(Store store, Candidate... candidates) {
        StringBuilder inputs = new StringBuilder();
        for (Candidate candidate : candidates) {
            inputs.append(candidate.files().get(0).sha256()).append(candidate.watermark());
        }
        return publish(
                store,
                "sha256:"
                        + Content.of(inputs.toString().getBytes(StandardCharsets.UTF_8))
                                .sha256(),
                candidates);
    }

    Publisher.Outcome publish(Store store, String inputDigest, Candidate... candidates) {
        PublicStore published = new PublicStore(store);
        return reporter.map(each -> new Publisher(published, CLOCK, each))
                .orElseGet(() -> new Publisher(published, CLOCK))
                .publish(List.of(candidates), CatalogFixtures.declaration(), inputDigest);
    }

    /** Projects. */
    Projector.Outcome project(Store store) {
        return projector(store).project(key -> {}).orElseThrow();
    }

    Projector projector(Store store) {
        return new Projector(
                new PublicStore(store),
                List.of(
                        new ReleaseFileProjection(),
                        new CatalogProjection(),
                        Editions::home,
                        new FeedProjection(),
                        new EventProjection()),
                directory);
    }

    private static List<Projection.ProjectedFile> home(CatalogDescription catalog) {
        String page = "<!doctype html><title>" + catalog.sequence() + "</title>\n";
        return List.of(new Projection.ProjectedFile(
                "index.html", "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8)));
    }

    /** The digest of everything in a store. */
    static Map<String, String> content(MemoryStore store) {
        Map<String, String> content = new TreeMap<>();
        store.keys()
                .forEach(key -> content.put(
                        key, Content.of(store.peek(key).orElseThrow()).sha256()));
        return content;
    }
}
