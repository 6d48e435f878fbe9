// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LambdaEmulatorTest {

    @SuppressWarnings("NullAway.Init")
    private static LambdaEmulator emulator;

    @BeforeAll
    static void start() throws URISyntaxException {
        Map<String, String> environment = Map.of(
                "GREETING", "bonjour", "AWS_LAMBDA_FUNCTION_TIMEOUT", "3", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256");
        emulator = LambdaEmulator.start(SampleHandler.class.getName() + "::handleRequest", classPath(), environment);
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void handlerIsGivenTheEventAndItsAnswerComesBack() {
        LambdaEmulator.Response response = emulator.invoke(event("hello"));
        assertThat(response.body()).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-1\"}]}");
        assertThat(response.functionError()).isEmpty();
        assertThat(emulator.log()).contains("greeting bonjour, megabytes 256");
    }

    @Test
    void exceptionOfTheHandlerIsNamed() {
        LambdaEmulator.Response response = emulator.invoke(event("throw"));
        assertThat(response.functionError()).contains("java.lang.IllegalStateException");
        assertThat(response.body()).contains("as asked");
    }

    @Test
    void handlerThatNeverEndsIsStoppedAtItsTimeOutAndTheNextEventIsServed() {
        assertThat(emulator.invoke(event("wait")).functionError()).contains("Timeout");
        assertThat(emulator.invoke(event("hello")).functionError()).isEmpty();
    }

    @Test
    void processThatEndsIsReportedAndTheNextEventIsServed() {
        LambdaEmulator.Response response = emulator.invoke(event("exit"));
        assertThat(response.status()).isEqualTo(502);
        assertThat(response.functionError()).contains("Runtime.ExitError");
        assertThat(emulator.invoke(event("hello")).functionError()).isEmpty();
    }

    private static String event(String body) {
        return "{\"Records\":[{\"messageId\":\"m-1\",\"body\":\"" + body + "\"}]}";
    }

    private static List<Path> classPath() throws URISyntaxException {
        Path ours = Path.of(SampleHandler.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Stream<Path> dates = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> jar.getFileName().toString().startsWith("joda-time"));
        return Stream.concat(Stream.of(ours), dates).toList();
    }
}
