// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.store.Content;
import fr.parution.store.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
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
