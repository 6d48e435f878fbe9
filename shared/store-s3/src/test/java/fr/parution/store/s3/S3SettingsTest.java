// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.parution.problem.ParutionException;
import fr.parution.problem.ProblemCode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class S3SettingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:4566",
                "http://127.255.0.9",
                "http://localhost:1",
                "https://LOCALHOST",
                "http://[::1]:4566"
            })
    void thisMachineMayBeCalled(String endpoint) {
        assertThat(localOnly(endpoint).endpoint()).contains(URI.create(endpoint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://s3.eu-west-3.amazonaws.com",
                "http://localhost.localstack.cloud:4566",
                "http://127.0.0.1.example.org",
                "http://example.org#127.0.0.1",
                "http://127.0.0.1@example.org",
                "http://user@127.0.0.1",
                "http://10.0.0.1",
                "http://0.0.0.0",
                "http://[::]",
                "http://1270.0.0.1",
                "file:///tmp",
                "127.0.0.1:4566",
                "not an address"
            })
    void otherMachinesMayNot(String endpoint) {
        assertRefused(() -> localOnly(endpoint));
    }

    @Test
    void absenceOfAnEndpointIsAnotherMachine() {
        assertRefused(() -> localOnly(""));
        assertRefused(() -> S3Settings.fromEnvironment(Map.of(S3Settings.LOCAL_ONLY, "true"), () -> 0));
    }

    @Test
    void specificEndpointIsTheOneThatIsChecked() {
        assertRefused(() -> S3Settings.fromEnvironment(
                Map.of(
                        S3Settings.LOCAL_ONLY,
                        "true",
                        "AWS_ENDPOINT_URL",
                        "http://127.0.0.1",
                        "AWS_ENDPOINT_URL_S3",
                        "https://s3.example.org"),
                () -> 0));
    }

    @Test
    void withoutTheFlagTheCloudMayBeCalled() {
        S3Settings settings = S3Settings.fromEnvironment(Map.of(), () -> 0);

        assertThat(settings.endpoint()).isEmpty();
        assertThat(settings.region()).isEqualTo("eu-west-3");
    }

    @Test
    void regionComesFromTheEnvironment() {
        assertThat(S3Settings.fromEnvironment(Map.of("AWS_DEFAULT_REGION", "eu-west-1"), () -> 0)
                        .region())
                .isEqualTo("eu-west-1");
        assertThat(S3Settings.fromEnvironment(
                                Map.of("AWS_REGION", "eu-south-1", "AWS_DEFAULT_REGION", "eu-west-1"), () -> 0)
                        .region())
                .isEqualTo("eu-south-1");
    }

    @Test
    void credentialsAreReadFromTheEnvironmentOnly() {
        S3Settings given = S3Settings.fromEnvironment(
                Map.of("AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret"), () -> 0);

        assertThat(given.credentials().resolveCredentials().accessKeyId()).isEqualTo("id");
        assertThat(localOnly("http://127.0.0.1")
                        .credentials()
                        .resolveCredentials()
                        .accessKeyId())
                .isEqualTo("test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:bucket",
                "s3:///a",
                "s3://a",
                "s3://Bucket",
                "s3://user@bucket",
                "s3://bucket:80",
                "s3://bucket//a",
                "s3://bucket/a//b",
                "s3://bucket/../a",
                "s3://bucket/a?b",
                "s3://bucket/a#b",
                "http://bucket/a",
                "dir:/bucket"
            })
    void oddAddressesAreRefused(String uri) {
        assertThatExceptionOfType(ParutionException.class)
                .isThrownBy(() -> S3Address.of(URI.create(uri)))
                .satisfies(e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.USAGE_BAD_URI));
    }

    @Test
    void prefixEndsWithOneSlash() {
        assertThat(S3Address.of(URI.create("s3://bucket"))).isEqualTo(new S3Address("bucket", ""));
        assertThat(S3Address.of(URI.create("s3://bucket/"))).isEqualTo(new S3Address("bucket", ""));
        assertThat(S3Address.of(URI.create("s3://bucket/a/b"))).isEqualTo(new S3Address("bucket", "a/b/"));
        assertThat(S3Address.of(URI.create("s3://bucket/a/b/"))).isEqualTo(new S3Address("bucket", "a/b/"));
    }

    @Test
    void waitsDoubleUpToTheLongest() {
        Retries retries = new Retries(9, Duration.ofMillis(100), Duration.ofSeconds(1), () -> 1, wait -> {});

        assertThat(List.of(1, 2, 3, 4, 5, 60).stream().map(retries::waitAfter))
                .containsExactly(
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Duration.ofMillis(400),
                        Duration.ofMillis(800),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1));
    }

    @Test
    void interruptionEndsTheWaitAndIsKept() {
        List<Duration> waits = new ArrayList<>();
        Retries retries = new Retries(2, Duration.ZERO, Duration.ZERO, () -> 1, wait -> {
            waits.add(wait);
            throw new InterruptedException();
        });

        assertThat(retries.awaitAfter(1)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(waits).hasSize(1);
    }

    private static S3Settings localOnly(String endpoint) {
        return S3Settings.fromEnvironment(Map.of(S3Settings.LOCAL_ONLY, "true", "AWS_ENDPOINT_URL", endpoint), () -> 0);
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatExceptionOfType(ParutionException.class)
                .isThrownBy(call)
                .satisfies(
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STORE_ENDPOINT_NOT_ALLOWED));
    }
}
