// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.ProjectReader;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Content;
import fr.parution.store.MemoryStore;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OvertakenPublisherTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    private final Store store = new MemoryStore();

    @Test
    void whoIsAlwaysOvertakenGivesUpAndLeavesTheCurrentReleaseAlone() {
        Store overtaken = new MovedPointer(store, (content, attributes, entityTag) -> Store.PutOutcome.REFUSED);
        publish(overtaken, "one");
        Optional<Pointer> before = new PublicStore(store).pointer();
        ParutionException e = catchThrowableOfType(ParutionException.class, () -> publish(overtaken, "two"));
        assertThat(e.problems()).extracting(Problem::code).containsExactly(ProblemCode.STORE_POINTER_MOVED);
        assertThat(e.retryable()).isTrue();
        assertThat(new PublicStore(store).pointer()).isEqualTo(before).isPresent();
    }

    @Test
    void lostAnswerIsNoRefusalWhereAnotherReleaseCameSince() {
        publish(store, "one");
        // The pointer moves, the answer is lost, somebody else is quick, and the request that is sent again is refused.
        Store lossy = new MovedPointer(store, (content, attributes, entityTag) -> {
            assertThat(store.replaceIfMatch(Pointer.KEY, content, attributes, entityTag))
                    .isEqualTo(Store.PutOutcome.WRITTEN);
            publish(store, "three");
            return Store.PutOutcome.REFUSED;
        });
        assertThat(publish(lossy, "two")).isEqualTo(new Publisher.Outcome(true, 2));
        assertThat(new PublicStore(store).pointer()).map(Pointer::sequence).contains(3);
    }

    /** A release of the catalogue alone, at another address each time. */
    private static Publisher.Outcome publish(Store store, String host) {
        Publisher publisher = new Publisher(new PublicStore(store), NOON);
        CatalogDeclaration catalog =
                ProjectReader.read(Path.of("..", "datasets")).catalog();
        return publisher.publish(
                List.of(), catalog.withPublicUrl("https://" + host + ".exemple.fr/"), "sha256:" + host);
    }

    /** What comes of the request to move the pointer. */
    private interface Move {
        Store.PutOutcome answer(Content content, ObjectAttributes attributes, String entityTag);
    }

    /** A store in which that is decided elsewhere. */
    private static final class MovedPointer extends ForwardingStore {

        private final Move move;

        MovedPointer(Store below, Move move) {
            super(below);
            this.move = move;
        }

        @Override
        public PutOutcome replaceIfMatch(String key, Content content, ObjectAttributes attributes, String entityTag) {
            return key.equals(Pointer.KEY)
                    ? move.answer(content, attributes, entityTag)
                    : super.replaceIfMatch(key, content, attributes, entityTag);
        }
    }
}
