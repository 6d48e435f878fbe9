// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parution.store.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * A service of AWS that speaks JSON, one call at a time, signed by the SDK. The SDK's own client for such a service would put
 * megabytes of classes on the class path for a call or two.
 */
final class JsonService implements AutoCloseable {

    private final S3Settings settings;
    private final String name;
    private final String version;
    private final SdkHttpClient http;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /** @param name as in its host and in signatures: {@code kms} */
    JsonService(S3Settings settings, String name) {
        this(settings, name, "1.1");
    }

    /** @param version of the protocol, which each service has one of: {@code 1.0} or {@code 1.1} */
    JsonService(S3Settings settings, String name, String version) {
        this.settings = settings;
        this.name = name;
        this.version = version;
        this.http = S3Clients.http(settings).build();
    }

    /**
     * Calls an operation, again after a failure that may pass.
     *
     * @param target the operation, as its header names it: {@code TrentService.Sign}
     */
    Reply call(String target, JsonNode document) {
        byte[] body = Json.line(document).getBytes(StandardCharsets.UTF_8);
        Retries retries = settings.retries();
        for (int attempt = 1; ; attempt++) {
            Reply reply = send(target, body);
            if (reply.isFinal() || attempt == retries.attempts() || !retries.awaitAfter(attempt)) {
                return reply;
            }
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private Reply send(String target, byte[] body) {
        ContentStreamProvider payload = () -> new ByteArrayInputStream(body);
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(settings.endpoint()
                        .orElseGet(() -> URI.create("https://" + name + "." + settings.region() + ".amazonaws.com/")))
                .putHeader("Content-Type", "application/x-amz-json-" + version)
                .putHeader("Content-Length", Integer.toString(body.length))
                .putHeader("X-Amz-Target", target)
                .build();
        SignedRequest signed =
                signer.sign(sign -> sign.identity(settings.credentials().resolveCredentials())
                        .request(request)
                        .payload(payload)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, name)
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
    record Reply(int status, JsonNode document) {

        boolean isDone() {
            return status == 200;
        }

        private boolean isFinal() {
            return status != 0 && status < 500 && !type().startsWith("Throttling");
        }

        /** The name of the error, without the name space that may stand before it. */
        String type() {
            String type = document.path("__type").asText("");
            return type.substring(type.lastIndexOf('#') + 1);
        }

        /** Status and name of the error, for a message. */
        String inWords() {
            return (status + " " + type()).strip();
        }
    }
}
