// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.functions;

import fr.parution.store.s3.EventBus;
import fr.parution.store.s3.S3Settings;
import fr.parution.tests.servers.LocalStackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.SqsParameters;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Buckets, queues, rules and secrets on LocalStack. Every client has the endpoint on this machine. */
public final class Cloud implements AutoCloseable {

    private static final StaticCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(
            AwsBasicCredentials.create(LocalStackServer.ACCESS_KEY, LocalStackServer.SECRET_KEY));

    private final LocalStackServer server = LocalStackServer.shared();
    private final S3Client s3 = here(S3Client.builder())
            .httpClientBuilder(ApacheHttpClient.builder())
            .forcePathStyle(true)
            .build();
    private final SqsClient sqs = here(SqsClient.builder())
            .httpClientBuilder(ApacheHttpClient.builder())
            .build();
    private final EventBridgeClient events = here(EventBridgeClient.builder())
            .httpClientBuilder(ApacheHttpClient.builder())
            .build();

    private <B extends AwsClientBuilder<B, ?>> B here(B builder) {
        return builder.endpointOverride(server.endpoint())
                .region(Region.of(LocalStackServer.REGION))
                .credentialsProvider(CREDENTIALS);
    }

    public S3Client s3() {
        return s3;
    }

    public SqsClient sqs() {
        return sqs;
    }

    /** The variables of a function that calls nothing but this machine. */
    public Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        variables.put("AWS_ENDPOINT_URL", server.endpoint().toString());
        variables.put(S3Settings.LOCAL_ONLY, "true");
        return variables;
    }

    /** A bucket that tells EventBridge what is created in it. */
    public void bucket(String name) {
        s3.createBucket(create -> create.bucket(name)
                .createBucketConfiguration(where -> where.locationConstraint(LocalStackServer.REGION)));
        s3.putBucketVersioning(
                put -> put.bucket(name).versioningConfiguration(versioning -> versioning.status("Enabled")));
        s3.putBucketNotificationConfiguration(
                put -> put.bucket(name).notificationConfiguration(to -> to.eventBridgeConfiguration(all -> {})));
    }

    /** A FIFO queue that gives up on a message after two attempts; its address. */
    String queue(String name) {
        String deadArn = arn(create(name + "-dead", Map.of()));
        String policy = "{\"deadLetterTargetArn\":\"" + deadArn + "\",\"maxReceiveCount\":\"2\"}";
        return create(
                name, Map.of(QueueAttributeName.REDRIVE_POLICY, policy, QueueAttributeName.VISIBILITY_TIMEOUT, "300"));
    }

    String deadLettersOf(String name) {
        return sqs.getQueueUrl(get -> get.queueName(name + "-dead.fifo")).queueUrl();
    }

    private String create(String name, Map<QueueAttributeName, String> more) {
        Map<QueueAttributeName, String> attributes = new TreeMap<>(more);
        attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
        attributes.put(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true");
        return sqs.createQueue(create -> create.queueName(name + ".fifo").attributes(attributes))
                .queueUrl();
    }

    private String arn(String queue) {
        return sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    /** Leads what is created in a bucket, under a key of this pattern, to a queue. */
    void rule(String name, String bucket, String keyPattern, String queue) {
        String pattern =
                "{\"source\":[\"aws.s3\"],\"detail-type\":[\"Object Created\"],\"detail\":{\"bucket\":{\"name\":[\""
                        + bucket + "\"]},\"object\":{\"key\":[" + keyPattern + "]}}}";
        events.putRule(put -> put.name(name).eventPattern(pattern));
        Target target = Target.builder()
                .id("queue")
                .arn(arn(queue))
                .sqsParameters(
                        SqsParameters.builder().messageGroupId("parution").build())
                .build();
        events.putTargets(put -> put.rule(name).targets(target));
    }

    /**
     * Leads what functions announce to a topic, and that to a queue, as a subscriber has it.
     *
     * @return the address of the queue
     */
    public String subscription(String name) {
        String queue = sqs.createQueue(create -> create.queueName(name)).queueUrl();
        String topic = sns("Action=CreateTopic&Name=" + name).replaceAll("(?s).*<TopicArn>(.*?)</TopicArn>.*", "$1");
        sns("Action=Subscribe&TopicArn=" + topic + "&Protocol=sqs&Endpoint=" + arn(queue)
                + "&Attributes.entry.1.key=RawMessageDelivery&Attributes.entry.1.value=true");
        events.putRule(put -> put.name(name).eventPattern("{\"source\":[\"" + EventBus.SOURCE + "\"]}"));
        Target target =
                Target.builder().id("topic").arn(topic).inputPath("$.detail").build();
        events.putTargets(put -> put.rule(name).targets(target));
        return queue;
    }

    private String sns(String form) {
        return answer(HttpRequest.newBuilder(server.endpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", authorization("sns"))
                .POST(HttpRequest.BodyPublishers.ofString(form + "&Version=2010-03-31"))
                .build());
    }

    private static String authorization(String service) {
        return "AWS4-HMAC-SHA256 Credential=test/20260101/" + LocalStackServer.REGION + "/" + service
                + "/aws4_request, SignedHeaders=host, Signature=none";
    }

    /** By plain HTTP: the functions do without the SDK's own client too. */
    void secret(String name, String value) {
        HttpRequest request = HttpRequest.newBuilder(server.endpoint())
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "secretsmanager.CreateSecret")
                .header("Authorization", authorization("secretsmanager"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"Name\":\"" + name + "\",\"SecretString\":\"" + value
                        + "\",\"ClientRequestToken\":\"00000000-0000-4000-8000-000000000001\"}"))
                .build();
        answer(request);
    }

    private static String answer(HttpRequest request) {
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("refused: " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server was asked", e);
        }
    }

    @Override
    public void close() {
        s3.close();
        sqs.close();
        events.close();
    }
}
