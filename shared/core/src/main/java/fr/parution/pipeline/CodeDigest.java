// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.store.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which code is at work: what an older one settled is not used any more, since the newer one may protect better.
 */
final class CodeDigest {

    private CodeDigest() {}

    /** SHA-256, in hexadecimal, over the jars or folders that classes come from. */
    static String of(List<Class<?>> classes) {
        MessageDigest digest = Sha256.digest();
        classes.stream().map(CodeDigest::location).distinct().sorted().forEach(location -> update(digest, location));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static Path location(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static void update(MessageDigest digest, Path location) {
        try (Stream<Path> files = Files.walk(location)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(location.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
