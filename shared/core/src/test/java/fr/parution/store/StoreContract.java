// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.parution.problem.ParutionException;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Store.PutOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link Store} keeps. An adapter's test extends this and says how to open an empty store. */
public abstract class StoreContract {

    /** Attributes with all that can be kept. */
    protected static final ObjectAttributes ATTRIBUTES = new ObjectAttributes(
            "text/csv; charset=utf-8",
            ObjectAttributes.REVALIDATE,
            Map.of("licence", "https://www.etalab.gouv.fr/licence-ouverte-open-licence", "dcat", "catalog.ttl"),
            Map.of("licence", "etalab-2.0", "dataset", "moncompteformation-les-usagers", "release", "12"));

    private static final int WRITERS = 6;
    private static final int INCREMENTS_EACH = 10;
    private static final String NO_TAG = "0".repeat(32);

    private Store store;

    /** A store with nothing in it, closed after each test. */
    protected abstract Store openEmpty() throws IOException;

    /** Another store on the same place as the one just opened, as a second process would have; by default the same. */
    protected Store openAgain(Store first) throws IOException {
        return first;
    }

    @BeforeEach
    void open() throws IOException {
        store = openEmpty();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void absentKeyIsWritten() throws IOException {
        assertThat(put("latest/a.csv", "one")).isEqualTo(PutOutcome.WRITTEN);

        assertThat(text("latest/a.csv")).isEqualTo("one");
    }

    @Test
    void takenKeyIsRefusedAndKeepsItsContent() throws IOException {
        put("a", "one");

        assertThat(put("a", "two")).isEqualTo(PutOutcome.REFUSED);

        assertThat(text("a")).isEqualTo("one");
    }

    @Test
    void takenKeyIsRefusedAlsoForTheSameContent() {
        put("a", "one");

        assertThat(put("a", "one")).isEqualTo(PutOutcome.REFUSED);
    }

    @Test
    void currentTagReplaces() throws IOException {
        put("a", "one");

        assertThat(replace("a", "two", tag("a"))).isEqualTo(PutOutcome.WRITTEN);

        assertThat(text("a")).isEqualTo("two");
        assertThat(store.find("a").orElseThrow().sha256())
                .isEqualTo(content("two").sha256());
    }

    @Test
    void formerTagIsRefused() throws IOException {
        put("a", "one");
        String former = tag("a");
        replace("a", "two", former);

        assertThat(replace("a", "three", former)).isEqualTo(PutOutcome.REFUSED);

        assertThat(text("a")).isEqualTo("two");
    }

    @Test
    void replacingWhatIsAbsentIsRefusedAndWritesNothing() {
        assertThat(replace("a", "one", NO_TAG)).isEqualTo(PutOutcome.REFUSED);

        assertThat(store.find("a")).isEmpty();
    }

    @Test
    void contentMayBeReplacedByTheSame() throws IOException {
        put("a", "one");

        assertThat(replace("a", "one", tag("a"))).isEqualTo(PutOutcome.WRITTEN);

        assertThat(text("a")).isEqualTo("one");
    }

    @Test
    void tagsDifferWhenContentDoesEvenAtTheSameLength() {
        put("a", "one");
        String tagOfOne = tag("a");
        replace("a", "two", tagOfOne);

        assertThat(tag("a")).isNotEqualTo(tagOfOne);
    }

    @Test
    void attributesAreKept() throws IOException {
        put("a.csv", "one");

        assertThat(store.attributes("a.csv")).contains(ATTRIBUTES);
    }

    @Test
    void whatIsNotThereHasNoAttributes() {
        put("a/b", "one");

        assertThat(store.attributes("a")).isEmpty();
        assertThat(store.attributes("a/c")).isEmpty();
    }

    @Test
    void objectWithoutTagsHasNone() {
        ObjectAttributes plain = ObjectAttributes.ofType("text/plain");
        store.putIfAbsent("a", content("one"), plain);

        assertThat(store.attributes("a")).contains(plain);
    }

    @Test
    void replacingReplacesAttributesToo() throws IOException {
        put("a", "one");
        ObjectAttributes others =
                new ObjectAttributes("application/json", "no-store", Map.of("dcat", "catalog.rdf"), Map.of());

        store.replaceIfMatch("a", content("two"), others, tag("a"));

        assertThat(store.attributes("a")).contains(others);
    }

    @Test
    void refusedWriteLeavesAttributesAlone() throws IOException {
        put("a", "one");

        store.putIfAbsent("a", content("two"), ObjectAttributes.ofType("text/plain"));

        assertThat(store.attributes("a")).contains(ATTRIBUTES);
    }

    @Test
    void findTellsSizeDigestAndMetadataOfTheContent() {
        put("dir/a", "one");

        StoredObject found = store.find("dir/a").orElseThrow();

        assertThat(found.key()).isEqualTo("dir/a");
        assertThat(found.bytes()).isEqualTo(3);
        assertThat(found.sha256()).isEqualTo("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
        assertThat(found.entityTag()).isNotEmpty();
        assertThat(found.metadata()).isEqualTo(ATTRIBUTES.metadata());
    }

    @Test
    void emptyContentIsContent() throws IOException {
        assertThat(put("a", "")).isEqualTo(PutOutcome.WRITTEN);

        assertThat(store.find("a").orElseThrow().bytes()).isZero();
        assertThat(text("a")).isEmpty();
        assertThat(store.range("a", 0, 10)).isEmpty();
    }

    @Test
    void absentObjectIsNotFound() {
        assertThat(store.find("a/b")).isEmpty();
        assertProblem(ProblemCode.STORE_NOT_FOUND, () -> store.get("a/b"));
        assertProblem(ProblemCode.STORE_NOT_FOUND, () -> store.range("a/b", 0, 1));
        assertProblem(ProblemCode.STORE_NOT_FOUND, () -> store.range("a/b", 0, 0));
    }

    @Test
    void objectAndFolderAreDifferentThings() {
        put("a/b", "one");

        assertThat(store.find("a")).isEmpty();
        assertThat(store.find("a/b/c")).isEmpty();
        assertProblem(ProblemCode.STORE_NOT_FOUND, () -> store.get("a"));
    }

    @Test
    void rangesEndWhereTheObjectEnds() throws IOException {
        put("a", "0123456789");

        assertThat(store.range("a", 0, 4)).asString(StandardCharsets.US_ASCII).isEqualTo("0123");
        assertThat(store.range("a", 3, 4)).asString(StandardCharsets.US_ASCII).isEqualTo("3456");
        assertThat(store.range("a", 9, 1)).asString(StandardCharsets.US_ASCII).isEqualTo("9");
        assertThat(store.range("a", 8, 100)).asString(StandardCharsets.US_ASCII).isEqualTo("89");
        assertThat(store.range("a", 0, Integer.MAX_VALUE)).hasSize(10);
        assertThat(store.range("a", 10, 5)).isEmpty();
        assertThat(store.range("a", Long.MAX_VALUE - 1, 5)).isEmpty();
        assertThat(store.range("a", 4, 0)).isEmpty();
    }

    @Test
    void negativeRangesAreNoRanges() {
        put("a", "one");

        assertThatIllegalArgumentException().isThrownBy(() -> store.range("a", -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> store.range("a", 0, -1));
    }

    @Test
    void listIsInTheOrderOfUtf8BytesNotOfFolders() {
        List<String> keys = List.of("B", "Z/a", "a-b", "a.b", "a/b", "a/c/d", "a0", "a_b", "aa", "i");
        List.of("aa", "a/c/d", "a_b", "i", "B", "a.b", "a0", "Z/a", "a-b", "a/b")
                .forEach(key -> put(key, key));

        assertThat(store.list("")).extracting(StoredObject::key).containsExactlyElementsOf(keys);
    }

    @Test
    void listTakesWhatStartsWithThePrefixWhereverItEnds() {
        List.of("v/a/1", "v/ab/1", "v/b/1", "w/a").forEach(key -> put(key, "one"));

        assertThat(store.list("v/a")).extracting(StoredObject::key).containsExactly("v/a/1", "v/ab/1");
        assertThat(store.list("v/a/")).extracting(StoredObject::key).containsExactly("v/a/1");
        assertThat(store.list("v/a/1")).extracting(StoredObject::key).containsExactly("v/a/1");
        assertThat(store.list("x")).isEmpty();
        assertThat(store.list("w/a/")).isEmpty();
    }

    @Test
    void listTellsTheSameAsFind() {
        put("a", "one");

        StoredObject listed = store.list("a").get(0);
        StoredObject found = store.find("a").orElseThrow();

        assertThat(listed.bytes()).isEqualTo(3);
        assertThat(listed.entityTag()).isEqualTo(found.entityTag());
        assertThat(listed.sha256()).isIn("", found.sha256());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "../a",
                "a/../b",
                "a/./b",
                "a/..",
                "a b",
                "a\\b",
                "a\nb",
                "a\u0000b",
                "a%2Fb",
                "a+b",
                "a~b",
                "a:b",
                "a?b",
                "a#b",
                "donn\u00e9es.csv",
                ".parution/tmp/a",
                "a/.parution",
                ".PARUTION/a"
            })
    void oddKeysAreRefused(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> put(key, "one"));
        assertThatIllegalArgumentException().isThrownBy(() -> replace(key, "one", NO_TAG));
        assertThatIllegalArgumentException().isThrownBy(() -> store.find(key));
        assertThatIllegalArgumentException().isThrownBy(() -> store.attributes(key));
        assertThatIllegalArgumentException().isThrownBy(() -> store.get(key));
        assertThatIllegalArgumentException().isThrownBy(() -> store.range(key, 0, 1));
    }

    @Test
    void keysHaveAnEnd() {
        String segment = "a".repeat(StoreKey.MAX_SEGMENT);
        String key = String.join("/", segment, segment, "a".repeat(StoreKey.MAX_KEY - 2 * segment.length() - 2));

        assertThat(put(key, "one")).isEqualTo(PutOutcome.WRITTEN);
        assertThat(store.list("")).extracting(StoredObject::key).containsExactly(key);
        assertThatIllegalArgumentException().isThrownBy(() -> put(key + "a", "one"));
        assertThatIllegalArgumentException().isThrownBy(() -> put(segment + "a", "one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "a//", "../", "a/../", "a b", ".parution/"})
    void oddPrefixesAreRefused(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> store.list(prefix));
    }

    @Test
    void largeObjectComesBackWhole(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("large");
        Files.write(file, manyBytes(20 << 20));
        Content content = Content.of(file);

        assertThat(store.putIfAbsent("v/large.parquet", content, ATTRIBUTES)).isEqualTo(PutOutcome.WRITTEN);

        assertThat(store.find("v/large.parquet").orElseThrow().sha256()).isEqualTo(content.sha256());
        try (InputStream in = store.get("v/large.parquet")) {
            assertThat(HexFormat.of().formatHex(Sha256.digest().digest(in.readAllBytes())))
                    .isEqualTo(content.sha256());
        }
    }

    @Test
    void streamMayBeLeftBeforeItsEnd() throws IOException {
        store.putIfAbsent("large", Content.of(manyBytes(1 << 20)), ATTRIBUTES);

        try (InputStream in = store.get("large")) {
            assertThat(in.readNBytes(5)).isEqualTo(manyBytes(5));
        }

        assertThat(store.range("large", 0, 5)).isEqualTo(manyBytes(5));
    }

    @Test
    void contentShorterThanAnnouncedLeavesNothing(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("cut"), manyBytes(100_000));
        Content whole = Content.of(file);
        Files.write(file, manyBytes(70_000));

        assertProblem(ProblemCode.STORE_FAILED, () -> store.putIfAbsent("a", whole, ATTRIBUTES));

        assertThat(store.find("a")).isEmpty();
        assertThat(store.list("")).isEmpty();
    }

    @Test
    void contentOtherThanItsDigestLeavesTheFormer(@TempDir Path directory) throws IOException {
        put("a", "one");
        Path file = Files.writeString(directory.resolve("changed"), "two");
        Content changed = Content.of(file, 3, content("six").sha256());

        assertProblem(ProblemCode.STORE_FAILED, () -> store.replaceIfMatch("a", changed, ATTRIBUTES, tag("a")));

        assertThat(text("a")).isEqualTo("one");
        assertThat(store.attributes("a")).contains(ATTRIBUTES);
    }

    @Test
    void vanishedContentLeavesNothing(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("gone"), "one");
        Content gone = Content.of(file);
        Files.delete(file);

        assertProblem(ProblemCode.STORE_FAILED, () -> store.putIfAbsent("a", gone, ATTRIBUTES));

        assertThat(store.list("")).isEmpty();
    }

    @Test
    void anotherStoreOnTheSamePlaceSeesWhatIsWritten() throws IOException {
        put("a", "one");
        Store other = openAgain(store);

        assertThat(other.find("a")).isEqualTo(store.find("a"));
        assertThat(other.putIfAbsent("a", content("two"), ATTRIBUTES)).isEqualTo(PutOutcome.REFUSED);
    }

    @Test
    void oneOfManyCreatorsWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            String key = "race/" + round;
            List<PutOutcome> outcomes = together(writer -> {
                Store mine = storeOf(writer);
                return () -> mine.putIfAbsent(key, content("writer " + writer), ATTRIBUTES);
            });

            assertThat(outcomes).containsOnlyOnce(PutOutcome.WRITTEN);
            assertThat(text(key)).isEqualTo("writer " + outcomes.indexOf(PutOutcome.WRITTEN));
        }
    }

    @Test
    void noUpdateIsLost() throws Exception {
        put("counter", "0");

        together(writer -> {
            Store mine = storeOf(writer);
            return () -> {
                for (int i = 0; i < INCREMENTS_EACH; i++) {
                    StoreCounter.increment(mine, "counter");
                }
                return PutOutcome.WRITTEN;
            };
        });

        assertThat(text("counter")).isEqualTo(String.valueOf(WRITERS * INCREMENTS_EACH));
    }

    @Test
    void probeFindsThatConditionsAreEnforced() {
        StoreProbe.requireConditions(store);
        String first = tag(StoreProbe.KEY);
        StoreProbe.requireConditions(store);

        assertThat(tag(StoreProbe.KEY)).isEqualTo(first);
    }

    /** The content with a text. */
    protected static Content content(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes that are neither all alike nor those of a text. */
    protected static byte[] manyBytes(int length) {
        byte[] bytes = new byte[length];
        int state = 1;
        for (int i = 0; i < length; i++) {
            state = state * 1_664_525 + 1_013_904_223;
            bytes[i] = (byte) (state >>> 24);
        }
        return bytes;
    }

    /** Checks that a call ends with one problem of this code. */
    protected static void assertProblem(ProblemCode code, ThrowingCallable call) {
        assertThatExceptionOfType(ParutionException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.code()).isEqualTo(code)));
    }

    private PutOutcome put(String key, String text) {
        return store.putIfAbsent(key, content(text), ATTRIBUTES);
    }

    private PutOutcome replace(String key, String text, String entityTag) {
        return store.replaceIfMatch(key, content(text), ATTRIBUTES, entityTag);
    }

    private String tag(String key) {
        return store.find(key).orElseThrow().entityTag();
    }

    private String text(String key) throws IOException {
        try (InputStream in = store.get(key)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Store storeOf(int writer) throws IOException {
        return writer % 2 == 0 ? store : openAgain(store);
    }

    /** What one writer does. */
    private interface Work {
        Callable<PutOutcome> of(int writer) throws IOException;
    }

    private static List<PutOutcome> together(Work work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<PutOutcome>> running = new ArrayList<>();
            for (int writer : IntStream.range(0, WRITERS).toArray()) {
                Callable<PutOutcome> call = work.of(writer);
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<PutOutcome> outcomes = new ArrayList<>();
            for (Future<PutOutcome> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
