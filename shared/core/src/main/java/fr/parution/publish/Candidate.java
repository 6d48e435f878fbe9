// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.write.WrittenFile;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data set as it would be published, complete on the local disk.
 *
 * @param lastPeriod how its last period is written; the tag starts with it
 * @param certificate the proof of disclosure control, as JSON
 * @param description the data set's document, as JSON
 * @param reconciledWith the tag of the edition that its figures were reconciled with, empty where there was none; null where
 *     they need not be reconciled with any
 */
public record Candidate(
        String dataset,
        String datasetUri,
        LocalDate watermark,
        String schemaVersion,
        String lastPeriod,
        List<WrittenFile> files,
        byte[] certificate,
        byte[] description,
        @Nullable String reconciledWith) {

    /** Copies its list. */
    public Candidate {
        files = List.copyOf(files);
    }

    /** A data set whose editions have nothing to do with one another. */
    public Candidate(
            String dataset,
            String datasetUri,
            LocalDate watermark,
            String schemaVersion,
            String lastPeriod,
            List<WrittenFile> files,
            byte[] certificate,
            byte[] description) {
        this(dataset, datasetUri, watermark, schemaVersion, lastPeriod, files, certificate, description, null);
    }
}
