// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.store.Content;
import fr.parution.store.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The digests of files, each computed once for as long as its version stays. Not thread-safe. */
final class DropDigests {

    private final Map<DropFile, String> known = new HashMap<>();

    /** The digest of a file where it lies. */
    String of(DropFolder folder, DropFile file) throws IOException {
        String digest = known.get(file);
        if (digest == null) {
            digest = read(folder, file);
            known.put(file, digest);
        }
        return digest;
    }

    private static String read(DropFolder folder, DropFile file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(folder.open(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The digest of a copy, whatever its original has. */
    static String of(Path copy) throws IOException {
        return Content.of(copy).sha256();
    }
}
