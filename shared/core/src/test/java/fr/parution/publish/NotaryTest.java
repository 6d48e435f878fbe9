// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parution.describe.CatalogFixtures;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.sign.Envelope;
import fr.parution.sign.PublicKeys;
import fr.parution.sign.Signer;
import fr.parution.sign.SigningKey;
import fr.parution.store.Content;
import fr.parution.store.Json;
import fr.parution.store.MemoryStore;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotaryTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-07-05T06:00:00Z"), ZoneOffset.UTC);
    private static final String DECLARATIONS = "sha256:" + "d".repeat(64);
    private static final String INPUTS = "sha256:" + "1".repeat(64);

    @TempDir
    private Path directory;

    private final SigningKey key = SigningKey.generate(new SecureRandom());
    private final MemoryStore store = new MemoryStore();
    private Editions editions;

    @BeforeEach
    void publish() {
        editions = new Editions(directory);
        publish(store, key);
        editions.project(store);
    }

    private void publish(MemoryStore to, Signer signer) {
        Notary notary = new Notary(signer, "1.2.3", DECLARATIONS);
        new Publisher(new PublicStore(to, notary), CLOCK)
                .publish(
                        List.of(editions.candidate(Editions.USERS, Editions.SPRING, "un")),
                        CatalogFixtures.declaration(),
                        INPUTS);
    }

    @Test
    void everyObjectOfTheReleaseIsASubjectWithItsDigest() throws IOException {
        Map<String, String> subjects = new TreeMap<>();
        statement()
                .path("subject")
                .forEach(subject -> subjects.put(
                        subject.path("name").asText(),
                        subject.path("digest").path("sha256").asText()));
        Map<String, String> expected = new TreeMap<>();
        store.list("").stream()
                .filter(object -> object.key().startsWith("v/")
                        || object.key().equals(pointer().manifest()))
                .forEach(object -> expected.put(
                        object.key(), sha256(store.peek(object.key()).orElseThrow())));
        assertThat(subjects).isEqualTo(expected).hasSize(6);
    }

    @Test
    void statementSaysFromWhatAndByWhichCode() throws IOException {
        JsonNode statement = statement();
        assertThat(statement.path("_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
        assertThat(statement.path("predicateType").asText()).isEqualTo("https://slsa.dev/provenance/v1");
        JsonNode definition = statement.path("predicate").path("buildDefinition");
        assertThat(definition.path("buildType").asText()).isEqualTo("https://data.example.org/history.ttl#release");
        assertThat(definition.path("resolvedDependencies"))
                .extracting(source -> source.path("name").asText() + " sha256:"
                        + source.path("digest").path("sha256").asText())
                .containsExactly("inputs " + INPUTS, "declarations " + DECLARATIONS);
        JsonNode details = statement.path("predicate").path("runDetails");
        assertThat(details.path("builder").path("version").path("parution").asText())
                .isEqualTo("1.2.3");
        assertThat(details.path("metadata").path("finishedOn").asText()).isEqualTo("2026-07-05T06:00:00Z");
    }

    @Test
    void signedReleaseIsVerified() {
        Verifier.Outcome outcome = verify(null);
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.signed()).isEqualTo(1);
        assertThat(outcome.keyIds()).containsExactly(PublicKeys.id(key.publicKey()));
        assertThat(verify(key.publicKey()).problems()).isEmpty();
    }

    @Test
    void sameReleaseSignedWithTheSameKeyHasTheSameBytes() {
        MemoryStore other = new MemoryStore();
        publish(other, key);
        assertThat(other.peek(statementKey()))
                .contains(store.peek(statementKey()).orElseThrow());
    }

    @Test
    void returnToAnOlderReleaseIsSignedToo() {
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SUMMER, "deux"));
        new Rollback(new PublicStore(store, new Notary(key, "1.2.3", null)), CLOCK).to(1, id -> true, "");
        editions.project(store);
        Verifier.Outcome outcome = verify(key.publicKey());
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.releases()).isEqualTo(3);
        assertThat(outcome.signed()).isEqualTo(2);
    }

    @Test
    void releaseWithoutAKeyIsNotSigned() {
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SUMMER, "deux"));
        editions.project(store);
        assertThat(store.peek(statementKey())).isEmpty();
        assertThat(verify(null).problems()).isEmpty();
        assertThat(verify(key.publicKey()).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.STORE_SIGNATURE_WRONG);
    }

    @Test
    void keyOfAnotherPairIsNotWhatSigned() {
        Verifier.Outcome outcome =
                verify(SigningKey.generate(new SecureRandom()).publicKey());
        assertThat(outcome.problems()).extracting(Problem::code).containsExactly(ProblemCode.STORE_SIGNATURE_WRONG);
        assertThat(outcome.problems().get(0).found()).isEqualTo(PublicKeys.id(key.publicKey()));
    }

    @Test
    void changedStatementIsNoMoreSigned() throws IOException {
        Envelope envelope = envelope();
        String changed = new String(envelope.payload(), StandardCharsets.UTF_8).replace("1.2.3", "1.2.4");
        overwrite(
                statementKey(),
                new Envelope(envelope.type(), changed.getBytes(StandardCharsets.UTF_8), envelope.seals()).toJson());
        assertThat(verify(null).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.STORE_SIGNATURE_WRONG);
    }

    @Test
    void keyOfTheStoreMustHaveTheNameThatItStandsUnder() {
        String stored = Notary.key(PublicKeys.id(key.publicKey()));
        overwrite(
                stored,
                PublicKeys.pem(SigningKey.generate(new SecureRandom()).publicKey())
                        .getBytes(StandardCharsets.US_ASCII));
        assertThat(verify(null).problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.STORE_SIGNATURE_WRONG);
        assertThat(verify(key.publicKey()).problems()).isEmpty();
    }

    @Test
    void statementThatIsNoEnvelopeIsDamaged() {
        overwrite(statementKey(), "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(verify(null).problems()).extracting(Problem::code).containsExactly(ProblemCode.STORE_DAMAGED);
    }

    @Test
    void statementThatLeavesAnObjectOutOrNamesAnotherIsRefused() throws IOException {
        String text = new String(envelope().payload(), StandardCharsets.UTF_8);
        String csv = "v/" + Editions.USERS + "/" + tag() + "/" + Editions.USERS + ".csv";
        sealAgain(text.replace(csv, csv + ".gz"));
        assertThat(verify(null).problems())
                .extracting(problem -> problem.code() + " " + problem.found().replaceAll(" [0-9a-f]{64}", " digest"))
                .containsExactly(
                        "STORE_STATEMENT_DIFFERS " + csv + " –", "STORE_STATEMENT_DIFFERS " + csv + ".gz digest");
    }

    @Test
    void statementOfOtherInputsIsRefused() throws IOException {
        sealAgain(new String(envelope().payload(), StandardCharsets.UTF_8).replace("1".repeat(64), "2".repeat(64)));
        assertThat(verify(null).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.STORE_STATEMENT_DIFFERS);
            assertThat(problem.found()).isEqualTo("inputs sha256:" + "2".repeat(64));
            assertThat(problem.expected()).isEqualTo(INPUTS);
        });
    }

    /** A key service signs the same message otherwise each time; a repeated run takes what it finds. */
    @Test
    void statementThatIsSignedAlreadyStays() throws IOException {
        byte[] before = store.peek(statementKey()).orElseThrow();
        PublicStore published = new PublicStore(store);
        Notary again = new Notary(key, "1.2.3", DECLARATIONS);
        Manifest manifest = published.manifest(pointer());
        again.sign(published, manifest, pointer(), "https://data.example.org/#catalog");
        assertThat(store.peek(statementKey())).contains(before);
        Notary other = new Notary(SigningKey.generate(new SecureRandom()), "1.2.3", DECLARATIONS);
        assertThatThrownBy(() -> other.sign(published, manifest, pointer(), "https://data.example.org/#catalog"))
                .isInstanceOfSatisfying(
                        ParutionException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::code)
                                .containsExactly(ProblemCode.STORE_SIGNATURE_WRONG));
    }

    private void sealAgain(String statement) {
        overwrite(
                statementKey(),
                Envelope.seal(ReleaseStatement.TYPE, statement.getBytes(StandardCharsets.UTF_8), key)
                        .toJson());
    }

    private void overwrite(String stored, byte[] bytes) {
        store.replaceIfMatch(
                stored,
                Content.of(bytes),
                ObjectAttributes.ofType("application/json"),
                store.find(stored).orElseThrow().entityTag());
    }

    private Verifier.Outcome verify(@Nullable PublicKey trusted) {
        return new Verifier(new PublicStore(store), trusted).verify().orElseThrow();
    }

    private Pointer pointer() {
        return new PublicStore(store).pointer().orElseThrow();
    }

    private String tag() {
        return new PublicStore(store)
                .manifest(pointer())
                .datasets()
                .get(Editions.USERS)
                .tag();
    }

    private String statementKey() {
        return ReleaseStatement.key(pointer().manifest());
    }

    private Envelope envelope() throws IOException {
        return Envelope.read(new ByteArrayInputStream(store.peek(statementKey()).orElseThrow()));
    }

    private JsonNode statement() throws IOException {
        return Json.read(new ByteArrayInputStream(envelope().payload()));
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }
}
