// SPDX-License-Identifier: EUPL-1.2
package fr.parution.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.parution.describe.Change;
import fr.parution.describe.DatasetRevision;
import fr.parution.describe.PeriodChanges;
import fr.parution.describe.Revision;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.PublicStore;
import fr.parution.publish.PublishedTwice;
import fr.parution.publish.ReleaseChain;
import fr.parution.store.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RevisionsTest {

    @TempDir
    private Path directory;

    @Test
    void tellsWhatBecameOfEachDataSetAndWhy() {
        Revision revision = compare(PublishedTwice.in(directory), id -> true);
        assertThat(revision.reasons()).containsExactly(new Revision.Reason(2, "release", PublishedTwice.REASON));
        assertThat(revision.datasets())
                .extracting(DatasetRevision::id, DatasetRevision::change)
                .containsExactly(
                        tuple(PublishedTwice.OTHER, Change.ADDED), tuple(PublishedTwice.USERS, Change.CHANGED));
        DatasetRevision users = revision.datasets().get(1);
        assertThat(users.rows()).isEqualTo(new PeriodChanges("", 30, 12, 1, 2, 3, 4));
        assertThat(users.newPeriods()).containsExactly("T3");
        assertThat(users.revisedPeriods()).extracting(PeriodChanges::period).containsExactly("T1");
        assertThat(users.filesChanged())
                .containsExactly("latest/" + users.id() + ".csv", "latest/" + users.id() + ".parquet");
    }

    @Test
    void fileThatIsNotWhatItsReleaseSaysIsNotCompared() {
        MemoryStore store = PublishedTwice.in(directory);
        store.keys().stream()
                .filter(key -> key.startsWith("v/" + PublishedTwice.USERS) && key.endsWith(".parquet"))
                .forEach(key -> store.tamper(key, "edited".getBytes(StandardCharsets.UTF_8)));
        ParutionException e = catchThrowableOfType(ParutionException.class, () -> compare(store, id -> true));
        assertThat(e.problems()).extracting(Problem::code).containsExactly(ProblemCode.STORE_DAMAGED);
    }

    private Revision compare(MemoryStore store, Predicate<String> datasets) {
        PublicStore published = new PublicStore(store);
        ReleaseChain chain = ReleaseChain.from(published, published.pointer().orElseThrow());
        return new Revisions(published, RevisionsTest::told, directory)
                .between(chain, chain.find(1).orElseThrow(), chain.find(2).orElseThrow(), datasets);
    }

    /** A period that changed, one that did not, and one that is new; of the files that were asked for. */
    private static List<PeriodChanges> told(List<Path> before, List<Path> after, ColumnPairs columns) {
        try {
            assertThat(Files.readString(before.get(0))).isEqualTo("PAR1unPAR1");
            assertThat(Files.readString(after.get(0))).isEqualTo("PAR1deuxPAR1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(
                new PeriodChanges("T1", 10, 2, 1, 2, 3, 4),
                new PeriodChanges("T2", 20, 0, 0, 0, 0, 0),
                new PeriodChanges("T3", 0, 10, 0, 0, 0, 0));
    }
}
