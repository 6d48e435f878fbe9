// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Makes clients that send each request once: what to do about a failure is decided by who knows its condition. */
final class S3Clients {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 64;

    private S3Clients() {}

    static S3Client open(S3Settings settings) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(settings.credentials())
                .httpClientBuilder(http(settings))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .build())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build());
        settings.endpoint()
                .ifPresent(endpoint -> builder.endpointOverride(endpoint).forcePathStyle(true));
        return builder.build();
    }

    static ApacheHttpClient.Builder http(S3Settings settings) {
        ApacheHttpClient.Builder http = ApacheHttpClient.builder()
                .connectionTimeout(CONNECT_WITHIN)
                .socketTimeout(settings.answerWithin())
                .maxConnections(CONNECTIONS);
        if (settings.endpoint().filter(EndpointPolicy::isLoopback).isPresent()) {
            // A proxy would be another machine.
            http.proxyConfiguration(ProxyConfiguration.builder()
                    .useSystemPropertyValues(false)
                    .useEnvironmentVariableValues(false)
                    .build());
        }
        return http;
    }
}
