// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventsTest {

    @Test
    void everyEventIsOfAFunctionWhoseTestsReplayIt() throws IOException {
        Path events = Checkout.path("events");
        try (Stream<Path> walk = Files.walk(events)) {
            List<Path> files = walk.filter(Files::isRegularFile).toList();
            assertThat(files).isNotEmpty().allSatisfy(file -> {
                Path function = events.relativize(file).getName(0);
                assertThat(file.toString()).endsWith(".json");
                assertThat(testsOf(function.toString())).contains("\"" + file.getFileName() + "\"");
            });
        }
    }

    private static String testsOf(String function) throws IOException {
        StringBuilder texts = new StringBuilder();
        try (Stream<Path> walk = Files.walk(Checkout.path("functions/" + function + "/src/test/java"))) {
            for (Path source : walk.filter(Files::isRegularFile).toList()) {
                texts.append(Files.readString(source));
            }
        }
        return texts.toString();
    }
}
