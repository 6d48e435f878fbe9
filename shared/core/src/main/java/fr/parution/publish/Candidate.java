// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.store.Content;
import fr.parution.store.Sha256;
import fr.parution.write.WrittenFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Comparator;
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

    /** Over what readers see, not over formats: a new version of a Parquet library is no change of content. */
    String contentDigest() {
        MessageDigest digest = Sha256.digest();
        files.stream()
                .filter(file -> !file.name().endsWith(".parquet"))
                .sorted(Comparator.comparing(WrittenFile::alias))
                .forEach(file -> update(digest, file.alias(), file.sha256()));
        update(digest, "description", Content.of(description).sha256());
        return PublicStore.digest(digest.digest());
    }

    private static void update(MessageDigest digest, String name, String sha256) {
        digest.update((name + ":" + sha256 + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
