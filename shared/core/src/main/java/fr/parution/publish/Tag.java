// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folder of a data set's files in a release: its last period, then a digest over all that the folder holds, so that a
 * folder never has to hold anything else.
 */
final class Tag {

    /** The proof of disclosure control. */
    static final String CERTIFICATE = "audit.json";
    /** The data set's document. */
    static final String DESCRIPTION = "dataset.json";

    private static final int DIGITS = 16;

    private Tag() {}

    /**
     * @param tables SHA-256 of the tables by file name
     */
    static String of(String lastPeriod, Map<String, String> tables, String certificate, String description) {
        MessageDigest digest = Sha256.digest();
        SortedMap<String, String> sorted = new TreeMap<>(tables);
        sorted.forEach((name, sha256) -> update(digest, name, sha256));
        update(digest, CERTIFICATE, certificate);
        update(digest, DESCRIPTION, description);
        return lastPeriod + "-" + PublicStore.digest(digest.digest()).substring(7, 7 + DIGITS);
    }

    /** The period with which a tag starts. */
    static String lastPeriod(String tag) {
        return tag.substring(0, Math.max(0, tag.length() - DIGITS - 1));
    }

    private static void update(MessageDigest digest, String name, String sha256) {
        digest.update((name + ":" + sha256 + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
