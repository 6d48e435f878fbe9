// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * Reads secrets of AWS Secrets Manager: its one call GetSecretValue, signed by the SDK. The SDK's own client for it would
 * put twice as many classes of AWS on the class path. Asks anew each time, so that a rotated secret is the new one.
 */
public final class Secrets implements AutoCloseable {

    private final S3Settings settings;
    private final SdkHttpClient http;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    private Secrets(S3Settings settings) {
        this.settings = settings;
        this.http = S3Clients.http(settings).build();
    }

    /**
     * As {@link S3Settings#fromEnvironment}, but with {@code AWS_ENDPOINT_URL_SECRETS_MANAGER}; sends no request.
     *
     * @param jitter numbers from 0 to 1, one for each wait
     */
    public static Secrets fromEnvironment(Map<String, String> environment, DoubleSupplier jitter) {
        return new Secrets(S3Settings.fromEnvironment(environment, "AWS_ENDPOINT_URL_SECRETS_MANAGER", jitter));
    }

    /**
     * The text of a secret; empty when there is none of this name.
     *
     * @param id its name or ARN
     * @throws ParutionException {@code SOURCE_REFUSED} when it may not be read, or nobody answers
     */
    public Optional<String> find(String id) {
        byte[] body = Json.line(Json.object().put("SecretId", id)).getBytes(StandardCharsets.UTF_8);
        Retries retries = settings.retries();
        for (int attempt = 1; ; attempt++) {
            Reply reply = send(body);
            if (reply.isFinal() || attempt == retries.attempts() || !retries.awaitAfter(attempt)) {
                return reply.secret(id);
            }
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private Reply send(byte[] body) {
        ContentStreamProvider payload = () -> new ByteArrayInputStream(body);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(settings.endpoint()
                        .orElseGet(() -> URI.create("https://secretsmanager." + settings.region() + ".amazonaws.com/")))
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("Content-Length", Integer.toString(body.length))
                .putHeader("X-Amz-Target", "secretsmanager.GetSecretValue")
                .build();
        SignedRequest signed =
                signer.sign(sign -> sign.identity(settings.credentials().resolveCredentials())
                        .request(request)
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "secretsmanager")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, settings.region()));
        try {
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(signed.payload().orElse(payload))
                            .build())
                    .call();
            try (InputStream content = response.responseBody().orElseThrow(() -> new IOException("no body"))) {
                return new Reply(response.httpResponse().statusCode(), Json.read(content));
            }
        } catch (IOException e) {
            return new Reply(0, Json.object().put("__type", e.getClass().getSimpleName()));
        }
    }

    /**
     * What came back.
     *
     * @param status of HTTP, or 0 when nothing came
     */
    private record Reply(int status, JsonNode document) {

        boolean isFinal() {
            return status != 0 && status < 500 && !type().startsWith("Throttling");
        }

        Optional<String> secret(String id) {
            if (status == 200) {
                return Optional.ofNullable(document.get("SecretString")).map(JsonNode::asText);
            }
            if (type().equals("ResourceNotFoundException")) {
                return Optional.empty();
            }
            throw new ParutionException(Problem.of(
                    ProblemCode.SOURCE_REFUSED, id, (status + " " + type()).strip(), "secretsmanager:GetSecretValue"));
        }

        /** The name of the error, without the name space that may stand before it. */
        private String type() {
            String type = document.path("__type").asText("");
            return type.substring(type.lastIndexOf('#') + 1);
        }
    }
}
