// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.store.Sha256;
import fr.parution.write.WrittenFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What tells the tables of two editions apart, whatever describes them: SHA-256 over the stable names and digests of all
 * files with rows. Of Parquet, another version of the library writes other bytes for the same rows, so that it counts only
 * where there is nothing else.
 */
final class TableDigest {

    private static final String PARQUET = ".parquet";

    private final SortedMap<String, String> tables = new TreeMap<>();

    private TableDigest() {}

    static String ofPublished(List<Manifest.File> files) {
        TableDigest digest = new TableDigest();
        files.forEach(file -> digest.add(file.alias(), file.sha256(), file.rows()));
        return digest.text();
    }

    static String ofWritten(List<WrittenFile> files) {
        TableDigest digest = new TableDigest();
        files.forEach(file -> digest.add(file.alias(), file.sha256(), file.rows()));
        return digest.text();
    }

    private void add(String alias, String sha256, long rows) {
        if (rows > 0) {
            tables.put(alias, sha256);
        }
    }

    private String text() {
        if (tables.keySet().stream().anyMatch(alias -> !alias.endsWith(PARQUET))) {
            tables.keySet().removeIf(alias -> alias.endsWith(PARQUET));
        }
        MessageDigest digest = Sha256.digest();
        tables.forEach(
                (alias, sha256) -> digest.update((alias + ":" + sha256 + "\n").getBytes(StandardCharsets.UTF_8)));
        return PublicStore.digest(digest.digest());
    }
}
