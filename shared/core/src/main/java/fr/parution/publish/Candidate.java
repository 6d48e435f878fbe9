// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.write.WrittenFile;
import java.time.LocalDate;
import java.util.List;

/**
 * A data set as it would be published, complete on the local disk.
 *
 * @param lastPeriod how its last period is written; the tag starts with it
 * @param certificate the proof of disclosure control, as JSON
 * @param description the data set's document, as JSON
 */
public record Candidate(
        String dataset,
        String datasetUri,
        LocalDate watermark,
        String schemaVersion,
        String lastPeriod,
        List<WrittenFile> files,
        byte[] certificate,
        byte[] description) {

    /** Copies its list. */
    public Candidate {
        files = List.copyOf(files);
    }
}
