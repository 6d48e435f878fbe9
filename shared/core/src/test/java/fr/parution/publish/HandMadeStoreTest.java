// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.dataset.Agent;
import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.Text;
import fr.parution.describe.CatalogFixtures;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Content;
import fr.parution.store.MemoryStore;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import fr.parution.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pointer or a manifest that somebody edited, or that another program wrote. */
final class HandMadeStoreTest {

    @TempDir
    private Path directory;

    private final MemoryStore store = new MemoryStore();
    private Editions editions;

    @BeforeEach
    void publish() {
        editions = new Editions(directory);
        editions.publish(store, editions.candidate(Editions.USERS, Editions.SPRING, "un"));
        editions.project(store);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "[]",
                "{}",
                "{\"seq\":1}",
                "{\"seq\":1,\"manifest\":\"releases/000009-0000000000000000.json\",\"sha256\":\"00\"}",
                "{\"seq\":1,\"manifest\":\"../../outside.json\",\"sha256\":\"00\"}",
                "{\"seq\":1,\"manifest\":\"\",\"sha256\":\"\"}",
                "{\"seq\":1,\"manifest\":\"index.html\",\"sha256\":\"00\"}"
            })
    void pointerThatIsNoneIsNamedAndNothingIsWritten(String pointer) {
        store.tamper(Pointer.KEY, pointer.getBytes(StandardCharsets.UTF_8));
        refusesAndWritesNothing();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"issued\": \"2026-07-05T06:00:00Z\"=>\"issued\": \"yesterday\"",
                "\"watermark\": \"2026-04-01\"=>\"watermark\": \"1 April\"",
                "\"datasets\"=>\"sets\""
            })
    void manifestOfAnotherMakerIsNamedAlsoWhereItsDigestIsRight(String edit) {
        String[] parts = edit.split("=>", 2);
        rewriteManifest(text -> {
            assertThat(text).contains(parts[0]);
            return text.replace(parts[0], parts[1]);
        });
        refusesAndWritesNothing();
    }

    /** What a newer version adds is nothing that an older one must know. */
    @Test
    void manifestOfANewerVersionIsRead() {
        rewriteManifest(text -> text.replaceFirst("\\{", "{\"newer\": {\"than\": [\"this\"]},"));

        editions.publish(store, editions.candidate(Editions.USERS, Editions.SUMMER, "deux"));
        editions.project(store);

        assertThat(new PublicStore(store).requireCurrent().manifest().sequence())
                .isEqualTo(2);
        assertThat(new Verifier(new PublicStore(store)).verify().orElseThrow().problems())
                .isEmpty();
    }

    /** What a newer version adds that an older one must know: nothing is read past it, and nothing written over it. */
    @ParameterizedTest
    @ValueSource(strings = {"2", "\"two\"", "null", "{}", "99999999999"})
    void manifestOfANewerFormatIsRefused(String format) {
        rewriteManifest(text -> text.replaceFirst("\\{", "{\"format\": " + format + ","));
        refusesAndWritesNothing();
        assertThat(refusal(() -> editions.project(store)).code()).isEqualTo(ProblemCode.STORE_FORMAT_NEWER);
    }

    @Test
    void pointerOfANewerFormatIsRefused() {
        String pointer = new String(store.peek(Pointer.KEY).orElseThrow(), StandardCharsets.UTF_8);
        store.tamper(Pointer.KEY, pointer.replaceFirst("\\{", "{\"format\": 2,").getBytes(StandardCharsets.UTF_8));
        refusesAndWritesNothing();
        assertThat(refusal(() -> editions.project(store)).code()).isEqualTo(ProblemCode.STORE_FORMAT_NEWER);
    }

    @Test
    void formatOfThisVersionIsRead() {
        rewriteManifest(text -> text.replaceFirst("\\{", "{\"format\": 1,"));
        assertThat(editions.project(store).sequence()).isEqualTo(1);
    }

    /** Alone: what it names is elsewhere. */
    @Test
    void pointerOfAnotherPublicationIsRefused() {
        MemoryStore other = anotherPublication();
        store.tamper(Pointer.KEY, other.peek(Pointer.KEY).orElseThrow());
        refusesAndWritesNothing();
        store.tamper(
                new PublicStore(other).pointer().orElseThrow().manifest(),
                other.peek(new PublicStore(other).pointer().orElseThrow().manifest())
                        .orElseThrow());
        refusesToPublishAndWritesNothing("STORE_NOT_FOUND");
    }

    /** A whole bucket that was mistaken for ours, or all of it copied over ours. */
    @Test
    void storeOfAnotherPublicationIsRefused() {
        MemoryStore other = anotherPublication();
        other.keys().forEach(key -> store.tamper(key, other.peek(key).orElseThrow()));
        refusesToPublishAndWritesNothing("RELEASE_OF_ANOTHER_PUBLICATION");
    }

    @Test
    void publicationMayChangeItsPublisherOrItsAddressOneAfterTheOther() {
        CatalogDeclaration ours = CatalogFixtures.declaration();
        CatalogDeclaration moved = ours.withPublicUrl("https://elsewhere.example.org/");
        Candidate candidate = editions.candidate(Editions.USERS, Editions.SUMMER, "deux");
        for (CatalogDeclaration next : List.of(moved, renamed(moved))) {
            assertThat(publish(store, candidate, next).changed()).isTrue();
        }
        assertThatThrownBy(() -> publish(store, candidate, ours))
                .hasMessageContaining("RELEASE_OF_ANOTHER_PUBLICATION");
    }

    /** Whatever object of the release it is: what becomes of it is named, by who needs it or by who verifies, and no reader gets it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void objectThatWasEditedOrIsGoneIsNamed(boolean gone) {
        Map<String, String> whole = Editions.content(store);
        List<String> immutable =
                whole.keySet().stream().filter(key -> key.startsWith("v/")).toList();
        assertThat(immutable).hasSizeGreaterThanOrEqualTo(5);
        for (String key : immutable) {
            byte[] before = store.peek(key).orElseThrow();
            if (gone) {
                store.remove(key);
            } else {
                store.tamper(key, "{}".getBytes(StandardCharsets.UTF_8));
            }
            store.remove("latest/" + Editions.USERS + ".csv");
            try {
                editions.project(store);
            } catch (ParutionException e) {
                assertThat(e.problems())
                        .extracting(Problem::code)
                        .allSatisfy(code -> assertThat(code.name()).startsWith("STORE_"));
            }
            assertThat(store.peek("latest/" + Editions.USERS + ".csv")
                            .map(bytes -> Content.of(bytes).sha256()))
                    .as(key)
                    .isIn(Optional.empty(), Optional.ofNullable(whole.get("latest/" + Editions.USERS + ".csv")));
            String name = key.substring(key.lastIndexOf('/') + 1);
            assertThat(new Verifier(new PublicStore(store))
                            .verify()
                            .orElseThrow()
                            .problems())
                    .as(key)
                    .extracting(Problem::where)
                    .anySatisfy(where -> assertThat(where).contains(name));
            store.tamper(key, before);
            editions.project(store);
            assertThat(Editions.content(store)).as(key).isEqualTo(whole);
        }
    }

    /** Its rights lack for one folder: what was there stays as it was, and all is well again once they are given. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "v/",
                "releases/",
                "state/",
                "latest/",
                "catalog",
                "events/",
                "datasets/",
                "index.html",
                "feed.atom"
            })
    void rightsThatLackForOnePrefixAreNamedAndTheLastReleaseStays(String prefix) {
        Candidate next = editions.candidate(Editions.USERS, Editions.SUMMER, "deux");
        boolean projected = !List.of("v/", "releases/", "state/").contains(prefix);
        for (boolean reads : new boolean[] {true, false}) {
            Store denied = new DenyingStore(store, prefix, reads);
            Problem problem = refusal(() -> {
                editions.publish(denied, next);
                editions.project(denied);
            });
            assertThat(problem.code()).isEqualTo(ProblemCode.STORE_REFUSED);
            assertThat(problem.where()).startsWith(prefix);
            assertThat(new PublicStore(store).requireCurrent().pointer().sequence())
                    .isEqualTo(projected ? 2 : 1);
            if (!projected) {
                assertThat(new Verifier(new PublicStore(store))
                                .verify()
                                .orElseThrow()
                                .problems())
                        .isEmpty();
            }
        }
        editions.publish(store, next);
        editions.project(store);
        assertThat(new Verifier(new PublicStore(store)).verify().orElseThrow().problems())
                .isEmpty();
    }

    /** Answers "denied" below a prefix: to writes, and to reads where it is told to. */
    private static final class DenyingStore extends ForwardingStore {

        private final String prefix;
        private final boolean reads;

        DenyingStore(Store below, String prefix, boolean reads) {
            super(below);
            this.prefix = prefix;
            this.reads = reads;
        }

        private void require(String key) {
            if (key.startsWith(prefix)) {
                throw new ParutionException(Problem.of(ProblemCode.STORE_REFUSED, key, "403 AccessDenied", "s3:…"));
            }
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, ObjectAttributes attributes) {
            require(key);
            return super.putIfAbsent(key, content, attributes);
        }

        @Override
        public PutOutcome replaceIfMatch(String key, Content content, ObjectAttributes attributes, String entityTag) {
            require(key);
            return super.replaceIfMatch(key, content, attributes, entityTag);
        }

        @Override
        public Optional<StoredObject> find(String key) {
            if (reads) {
                require(key);
            }
            return super.find(key);
        }

        @Override
        public InputStream get(String key) throws IOException {
            if (reads) {
                require(key);
            }
            return super.get(key);
        }
    }

    private MemoryStore anotherPublication() {
        MemoryStore other = new MemoryStore();
        publish(
                other,
                editions.candidate("others", Editions.SPRING, "theirs"),
                renamed(CatalogFixtures.declaration().withPublicUrl("https://others.example.org/")));
        return other;
    }

    private static CatalogDeclaration renamed(CatalogDeclaration catalog) {
        Agent agent = new Agent(
                new Text("Autres", "Others"), "https://others.example.org/#us", "https://others.example.org/");
        return new CatalogDeclaration(
                catalog.name(),
                catalog.title(),
                catalog.description(),
                catalog.publicUrl(),
                agent,
                catalog.contactName(),
                catalog.contactEmail(),
                catalog.territory(),
                catalog.territories(),
                catalog.notice(),
                catalog.legal());
    }

    private static Publisher.Outcome publish(MemoryStore store, Candidate candidate, CatalogDeclaration catalog) {
        return new Publisher(new PublicStore(store), Clock.fixed(Instant.parse("2026-07-05T06:00:00Z"), ZoneOffset.UTC))
                .publish(List.of(candidate), catalog, "sha256:0");
    }

    private void refusesToPublishAndWritesNothing(String code) {
        Map<String, String> before = Editions.content(store);
        Problem refused =
                refusal(() -> editions.publish(store, editions.candidate(Editions.USERS, Editions.SUMMER, "deux")));
        assertThat(refused.code().name()).isEqualTo(code);
        assertThat(Editions.content(store)).isEqualTo(before);
    }

    private static Problem refusal(Runnable run) {
        ParutionException refused = catchThrowableOfType(ParutionException.class, run::run);
        assertThat(refused).isNotNull();
        return refused.problems().get(0);
    }

    private void rewriteManifest(UnaryOperator<String> edit) {
        Pointer pointer = new PublicStore(store).pointer().orElseThrow();
        byte[] edited = edit.apply(new String(store.peek(pointer.manifest()).orElseThrow(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        store.tamper(pointer.manifest(), edited);
        String before = new String(store.peek(Pointer.KEY).orElseThrow(), StandardCharsets.UTF_8);
        store.tamper(
                Pointer.KEY,
                before.replace(pointer.sha256(), Content.of(edited).sha256()).getBytes(StandardCharsets.UTF_8));
    }

    private void refusesAndWritesNothing() {
        Map<String, String> before = Editions.content(store);
        for (Runnable run : new Runnable[] {
            () -> editions.publish(store, editions.candidate(Editions.USERS, Editions.SUMMER, "deux")),
            () -> editions.project(store),
            () -> new Verifier(new PublicStore(store)).verify()
        }) {
            ParutionException refused = catchThrowableOfType(ParutionException.class, run::run);
            assertThat(refused).isNotNull();
            assertThat(refused.problems())
                    .extracting(Problem::code)
                    .allSatisfy(code -> assertThat(code.name()).startsWith("STORE_"));
        }
        assertThat(Editions.content(store)).isEqualTo(before);
    }
}
