// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.describe.Change;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReleaseChainTest {

    private static final String OTHER = "entree_sortie_formation";

    @TempDir
    private Path directory;

    private final MemoryStore store = new MemoryStore();

    @BeforeEach
    void publishThreeTimes() {
        Editions editions = new Editions(directory);
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SPRING, "un"));
        editions.publish(store, editions.candidate(OTHER, Editions.SPRING, "un"));
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SUMMER, "deux"));
    }

    @Test
    void tellsWhatEachReleaseChanged() {
        ReleaseChain chain = chain();
        assertThat(chain.broken()).isEmpty();
        assertThat(chain.links())
                .extracting(ReleaseChain.Link::changes)
                .containsExactly(
                        Map.of(Editions.USERS, Change.CHANGED, OTHER, Change.SAME),
                        Map.of(Editions.USERS, Change.SAME, OTHER, Change.ADDED),
                        Map.of(Editions.USERS, Change.ADDED));
        assertThat(chain.find(2)).contains(chain.links().get(1));
        assertThat(chain.find(4)).isEmpty();
    }

    @Test
    void manifestThatWasEditedBreaksTheChainWhereItStands() {
        Pointer second = chain().links().get(1).pointer();
        byte[] edited = "{}\n".getBytes(StandardCharsets.UTF_8);
        store.tamper(second.manifest(), edited);
        ReleaseChain chain = chain();
        assertThat(chain.links()).hasSize(1);
        assertThat(chain.links().get(0).changes().values()).containsOnly(Change.UNKNOWN);
        assertThat(chain.broken()).extracting(Problem::code).containsExactly(ProblemCode.STORE_DAMAGED);
        assertThat(chain.broken().get(0).where()).isEqualTo(second.manifest());
    }

    @Test
    void pointerWithAnotherNumberThanItsManifestIsNamed() {
        Pointer third = chain().links().get(0).pointer();
        ReleaseChain chain =
                ReleaseChain.from(new PublicStore(store), new Pointer(7, third.manifest(), third.sha256()));
        assertThat(chain.links()).hasSize(1);
        assertThat(chain.broken()).singleElement().satisfies(problem -> {
            assertThat(problem.where()).isEqualTo(third.manifest());
            assertThat(problem.found()).isEqualTo("3");
            assertThat(problem.expected()).isEqualTo("7");
        });
    }

    private ReleaseChain chain() {
        PublicStore published = new PublicStore(store);
        return ReleaseChain.from(published, published.pointer().orElseThrow());
    }
}
