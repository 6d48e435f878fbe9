// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.store.Content;
import fr.parution.store.LocalDirectoryStore;
import fr.parution.store.MemoryStore;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import fr.parution.store.StoreProbe;
import fr.parution.store.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each object says of itself. */
final class TagAuditTest {

    private static final String ALIAS = "latest/" + Editions.USERS + ".csv";

    @TempDir
    private Path directory;

    private final MemoryStore store = new MemoryStore();

    @Test
    void everythingThatIsPublishedSaysWhatItIs() {
        publish(store);
        StoreProbe.requireConditions(store);
        assertThat(problems(store)).isEmpty();
        TagAudit.Outcome outcome = new TagAudit(new PublicStore(store)).audit((done, total) -> {}, new Problems());
        assertThat(outcome.objects()).isGreaterThan(15);
        assertThat(outcome.unknown()).isZero();
    }

    @Test
    void objectWithoutTagsIsFoundWhereverItStands() {
        publish(store);
        Manifest manifest = new PublicStore(store).requireCurrent().manifest();
        Manifest.Entry entry = manifest.datasets().get(Editions.USERS);
        List<String> bare = List.of(
                "catalog.ttl",
                entry.certificate(),
                entry.description(),
                entry.files().get(0).key(),
                manifest.catalogue(),
                ALIAS,
                Pointer.KEY);
        // Bytes as before, and nothing beside them: so it is after a copy that forgot them.
        bare.forEach(key -> store.tamper(key, store.peek(key).orElseThrow()));
        assertThat(problems(store))
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.STORE_TAGS_MISSING))
                .extracting(Problem::where)
                .containsOnly(bare.toArray(String[]::new));
    }

    @Test
    void tagsOfAnotherReleaseDataSetOrLicenceAreWrong() {
        publish(store);
        Manifest.Entry entry =
                new PublicStore(store).requireCurrent().manifest().datasets().get(Editions.USERS);
        String key = entry.files().get(0).key();
        replace(key, Map.of("licence", "etalab-2.0", "dataset", Editions.USERS, "release", "2019-T1"));
        replace(ALIAS, Map.of("licence", "cc-by-4.0", "dataset", "others", "release", "2019-T1"));
        assertThat(problems(store))
                .extracting(problem -> problem.where() + ": " + problem.found() + ", not " + problem.expected())
                .containsExactly(
                        ALIAS + ": tag licence=cc-by-4.0, not licence=etalab-2.0",
                        ALIAS + ": tag dataset=others, not dataset=" + Editions.USERS,
                        key + ": tag release=2019-T1, not release=" + entry.tag());
    }

    @Test
    void supersededEditionsAreNotAskedAboutAgain() {
        Editions editions = publish(store);
        String old = new PublicStore(store)
                .requireCurrent()
                .manifest()
                .datasets()
                .get(Editions.USERS)
                .files()
                .get(0)
                .key();
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SUMMER, "deux"));
        editions.project(store);
        long before = store.requests().size();
        assertThat(problems(store)).isEmpty();
        assertThat(store.requests().stream()
                        .filter(request -> request.number() > before)
                        .map(MemoryStore.Request::key))
                .contains("catalog.ttl")
                .doesNotContain(old);
    }

    @Test
    void eachObjectIsAskedAboutOnceAndProgressReachesTheEnd() {
        publish(store);
        long before = store.count(MemoryStore.Operation.ATTRIBUTES);
        List<String> progress = new ArrayList<>();
        TagAudit.Outcome outcome = new TagAudit(new PublicStore(store))
                .audit((done, total) -> progress.add(done + "/" + total), new Problems());
        assertThat(store.count(MemoryStore.Operation.ATTRIBUTES) - before).isEqualTo(outcome.objects());
        assertThat(progress)
                .hasSize(outcome.objects())
                .startsWith("1/" + outcome.objects())
                .endsWith(outcome.objects() + "/" + outcome.objects());
    }

    @Test
    void failureOfTheStoreIsToldAsItIs() {
        publish(store);
        Store failing = new ForwardingStore(store) {
            @Override
            public java.util.Optional<ObjectAttributes> attributes(String key) {
                throw new ParutionException(Problem.of(ProblemCode.STORE_REFUSED, key, "403", "s3:GetObjectTagging"));
            }
        };
        assertThatThrownBy(() -> problems(failing))
                .isInstanceOfSatisfying(
                        ParutionException.class,
                        e -> assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.STORE_REFUSED));
    }

    @Test
    void copyOfADirectoryHasBytesAlone() throws IOException {
        Path original = Files.createDirectory(directory.resolve("store"));
        Path copy = Files.createDirectory(directory.resolve("copy"));
        try (Store written = LocalDirectoryStore.open(original);
                Store copied = LocalDirectoryStore.open(copy)) {
            publish(written);
            for (StoredObject object : written.list("")) {
                Path target = copy.resolve(object.key());
                Files.createDirectories(target.getParent());
                Files.copy(original.resolve(object.key()), target);
            }
            Problems problems = new Problems();
            TagAudit.Outcome here = new TagAudit(new PublicStore(written)).audit((done, total) -> {}, problems);
            TagAudit.Outcome there = new TagAudit(new PublicStore(copied)).audit((done, total) -> {}, problems);
            assertThat(problems.list()).isEmpty();
            assertThat(here.objects()).isPositive();
            assertThat(here.unknown()).isZero();
            assertThat(there).isEqualTo(new TagAudit.Outcome(0, here.objects()));
        }
    }

    private Editions publish(Store into) {
        Editions editions = new Editions(directory);
        editions.publish(into, editions.candidate(Editions.USERS, Editions.SPRING, "un"));
        editions.project(into);
        return editions;
    }

    private void replace(String key, Map<String, String> tags) {
        ObjectAttributes before = store.attributes(key).orElseThrow();
        store.replaceIfMatch(
                key,
                Content.of(store.peek(key).orElseThrow()),
                new ObjectAttributes(before.mediaType(), before.cacheControl(), before.metadata(), tags),
                store.find(key).orElseThrow().entityTag());
    }

    private static List<Problem> problems(Store audited) {
        Problems problems = new Problems();
        new TagAudit(new PublicStore(audited)).audit((done, total) -> {}, problems);
        return problems.list();
    }
}
