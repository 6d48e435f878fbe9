// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.time.Instant;

/**
 * An edition of a data set that was taken from readers for good: its files are deleted, and its figures are not published
 * again.
 *
 * @param rowsDigest SHA-256 over its tables, whatever describes them; {@code sha256:…}
 * @param withdrawn when that was decided, UTC
 * @param reason as a person typed it
 * @param sequence the release that withdrew it
 */
public record WithdrawnEdition(
        String dataset, String tag, String rowsDigest, Instant withdrawn, String reason, int sequence) {

    /** The name of the file that says so in the folder of an edition. */
    public static final String TOMBSTONE = "withdrawn.json";

    /** Whether it is that edition. */
    public boolean is(String otherDataset, String otherTag) {
        return dataset.equals(otherDataset) && tag.equals(otherTag);
    }

    /** The public key of the file that says so, which stays. */
    public String tombstone() {
        return tombstone(dataset, tag);
    }

    /** The public key of the file that would say so of an edition. */
    public static String tombstone(String dataset, String tag) {
        return "v/" + dataset + "/" + tag + "/" + TOMBSTONE;
    }
}
