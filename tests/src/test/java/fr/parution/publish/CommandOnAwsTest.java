// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.dataset.ReleaseCalendar;
import fr.parution.describe.DatasetDocument;
import fr.parution.store.Store;
import fr.parution.store.StoreProbe;
import fr.parution.store.s3.S3Store;
import fr.parution.tests.cli.Command;
import fr.parution.tests.cli.Command.Outcome;
import fr.parution.tests.functions.Cloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.Message;

/** A person's command on a bucket of LocalStack: what it refuses, and who hears of what it did. */
class CommandOnAwsTest {

    private static final String BUCKET = "parution-command";

    @TempDir
    Path directory;

    @Test
    void whoSubscribesHearsOfWhatTheCommandDidOnceAndABucketWithoutVersionsIsRefused() throws IOException {
        try (Cloud cloud = new Cloud()) {
            cloud.bucket(BUCKET);
            String heard = cloud.subscription("heard-of-command");
            Map<String, String> variables = new TreeMap<>(cloud.environment());
            variables.putAll(Command.KEY);
            variables.put("EVENT_BUS", "default");
            Command command = Command.ENGLISH.with(variables);

            versioning(cloud, "Suspended");
            Outcome refused = publish(command);
            assertThat(refused.exit()).as(refused.err()).isEqualTo(4);
            assertThat(refused.err()).contains("STORE_NOT_VERSIONED", "s3://" + BUCKET, "put-bucket-versioning");
            assertThat(keys(cloud)).containsExactly(StoreProbe.KEY);

            versioning(cloud, "Enabled");
            Editions editions = new Editions(directory);
            try (Store store = S3Store.inBucket(BUCKET, cloud.environment(), () -> 0.5)) {
                editions.publish(store, editions.candidate(Editions.SPRING, "un", awaited()));
            }
            project(command);
            assertThat(types(cloud, heard, 1)).containsExactly("published");

            project(command, "--late-at", "2027-12-31");
            assertThat(types(cloud, heard, 1)).containsExactly("delayed");
            List<String> late = keys(cloud).stream()
                    .filter(key -> key.startsWith("events/delayed/"))
                    .toList();
            assertThat(late).hasSize(1).allSatisfy(key -> assertThat(key).contains(Editions.USERS));

            assertThat(project(command, "--late-at", "2028-12-31").err()).contains(" 0 ");
            project(command);
            assertThat(types(cloud, heard, 1)).isEmpty();
        }
    }

    /** The invented data set, due a fortnight after each quarter. */
    private static DatasetDocument awaited() {
        DatasetDocument like = Editions.document(Editions.USERS);
        return new DatasetDocument(
                like.id(),
                like.schemaVersion(),
                like.title(),
                like.description(),
                like.keywords(),
                like.themes(),
                like.frequency(),
                like.protection(),
                like.page(),
                "2020-01-01",
                "2026-03-31",
                like.columns(),
                like.summary(),
                like.versions(),
                like.references(),
                new ReleaseCalendar(15),
                List.of(),
                like.figures(),
                null);
    }

    private Outcome publish(Command command) {
        return command.run(
                "publish",
                "--source=synthetic:?rows=1000&seed=1",
                "--store=s3://" + BUCKET,
                "--staging=dir:" + directory.resolve("staging"));
    }

    private static Outcome project(Command command, String... more) {
        List<String> arguments = new ArrayList<>(List.of("project", "--store", "s3://" + BUCKET));
        arguments.addAll(List.of(more));
        Outcome outcome = command.run(arguments.toArray(String[]::new));
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome;
    }

    private static void versioning(Cloud cloud, String status) {
        cloud.s3()
                .putBucketVersioning(
                        put -> put.bucket(BUCKET).versioningConfiguration(versioning -> versioning.status(status)));
    }

    private static List<String> keys(Cloud cloud) {
        return cloud.s3().listObjectsV2Paginator(list -> list.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    /** What kinds of events came, waiting a while for so many. */
    private static List<String> types(Cloud cloud, String queue, int expected) throws IOException {
        List<String> types = new ArrayList<>();
        for (int attempt = 0; attempt < 3 && types.size() < expected; attempt++) {
            for (Message message : cloud.sqs()
                    .receiveMessage(receive ->
                            receive.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(2))
                    .messages()) {
                String type =
                        new ObjectMapper().readTree(message.body()).path("type").asText();
                types.add(type.replaceAll(".*dataset\\.(.*)\\.v1", "$1"));
                cloud.sqs().deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
            }
        }
        return types;
    }
}
