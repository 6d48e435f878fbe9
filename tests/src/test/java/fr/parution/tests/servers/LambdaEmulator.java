// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A function under AWS's own runtime interface emulator, in a process of its own, as the cloud runs it: one event at a
 * time, the same process for the next one, a new process after a failure of it or a time-out.
 */
public final class LambdaEmulator implements AutoCloseable {

    private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String INVOCATIONS = "/2015-03-31/functions/function/invocations";
    private static final Map<String, String> FUNCTION = Map.of(
            "AWS_LAMBDA_FUNCTION_NAME", "function",
            "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "2048",
            "AWS_LAMBDA_FUNCTION_TIMEOUT", "300",
            "AWS_REGION", LocalStackServer.REGION,
            "AWS_ACCESS_KEY_ID", LocalStackServer.ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY", LocalStackServer.SECRET_KEY);

    private final WorkDirectory directory;
    private final int port;
    private final TiedProcess process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    private LambdaEmulator(WorkDirectory directory, int port, TiedProcess process) {
        this.directory = directory;
        this.port = port;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end of the Lambda emulator"));
    }

    /**
     * What an event was answered with.
     *
     * @param status of HTTP: 200 also for a handler that threw, 502 when its process ended. After such an end the emulator
     *     may say 502 with a good answer too, so believe {@code functionError}
     * @param functionError the name of the exception, {@code Runtime.ExitError}, or {@code Timeout}; empty when the
     *     handler returned
     */
    public record Response(int status, String body, Optional<String> functionError) {}

    /**
     * Starts the emulator; the handler's own process starts with the first event.
     *
     * @param handler such as {@code fr.parution.release.Release::handleRequest}
     * @param classPath of the handler, without the runtime client, which is added here
     * @param environment of the function; {@code AWS_LAMBDA_FUNCTION_TIMEOUT} in seconds and {@code
     *     AWS_LAMBDA_FUNCTION_MEMORY_SIZE} in megabytes may be set, the latter bounds the heap
     */
    public static LambdaEmulator start(String handler, List<Path> classPath, Map<String, String> environment) {
        Path emulator = SetUp.program("PARUTION_RIE");
        WorkDirectory directory = WorkDirectory.create("lambda");
        int port = Loopback.freePort();
        Environment variables = Environment.plain().with(FUNCTION).with(environment);
        List<String> command = List.of(
                emulator.toString(),
                "--runtime-interface-emulator-address",
                Loopback.ADDRESS + ":" + port,
                "--runtime-api-address",
                Loopback.ADDRESS + ":" + Loopback.freePort(),
                "--log-level",
                "warn",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx" + heapMegabytes(variables) + "m",
                "-cp",
                withRuntime(classPath),
                RUNTIME,
                handler);
        TiedProcess process = TiedProcess.start(
                "Lambda emulator", List.of(), "TERM", command, variables, directory.file("function.log"));
        LambdaEmulator started = new LambdaEmulator(directory, port, process);
        process.awaitReady(() -> Loopback.accepts(port));
        return started;
    }

    /** Sends one event and waits for the answer. */
    public synchronized Response invoke(String event) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + Loopback.ADDRESS + ":" + port + INVOCATIONS))
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Response(answer.statusCode(), answer.body(), functionError(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during an event", e);
        }
    }

    /** The end of what the function printed, with the emulator's START, END and REPORT lines. */
    public String log() {
        return process.words();
    }

    @Override
    public void close() {
        process.close();
        directory.close();
    }

    /** The emulator sends no X-Amz-Function-Error, so the body must tell. */
    private Optional<String> functionError(String body) {
        if (body.startsWith("Task timed out after ")) {
            return Optional.of("Timeout");
        }
        JsonNode answer;
        try {
            answer = json.readTree(body);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        return answer.path("errorMessage").isTextual()
                ? Optional.of(answer.path("errorType").asText("Unknown"))
                : Optional.empty();
    }

    /** The cloud leaves about this part of the memory to the heap. */
    private static long heapMegabytes(Environment variables) {
        return Long.parseLong(variables.variables().get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE")) * 85 / 100;
    }

    private static String withRuntime(List<Path> classPath) {
        String runtime = List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .filter(entry -> Path.of(entry).getFileName().toString().startsWith("aws-lambda-java-"))
                .collect(Collectors.joining(File.pathSeparator));
        String handler = classPath.stream()
                .map(entry -> entry.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return handler + File.pathSeparator + runtime;
    }
}
