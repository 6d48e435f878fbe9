// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import fr.parution.store.s3.S3Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * LocalStack on 127.0.0.1: S3, SQS, EventBridge, Secrets Manager, CloudFormation and IAM. One for the whole process, empty at
 * first; a test makes buckets and queues of its own.
 */
public final class LocalStackServer implements AutoCloseable {

    public static final String REGION = "eu-west-3";
    public static final String ACCESS_KEY = "test";
    public static final String SECRET_KEY = "test";

    private static final FutureTask<LocalStackServer> SHARED = new FutureTask<>(LocalStackServer::new);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WorkDirectory directory;
    private final int port;
    private final TiedProcess process;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private LocalStackServer() {
        SetUp.program("PARUTION_LOCALSTACK_PYTHON");
        this.directory = WorkDirectory.create("localstack");
        this.port = Loopback.freePort();
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end of LocalStack"));
        process.awaitReady(this::answers);
        refuseExposure();
    }

    /**
     * The one of this process, started at the first call, which takes a few seconds; the end of the process ends it.
     *
     * @throws IllegalStateException when it is not installed, with the command that does it
     */
    public static LocalStackServer shared() {
        SHARED.run();
        try {
            return SHARED.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while LocalStack was starting", e);
        }
    }

    /** To be given to every client explicitly: a client without it would call the cloud. */
    public URI endpoint() {
        return URI.create("http://" + Loopback.ADDRESS + ":" + port);
    }

    /** The variables by which a client of this server is set, and no other server is called. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint().toString(),
                "AWS_REGION",
                REGION,
                "AWS_ACCESS_KEY_ID",
                ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY",
                SECRET_KEY,
                S3Settings.LOCAL_ONLY,
                "true");
    }

    /** The end of its log. */
    public String log() {
        return process.words();
    }

    @Override
    public void close() {
        process.close();
        directory.close();
    }

    private TiedProcess launch() {
        Path script = SetUp.script("localstack.sh");
        List<String> command = List.of(
                script.toString(),
                "run",
                Integer.toString(port),
                directory.file("data").toString());
        return TiedProcess.start(
                "LocalStack", List.of(), "TERM", command, Environment.plain(), directory.file("localstack.log"));
    }

    private boolean answers() {
        HttpRequest health = HttpRequest.newBuilder(endpoint().resolve("/_localstack/health"))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void refuseExposure() {
        if (Loopback.isExposed(port)) {
            close();
            throw new IllegalStateException("LocalStack listened elsewhere than on " + Loopback.ADDRESS);
        }
    }
}
