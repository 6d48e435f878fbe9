// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * How to reach S3.
 *
 * @param endpoint empty for AWS itself
 * @param region such as {@code eu-west-3}
 * @param answerWithin the longest silence of the other side
 */
public record S3Settings(
        Optional<URI> endpoint,
        EndpointPolicy policy,
        String region,
        AwsCredentialsProvider credentials,
        Duration answerWithin,
        Retries retries) {

    /** Set to {@code true}, nothing but this machine is called; tests do. */
    public static final String LOCAL_ONLY = "PARUTION_LOCAL_ONLY";

    private static final String DEFAULT_REGION = "eu-west-3";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Refuses an endpoint that the policy excludes. */
    public S3Settings {
        policy.check(endpoint);
    }

    /**
     * Reads {@code AWS_ENDPOINT_URL_S3} or {@code AWS_ENDPOINT_URL}, {@code AWS_REGION} or {@code AWS_DEFAULT_REGION},
     * {@code AWS_ACCESS_KEY_ID} with what belongs to it, and {@value #LOCAL_ONLY}.
     *
     * @param environment the variables of the process
     * @param jitter numbers from 0 to 1, one for each wait
     */
    public static S3Settings fromEnvironment(Map<String, String> environment, DoubleSupplier jitter) {
        return fromEnvironment(environment, "AWS_ENDPOINT_URL_S3", jitter);
    }

    /** The same for another service, whose endpoint may have a variable of its own. */
    static S3Settings fromEnvironment(Map<String, String> environment, String endpointVariable, DoubleSupplier jitter) {
        EndpointPolicy policy =
                "true".equals(environment.get(LOCAL_ONLY)) ? EndpointPolicy.LOOPBACK_ONLY : EndpointPolicy.ANY;
        return new S3Settings(
                first(environment, endpointVariable, "AWS_ENDPOINT_URL").map(S3Settings::endpoint),
                policy,
                first(environment, "AWS_REGION", "AWS_DEFAULT_REGION").orElse(DEFAULT_REGION),
                credentials(environment, policy),
                PATIENCE,
                Retries.usual(jitter));
    }

    private static AwsCredentialsProvider credentials(Map<String, String> environment, EndpointPolicy policy) {
        Optional<String> id = first(environment, "AWS_ACCESS_KEY_ID");
        Optional<String> secret = first(environment, "AWS_SECRET_ACCESS_KEY");
        if (id.isPresent() && secret.isPresent()) {
            return StaticCredentialsProvider.create(first(environment, "AWS_SESSION_TOKEN")
                    .<AwsCredentials>map(token -> AwsSessionCredentials.create(id.get(), secret.get(), token))
                    .orElseGet(() -> AwsBasicCredentials.create(id.get(), secret.get())));
        }
        // The default chain would ask other machines.
        return policy == EndpointPolicy.LOOPBACK_ONLY
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))
                : DefaultCredentialsProvider.builder().build();
    }

    private static URI endpoint(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new ParutionException(
                    Problem.of(ProblemCode.STORE_ENDPOINT_NOT_ALLOWED, "AWS_ENDPOINT_URL", text, "https://…"), e);
        }
    }

    private static Optional<String> first(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
