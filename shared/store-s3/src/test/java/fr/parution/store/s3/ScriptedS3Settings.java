// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Settings for tests: waits are written down instead of waited. */
final class ScriptedS3Settings {

    private ScriptedS3Settings() {}

    static S3Settings of(URI endpoint, Duration answerWithin, List<Duration> waits) {
        return new S3Settings(
                Optional.of(endpoint),
                EndpointPolicy.LOOPBACK_ONLY,
                "eu-west-3",
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")),
                answerWithin,
                new Retries(5, Duration.ofMillis(100), Duration.ofMillis(300), () -> 0.5, waits::add));
    }
}
