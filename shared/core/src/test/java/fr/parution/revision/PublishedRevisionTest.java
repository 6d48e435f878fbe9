// SPDX-License-Identifier: EUPL-1.2
package fr.parution.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.parution.describe.Change;
import fr.parution.describe.DatasetRevision;
import fr.parution.describe.PeriodChanges;
import fr.parution.describe.Revision;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.Manifest;
import fr.parution.publish.PublicStore;
import fr.parution.publish.PublishedTwice;
import fr.parution.publish.Verifier;
import fr.parution.store.MemoryStore;
import fr.parution.store.MemoryStore.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report that a release publishes of itself. */
final class PublishedRevisionTest {

    private static final PeriodChanges TOLD = new PeriodChanges("T1", 10, 2, 1, 2, 3, 4);

    @TempDir
    private Path directory;

    private int compared;

    @Test
    void manifestNamesTheReportOfWhatTheReleaseChanged() {
        MemoryStore store = publish();
        Revision revision = report(store, manifests(store).get(0));
        assertThat(revision.reasons()).containsExactly(new Revision.Reason(2, "release", PublishedTwice.REASON));
        assertThat(revision.datasets())
                .extracting(DatasetRevision::id, DatasetRevision::change, DatasetRevision::why)
                .containsExactly(
                        tuple(PublishedTwice.OTHER, Change.ADDED, ""),
                        tuple(PublishedTwice.USERS, Change.CHANGED, "data"));
        assertThat(revision.datasets().get(1).revisedPeriods()).containsExactly(TOLD);
    }

    @Test
    void firstReleaseComparesNothing() {
        MemoryStore store = publish();
        Revision revision = report(store, manifests(store).get(1));
        assertThat(revision.from()).isZero();
        assertThat(revision.datasets()).extracting(DatasetRevision::change).containsExactly(Change.ADDED);
        assertThat(compared).isEqualTo(1);
    }

    /** What was just written is still on the disk. */
    @Test
    void onlyTheTableBeforeIsFetched() {
        MemoryStore store = publish();
        assertThat(store.requests().stream()
                        .filter(request -> request.operation() == Operation.GET)
                        .filter(request -> request.key().endsWith(".parquet")))
                .hasSize(1);
    }

    @Test
    void verifierFindsAnEditedReport() {
        MemoryStore store = publish();
        PublishedTwice.project(store, directory);
        assertThat(verified(store)).isEmpty();
        String key = String.valueOf(manifests(store).get(0).revision());
        store.tamper(key, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(verified(store))
                .extracting(Problem::code, Problem::where)
                .containsExactly(tuple(ProblemCode.STORE_DAMAGED, key));
    }

    private static List<Problem> verified(MemoryStore store) {
        return new Verifier(new PublicStore(store)).verify().orElseThrow().problems();
    }

    private MemoryStore publish() {
        MemoryStore store = new MemoryStore();
        PublishedTwice.into(store, directory, new Revisions(new PublicStore(store), this::told, directory));
        return store;
    }

    private List<PeriodChanges> told(List<Path> before, List<Path> after, ColumnPairs columns) {
        compared++;
        try {
            assertThat(Files.readString(before.get(0))).isEqualTo("PAR1unPAR1");
            assertThat(Files.readString(after.get(0))).isEqualTo("PAR1deuxPAR1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(TOLD);
    }

    private static List<Manifest> manifests(MemoryStore store) {
        PublicStore published = new PublicStore(store);
        return published.history(published.current().orElseThrow().manifest());
    }

    private static Revision report(MemoryStore store, Manifest manifest) {
        return new PublicStore(store).document(String.valueOf(manifest.revision()), Revision.class);
    }
}
