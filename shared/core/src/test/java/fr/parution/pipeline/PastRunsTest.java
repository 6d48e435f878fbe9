// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.publish.Standing;
import fr.parution.source.StagingArea;
import fr.parution.store.MemoryStore;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PastRunsTest {

    private final StagingArea staging = new StagingArea(new MemoryStore());
    private final PastRuns runs = new PastRuns(staging, "inputs");

    @Test
    void aRunCountsWhileWhatItLeftStands() {
        Standing left = standing(3, "catalogue", "a", "1");
        assertThat(runs.made(left)).isFalse();

        runs.keep(left);

        assertThat(runs.made(left)).isTrue();
        // Another train was released since.
        assertThat(runs.made(standing(4, "catalogue", "a", "1"))).isTrue();
        // A person went back to an older release, withdrew the edition, or the catalogue was declared anew.
        assertThat(runs.made(standing(4, "catalogue", "a", "0"))).isFalse();
        assertThat(runs.made(new Standing(4, "catalogue", new TreeMap<>()))).isFalse();
        assertThat(runs.made(standing(4, "another", "a", "1"))).isFalse();
    }

    @Test
    void otherInputsAreAnotherRun() {
        Standing left = standing(3, "catalogue", "a", "1");
        runs.keep(left);

        assertThat(new PastRuns(staging, "other inputs").made(left)).isFalse();
    }

    private static Standing standing(int sequence, String catalogue, String dataset, String tag) {
        return new Standing(sequence, catalogue, new TreeMap<>(Map.of(dataset, tag)));
    }
}
