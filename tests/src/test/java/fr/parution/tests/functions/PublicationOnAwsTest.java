// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.problem.Problems;
import fr.parution.publish.PublicStore;
import fr.parution.publish.TagAudit;
import fr.parution.source.synthetic.SyntheticParameters;
import fr.parution.source.synthetic.SyntheticSource;
import fr.parution.store.LocalDirectoryStore;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Sha256;
import fr.parution.store.Store;
import fr.parution.store.StoreProbe;
import fr.parution.store.StoredObject;
import fr.parution.store.s3.S3Store;
import fr.parution.tests.functions.QueueRunner.Batch;
import fr.parution.tests.servers.LambdaEmulator;
import fr.parution.tests.servers.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way of the data on the real parts: PostgreSQL, the functions' archives under AWS's emulator, S3, EventBridge and SQS of
 * LocalStack; and the same publication by the command on a laptop, from files.
 */
class PublicationOnAwsTest {

    private static final String DATASET = "moncompteformation-les-usagers";

    /** It shares totals with the other: they are extracted and released together. */
    private static final String PARTNER = "entree_sortie_formation";

    private static final String STAGING = "parution-staging-123456789012";
    private static final String PUBLIC = "parution-aws-public";
    private static final String PUBLIC_URL = "https://donnees.exemple.fr/";
    private static final String KEY_OF_PERSONS = "a key for tests only, of 32 bytes or more";
    private static final String EPOCH = "1775016000";
    private static final SyntheticParameters SCHEME = new SyntheticParameters(5_000, 7);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path work;

    @SuppressWarnings("NullAway.Init")
    private static Cloud cloud;

    @SuppressWarnings("NullAway.Init")
    private static PostgresServer postgres;

    @SuppressWarnings("NullAway.Init")
    private static LambdaEmulator extract;

    @SuppressWarnings("NullAway.Init")
    private static LambdaEmulator release;

    @SuppressWarnings("NullAway.Init")
    private static LambdaEmulator project;

    @SuppressWarnings("NullAway.Init")
    private static Batch released;

    @SuppressWarnings("NullAway.Init")
    private static Batch projected;

    @SuppressWarnings("NullAway.Init")
    private static String announcements;

    @BeforeAll
    static void publish() throws Exception {
        cloud = new Cloud();
        postgres = PostgresServer.start();
        load(postgres.createDatabase("source"));
        cloud.bucket(STAGING);
        cloud.bucket(PUBLIC);
        String releases = cloud.queue("releases");
        String projections = cloud.queue("projections");
        cloud.rule(
                "users-ready",
                STAGING,
                "{\"wildcard\":\"staging/" + PARTNER + "/*/_READY.json\"},{\"wildcard\":\"staging/" + DATASET
                        + "/*/_READY.json\"}",
                releases);
        cloud.rule("pointer-moved", PUBLIC, "\"state/current.json\"", projections);
        announcements = cloud.subscription("announcements");
        cloud.secret("parution/person-key", KEY_OF_PERSONS);
        cloud.secret(
                "parution/source",
                "{\\\"username\\\":\\\"" + PostgresServer.USER + "\\\",\\\"password\\\":\\\"" + PostgresServer.PASSWORD
                        + "\\\"}");
        startFunctions();

        LambdaEmulator.Response extracted = extract.invoke(Checkout.text("events/extract/period-closed.json"));
        assertThat(extracted.functionError()).as(extracted.body()).isEmpty();
        released = new QueueRunner(cloud.sqs(), releases, release).runUntilMessagesCome(2);
        projected = new QueueRunner(cloud.sqs(), projections, project).runUntilMessagesCome(1);
    }

    private static void load(String jdbcUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            new SyntheticSource(SCHEME).load(connection, (table, done, total) -> {});
        }
    }

    private static Map<String, String> functionVariables() {
        Map<String, String> variables = new TreeMap<>(cloud.environment());
        variables.put("STAGING_BUCKET", STAGING);
        variables.put("PUBLIC_BUCKET", PUBLIC);
        variables.put("PUBLIC_URL", PUBLIC_URL);
        variables.put("EVENT_BUS", "default");
        variables.put("SOURCE_DATE_EPOCH", EPOCH);
        variables.put(
                "SOURCE_URI", "postgresql://" + PostgresServer.USER + "@127.0.0.1:" + postgres.port() + "/source");
        variables.put("SOURCE_SECRET", "parution/source");
        variables.put("PERSON_KEY_SECRET", "parution/person-key");
        return variables;
    }

    private static void startFunctions() {
        Map<String, String> variables = functionVariables();
        extract = new Archive("extract").start("fr.parution.functions.extract.ExtractHandler", work, variables);
        release = new Archive("release").start("fr.parution.functions.release.ReleaseHandler", work, variables);
        project = new Archive("project").start("fr.parution.functions.project.ProjectHandler", work, variables);
    }

    @AfterAll
    static void stop() {
        extract.close();
        release.close();
        project.close();
        postgres.close();
        cloud.close();
    }

    @Test
    void everyMessageOnTheWayIsDoneWith() {
        assertThat(released.received()).hasSize(2);
        assertThat(released.failed()).as(release.log()).isEmpty();
        assertThat(projected.received()).hasSize(1);
        assertThat(projected.failed()).as(project.log()).isEmpty();
        assertThat(projected.answer()).contains("\"seq\":1");
    }

    @Test
    void functionsAndLaptopPublishTheSameBytesUnderTheSameKeys() throws Exception {
        Path laptop = publishOnLaptop();

        Map<String, String> there = digests(open(PUBLIC));
        Map<String, String> here = digests(LocalDirectoryStore.openReadOnly(laptop));

        assertThat(there).isEqualTo(here);
        assertThat(there)
                .containsKeys("state/current.json", "catalog.ttl", "index.html", "latest/" + DATASET + ".parquet")
                .hasSizeGreaterThan(30);
        System.out.println(there.size() + " objects, the same from PostgreSQL on S3 and from files in a directory");
    }

    @Test
    void everyKeyIsOneThatJustOneFunctionMayWrite() throws IOException {
        Template template = Template.read();
        assertThat(digests(open(PUBLIC)).keySet()).allSatisfy(key -> {
            boolean ofRelease = mayWrite(template, "ReleaseFunction", key);
            boolean ofProject = mayWrite(template, "ProjectFunction", key);
            assertThat(ofRelease ^ ofProject).as(key).isTrue();
        });
    }

    private static boolean mayWrite(Template template, String function, String key) {
        return template.resources(function, "s3:PutObject").stream()
                .map(resource -> resource.replace("PublicBucket/", ""))
                .anyMatch(allowed -> allowed.endsWith("*")
                        ? key.startsWith(allowed.substring(0, allowed.length() - 1))
                        : key.equals(allowed));
    }

    @Test
    void everyPublicObjectCarriesItsLicenceDatasetAndRelease() {
        try (S3Store store = open(PUBLIC)) {
            List<StoredObject> objects = store.list("").stream()
                    .filter(object -> !object.key().equals(StoreProbe.KEY))
                    .toList();
            assertThat(objects).isNotEmpty().allSatisfy(object -> {
                ObjectAttributes attributes = store.attributes(object.key()).orElseThrow();
                assertThat(attributes.tags())
                        .containsEntry("licence", "etalab-2.0")
                        .containsKeys("dataset", "release");
                assertThat(attributes.metadata()).containsKeys("licence", "dcat");
                assertThat(attributes.metadata().get("dcat")).startsWith(PUBLIC_URL);
            });
            assertThat(store.attributes("latest/" + DATASET + ".parquet")
                            .orElseThrow()
                            .tags())
                    .containsEntry("dataset", DATASET);
            Problems problems = new Problems();
            TagAudit.Outcome audited = new TagAudit(new PublicStore(store)).audit((done, total) -> {}, problems);
            assertThat(problems.list()).isEmpty();
            assertThat(audited.unknown()).isZero();
            assertThat(audited.objects()).isEqualTo(objects.size());
        }
    }

    @Test
    void subscriberHearsOfEachDatasetWhatThePublicFileSays() throws IOException {
        List<String> heard = new ArrayList<>();
        for (int attempt = 0; attempt < 6 && heard.size() < 2; attempt++) {
            cloud.sqs()
                    .receiveMessage(receive -> receive.queueUrl(announcements)
                            .maxNumberOfMessages(10)
                            .waitTimeSeconds(5))
                    .messages()
                    .forEach(message -> heard.add(message.body()));
        }
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> events = new ArrayList<>();
        for (String body : heard) {
            events.add(json.readTree(body));
        }
        try (S3Store store = open(PUBLIC);
                InputStream file = store.get("events/1.json")) {
            assertThat(events).containsExactlyInAnyOrderElementsOf(json.readTree(file));
        }
        assertThat(events)
                .extracting(event -> event.path("subject").asText())
                .containsExactlyInAnyOrder(PARTNER, DATASET);
    }

    @Test
    void nothingIsWrittenWhenTheSameEventsComeAgain() throws IOException {
        Map<String, String> before = digests(open(PUBLIC));

        assertThat(extract.invoke(Checkout.text("events/extract/period-closed.json"))
                        .functionError())
                .isEmpty();
        assertThat(release.invoke(Checkout.text("events/release/ready-encoded-key.json"))
                        .body())
                .isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(project.invoke(Checkout.text("events/project/schedule.json")).body())
                .contains("\"written\":0");
        assertThat(release.log()).contains("\"changed\":false");
        // Of the two messages of the train and this third, one was work.
        assertThat(release.log().lines().filter(line -> line.contains("\"what\":\"commit\"")))
                .hasSize(1);
        assertThat(digests(open(PUBLIC))).isEqualTo(before);
    }

    @Test
    void brokenMessageAloneStaysAndEndsAmongTheDeadLetters() {
        String queue = cloud.queue("mixed");
        String good = body("events/release/ready.json");
        send(queue, "one", good);
        send(queue, "two", "not an event");
        QueueRunner runner = new QueueRunner(cloud.sqs(), queue, release);

        assertThat(runner.runOnce()).satisfies(batch -> {
            assertThat(batch.received()).containsExactlyInAnyOrder(good, "not an event");
            assertThat(batch.failed()).containsExactly("not an event");
        });
        assertThat(runner.runOnce().failed()).containsExactly("not an event");
        assertThat(runner.runOnce().received()).isEmpty();
        assertThat(cloud.sqs()
                        .receiveMessage(receive -> receive.queueUrl(cloud.deadLettersOf("mixed")))
                        .messages())
                .extracting(message -> message.body())
                .containsExactly("not an event");
    }

    @Test
    void everyLineOfTheLogIsOneEvent() {
        assertThat(release.log().lines().filter(line -> line.startsWith("{")))
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "\"what\":\"released\"",
                                "\"dataset\":\"" + PARTNER + " " + DATASET + "\"",
                                "\"release\":1"))
                .allSatisfy(line -> assertThat(line).endsWith("}").contains("\"millis\":"));
    }

    @Test
    void endpointElsewhereIsRefusedBeforeAnythingIsSent() {
        Map<String, String> variables = new TreeMap<>(cloud.environment());
        variables.put("AWS_ENDPOINT_URL", "http://192.0.2.1:4566");
        variables.put("PUBLIC_BUCKET", PUBLIC);
        try (LambdaEmulator elsewhere = new Archive("project")
                .start("fr.parution.functions.project.ProjectHandler", work.resolve("elsewhere"), variables)) {
            LambdaEmulator.Response response = elsewhere.invoke(Checkout.text("events/project/schedule.json"));

            assertThat(response.functionError()).isPresent();
            assertThat(response.body() + elsewhere.log()).contains("STORE_ENDPOINT_NOT_ALLOWED");
        }
    }

    @Test
    void withoutTheKeyOfPersonsNothingIsExtracted() {
        Map<String, String> variables = functionVariables();
        variables.put("PERSON_KEY_SECRET", "parution/no-such-key");
        try (LambdaEmulator keyless = new Archive("extract")
                .start("fr.parution.functions.extract.ExtractHandler", work.resolve("keyless"), variables)) {
            LambdaEmulator.Response response = keyless.invoke(Checkout.text("events/extract/period-closed.json"));

            assertThat(response.body()).contains("USAGE_PERSON_KEY_MISSING").contains("parution/no-such-key");
            assertThat(keyless.log()).contains("\"what\":\"failed\"", "\"retryable\":false");
        }
    }

    @Test
    void keyOfPersonsIsShownInNoLog() {
        for (LambdaEmulator function : List.of(extract, release, project)) {
            assertThat(function.log()).isNotBlank().doesNotContain(KEY_OF_PERSONS);
        }
    }

    private static void send(String queue, String group, String body) {
        cloud.sqs()
                .sendMessage(send -> send.queueUrl(queue).messageGroupId(group).messageBody(body));
    }

    /** The body of the first message of an event. */
    private static String body(String event) {
        try {
            return new ObjectMapper()
                    .readTree(Checkout.text(event))
                    .at("/Records/0/body")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(event, e);
        }
    }

    private static S3Store open(String bucket) {
        return S3Store.inBucket(bucket, cloud.environment(), () -> 0.5);
    }

    /** The command itself, in a process of its own. */
    private static Path publishOnLaptop() throws IOException, InterruptedException {
        Path files = work.resolve("files");
        Path store = work.resolve("laptop");
        new SyntheticSource(SCHEME).writeTo(files, (table, done, total) -> {});
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "fr.parution.cli.Parution",
                "publish",
                "--project=" + Checkout.path("shared/datasets"),
                "--datasets=" + PARTNER + "," + DATASET,
                "--source=dir:" + files,
                "--store=dir:" + store,
                "--as-of=" + SCHEME.asOf(),
                "--public-url=" + PUBLIC_URL);
        command.environment().put("SOURCE_DATE_EPOCH", EPOCH);
        command.environment().put("PARUTION_PERSON_KEY", KEY_OF_PERSONS);
        Path said = work.resolve("laptop.log");
        int status = command.redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(status).as(Files.readString(said, StandardCharsets.UTF_8)).isZero();
        return store;
    }

    /** The SHA-256 of every object, read from its bytes, but for what the probe of conditions leaves. */
    private static Map<String, String> digests(Store opened) throws IOException {
        try (Store store = opened) {
            Map<String, String> digests = new TreeMap<>();
            for (StoredObject object : store.list("")) {
                if (!object.key().equals(StoreProbe.KEY)) {
                    digests.put(object.key(), digest(store, object.key()));
                }
            }
            return digests;
        }
    }

    private static String digest(Store store, String key) throws IOException {
        try (InputStream content = store.get(key);
                DigestInputStream digesting = new DigestInputStream(content, Sha256.digest())) {
            digesting.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        }
    }
}
