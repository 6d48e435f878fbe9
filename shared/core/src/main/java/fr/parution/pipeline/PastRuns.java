// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.publish.Standing;
import fr.parution.source.StagingArea;
import fr.parution.store.Content;
import fr.parution.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Which runs have been to their end, in the private store, so that a trigger that comes again costs a few requests. A run
 * counts only while its data sets stand as it left them: after a return to an older release, it is done again.
 */
final class PastRuns {

    /** No data set has such an id. */
    private static final String FOLDER = "_runs";

    private final StagingArea staging;
    private final String inputs;

    /**
     * @param inputs what a run is made from: extracts, declarations and code
     */
    PastRuns(StagingArea staging, String inputs) {
        this.staging = staging;
        this.inputs = inputs;
    }

    /** Whether these inputs made what stands. */
    boolean made(Standing standing) {
        return staging.hasSettled(FOLDER, name(standing));
    }

    /** Remembers that these inputs made what stands. */
    void keep(Standing standing) {
        staging.putSettled(
                FOLDER, name(standing), Content.of((standing.sequence() + "\n").getBytes(StandardCharsets.US_ASCII)));
    }

    private String name(Standing standing) {
        String text = inputs + "\n" + standing.catalogue() + "\n" + standing.tags();
        return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
