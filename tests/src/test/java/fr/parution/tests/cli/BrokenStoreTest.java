// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A store that fails half-way keeps its last release; once it is mended, the same command succeeds. */
class BrokenStoreTest {

    private static final Command READER = Command.FRENCH.with(Command.KEY);

    @Test
    void publicationThatFailsHalfWayLeavesTheLastReleaseAndSucceedsLater() throws IOException {
        Fixture.Made made = Fixture.make("half-way");
        byte[] before = made.pointer();
        String next = "synthetic:?rows=1200&seed=2";
        Path rehearsal = Fixture.copy(made.store(), "half-way-rehearsal");
        Fixture.succeeds(READER, Fixture.publish(next, "dir:" + rehearsal));
        Path edition = newEdition(made.store(), rehearsal);
        // A directory stands where the last file of the new edition must go.
        Path obstacle = made.store().resolve(edition).resolve("dataset.json");
        Files.createDirectories(obstacle.resolve("in-the-way"));
        assertThat(Fixture.refuses(4, "STORE_", READER, Fixture.publish(next, made.to())))
                .contains("dataset.json");
        assertThat(made.pointer()).isEqualTo(before);
        Fixture.succeeds(READER, "verify", "--store", made.to());
        Fixture.delete(obstacle);
        assertThat(Fixture.succeeds(READER, Fixture.publish(next, made.to())).err())
                .contains("Parution 2 en place");
        Fixture.succeeds(READER, "verify", "--store", made.to());
    }

    /** No file may grow beyond 64 blocks: what a full disk does, on every machine and for every user. */
    @Test
    void projectionWithoutSpaceFailsAndIsRepairedLater() throws IOException {
        Fixture.Made made = Fixture.make("no-space");
        Map<String, String> whole = Fixture.tree(made.store());
        byte[] before = made.pointer();
        Fixture.delete(made.store().resolve("latest"));
        Command cramped = READER.startedBy("/bin/sh", "-c", "ulimit -f 64; exec \"$@\"", "sh")
                .withJava("-XX:-UsePerfData");
        Fixture.refuses(4, "STORE_", cramped, "project", "--store", made.to());
        assertThat(made.pointer()).isEqualTo(before);
        Fixture.succeeds(READER, "project", "--store", made.to());
        assertThat(Fixture.tree(made.store())).isEqualTo(whole);
    }

    /** The folder of an edition that one store has and the other lacks. */
    private static Path newEdition(Path without, Path with) throws IOException {
        Path editions = Path.of("v", Fixture.USERS);
        try (Stream<Path> found = Files.list(with.resolve(editions))) {
            List<Path> all = found.map(path -> editions.resolve(path.getFileName()))
                    .filter(path -> !Files.exists(without.resolve(path)))
                    .toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
