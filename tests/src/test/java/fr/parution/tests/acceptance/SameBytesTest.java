// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.tests.cli.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same purchases give the same bytes, whatever the machine. */
class SameBytesTest {

    private static final Map<String, String> NEW_YEAR = Map.of("SOURCE_DATE_EPOCH", "1767225600");

    @Test
    void twoMachinesPublishTheSameBytes() throws IOException {
        Map<String, String> first = publish(
                "one-machine",
                Command.ENGLISH.with(NEW_YEAR).withJava("-Duser.timezone=America/Los_Angeles", "-Xmx1500m"));
        Map<String, String> second = publish(
                "another-machine",
                Command.FRENCH
                        .with(NEW_YEAR)
                        .withJava(
                                "-Duser.language=tr",
                                "-Duser.country=TR",
                                "-Duser.timezone=Pacific/Auckland",
                                "-Dfile.encoding=ISO-8859-1",
                                "-Xmx700m",
                                "-XX:ActiveProcessorCount=1",
                                "-XX:+UseParallelGC",
                                "-XX:-UseSerialGC"));
        assertThat(first).hasSizeGreaterThan(30);
        assertThat(second).isEqualTo(first);
    }

    private static Map<String, String> publish(String name, Command command) throws IOException {
        Path store = Demo.empty(name);
        Command.Outcome outcome = command.run("demo", "--no-serve", "--rows", "5000", "--dir", store.toString());
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return digests(store);
    }

    /** SHA-256 of everything in the store but for its own room, where locks and attributes are. */
    private static Map<String, String> digests(Path store) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(store)) {
            for (Path path : walk.filter(Files::isRegularFile).toList()) {
                String key = store.relativize(path).toString();
                if (!key.startsWith(".parution")) {
                    digests.put(key, sha256(Files.readAllBytes(path)));
                }
            }
        }
        return digests;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
