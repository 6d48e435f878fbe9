// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.store.LocalDirectoryStore;
import fr.parution.store.MemoryStore;
import fr.parution.store.MemoryStore.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StagingAreaTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    @TempDir
    private Path directory;

    @Test
    void newestDayWinsWhateverWasAnnouncedLast() {
        StagingArea area = new StagingArea(new MemoryStore());
        area.announce(ready(DAY.plusMonths(1), "a"));
        area.announce(ready(DAY, "b"));

        assertThat(area.findLatest("set").orElseThrow().watermark()).isEqualTo(DAY.plusMonths(1));
    }

    /** Other declarations, or a source that was mended the same day: the name says nothing of which came last. */
    @Test
    void amongExtractsOfOneDayTheOneThatWasAnnouncedLastWins() throws Exception {
        try (LocalDirectoryStore store = LocalDirectoryStore.open(directory)) {
            StagingArea area = new StagingArea(store);
            String last = area.announce(ready(DAY, "a"));
            String first = area.announce(ready(DAY, "b"));
            Files.setLastModifiedTime(directory.resolve(first), FileTime.from(Instant.parse("2026-04-01T05:00:00Z")));
            Files.setLastModifiedTime(directory.resolve(last), FileTime.from(Instant.parse("2026-04-01T06:00:00Z")));
            assertThat(area.findLatest("set").orElseThrow().layout()).isEqualTo("a");

            Thread.sleep(5);
            area.announce(ready(DAY, "b"));
            assertThat(area.findLatest("set").orElseThrow().layout()).isEqualTo("b");
        }
    }

    @Test
    void extractThatComesAgainIsAnnouncedAgain() {
        MemoryStore store = new MemoryStore();
        StagingArea area = new StagingArea(store);
        area.announce(ready(DAY, "a"));
        List<String> written = new ArrayList<>();
        store.observe(request -> note(request, written));

        area.announce(ready(DAY, "a"));

        assertThat(written).containsExactly("staging/set/2026-04-01-a/_READY.json");
    }

    private static void note(Request request, List<String> written) {
        if (request.operation().writes()) {
            written.add(request.key());
        }
    }

    private static ReadyFile ready(LocalDate day, String layout) {
        return new ReadyFile("set", day + "-" + layout, day, "snapshot", layout, List.of());
    }
}
