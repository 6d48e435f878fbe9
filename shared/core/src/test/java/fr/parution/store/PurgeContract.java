// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Purge} keeps, told by the store at the same place. */
public abstract class PurgeContract {

    private Store store;
    private Purge purge;

    /** A store with nothing in it, closed after each test. */
    protected abstract Store openEmpty() throws IOException;

    /** What deletes from it, closed after each test. */
    protected abstract Purge openPurge() throws IOException;

    @BeforeEach
    void open() throws IOException {
        store = openEmpty();
        purge = openPurge();
    }

    @AfterEach
    void close() {
        purge.close();
        store.close();
    }

    @Test
    void chosenKeysGoAndOthersStay() {
        put("v/a/1/x.csv");
        put("v/a/1/audit.json");
        put("v/a/2/x.csv");
        assertThat(purge.removeAll("v/a/1/", key -> !key.endsWith("audit.json")))
                .isEqualTo(1);
        assertThat(store.list("")).extracting(StoredObject::key).containsExactly("v/a/1/audit.json", "v/a/2/x.csv");
        assertThat(store.find("v/a/1/x.csv")).isEmpty();
    }

    @Test
    void deletedKeyCanBeCreatedAgain() throws IOException {
        put("a/b");
        purge.removeAll("a/", key -> true);
        put("a");
        purge.removeAll("", key -> true);
        put("a/b");
        assertThat(store.get("a/b").readAllBytes()).isEqualTo("a/b".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatStandsStaysWhenWhatItReplacedGoes() throws IOException {
        put("a");
        replace("a", "one");
        replace("a", "two");
        purge.removeReplaced("", key -> true);
        assertThat(store.get("a").readAllBytes()).isEqualTo("two".getBytes(StandardCharsets.UTF_8));
        assertThat(store.find("a").orElseThrow().sha256())
                .isEqualTo(Content.of("two".getBytes(StandardCharsets.UTF_8)).sha256());
        assertThat(purge.removeReplaced("", key -> true)).isZero();
    }

    /** Whoever looked before another came deletes nothing of his. */
    @Test
    void whatIsNewerThanTheMomentStays() {
        put("a");
        Instant modified = store.find("a").orElseThrow().modified();
        assertThat(purge.removeOlder("", key -> true, modified)).isZero();
        assertThat(store.find("a")).isPresent();
        assertThat(purge.removeOlder("", key -> true, modified.plusSeconds(1))).isEqualTo(1);
        assertThat(store.find("a")).isEmpty();
    }

    @Test
    void nothingIsFoundTheSecondTime() {
        put("a");
        assertThat(purge.removeAll("", key -> true)).isEqualTo(1);
        assertThat(purge.removeAll("", key -> true)).isZero();
        assertThat(purge.removeAll("nothing/like/", key -> true)).isZero();
    }

    private void put(String key) {
        assertThat(store.putIfAbsent(key, Content.of(key.getBytes(StandardCharsets.UTF_8)), StoreContract.ATTRIBUTES))
                .isEqualTo(Store.PutOutcome.WRITTEN);
    }

    private void replace(String key, String text) {
        store.replaceIfMatch(
                key,
                Content.of(text.getBytes(StandardCharsets.UTF_8)),
                StoreContract.ATTRIBUTES,
                store.find(key).orElseThrow().entityTag());
    }
}
