// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Content;
import fr.parution.store.MemoryStore;
import fr.parution.store.ObjectAttributes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A drop with a manifest is read when it is complete, and not before. */
final class DropManifestTest {

    private static final String ONE = Dropped.HEADER + "\n1,2026-10-01,1.50,t,BD\n";
    private static final String TWO = Dropped.HEADER + "\n2,2026-10-02,2.50,f,01\n";

    @TempDir
    private Path directory;

    private Dropped dropped;

    @BeforeEach
    void begin() {
        dropped = new Dropped(directory);
    }

    @Test
    void completeDropIsRead() {
        dropped.put("emprunt/09.csv", ONE).put("10/x.csv", TWO).put("LISEZ-MOI.txt", "…");
        dropped.ready("", "emprunt/09.csv", "10/x.csv");

        assertThat(dropped.rows(Dropped.loans("0")))
                .containsExactly("2,2026-10-02,2.50,f,01", "1,2026-10-01,1.50,t,BD");
    }

    @Test
    void eachFolderMayBeADropWithAManifestOfItsOwn() {
        dropped.put("2026-09/emprunt.csv", ONE).put("2026-10/emprunt.csv", TWO);
        dropped.ready("2026-09/", "emprunt.csv").ready("2026-10/", "emprunt.csv");

        assertThat(dropped.rows(Dropped.loans("0"))).hasSize(2);
    }

    @Test
    void allThatIsNotAsTheManifestSaysIsToldAtOnce() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            dropped.put(name + ".csv", ONE.replace("1.50", "1.5" + name.codePointAt(0) % 10));
        }
        dropped.ready("", "a.csv", "b.csv", "c.csv", "d.csv");
        dropped.put("b.csv", ONE.substring(0, 20)).put("c.csv", ONE + "3,,,,\n").put("d.csv", ONE.replace("BD", "01"));
        delete("a.csv");

        assertThat(dropped.refused(Dropped.loans("0")))
                .extracting(Problem::code, Problem::where)
                .containsExactly(
                        tuple(ProblemCode.SOURCE_FILE_MISSING, "a.csv"),
                        tuple(ProblemCode.SOURCE_FILE_HALF_THERE, "b.csv"),
                        tuple(ProblemCode.SOURCE_FILE_DIFFERS, "c.csv"),
                        tuple(ProblemCode.SOURCE_FILE_UNNAMED, "e.csv"),
                        tuple(ProblemCode.SOURCE_FILE_DIFFERS, "d.csv"));
    }

    @Test
    void digestsAreCheckedOfRelationsThatNobodyAsksFor() {
        dropped.put("emprunt.csv", ONE).put("livre.csv", "isbn\n1\n");
        String sha256 = dropped.content("emprunt.csv").sha256();
        dropped.put("_READY.json", """
                {"relations": {"emprunt": {"files": [{"path": "emprunt.csv", "sha256": "%s"}]},
                               "livre": {"files": [{"path": "livre.csv", "sha256": "%s"}]}}}
                """.formatted(sha256, sha256));

        assertThat(dropped.refused(Dropped.loans("0")))
                .extracting(Problem::code, Problem::where)
                .containsExactly(tuple(ProblemCode.SOURCE_FILE_DIFFERS, "livre.csv"));
    }

    @Test
    void rowsThatTheManifestCountsOtherwiseAreRefused() {
        dropped.put("emprunt.csv", ONE);
        dropped.put("_READY.json", """
                {"relations": {"emprunt": {"files": [{"path": "emprunt.csv", "sha256": "%s", "rows": 2}]}}}
                """.formatted(dropped.content("emprunt.csv").sha256()));

        assertThat(dropped.refused(Dropped.loans("0")))
                .containsExactly(new Problem(ProblemCode.SOURCE_FILE_DIFFERS, "emprunt.csv", "rows 1", "rows 2"));
    }

    @Test
    void fileThatIsNamedTwiceIsRefused() {
        dropped.put("emprunt.csv", ONE).ready("", "emprunt.csv", "emprunt.csv");

        assertThat(dropped.refused(Dropped.loans("0")))
                .containsExactly(
                        new Problem(ProblemCode.SOURCE_DELIVERED_TWICE, "_READY.json", "_READY.json", "emprunt.csv"));
    }

    @Test
    void twoFilesOfOneContentAreRefused() {
        dropped.put("emprunt/09.csv", ONE).put("emprunt/10.csv", ONE).ready("", "emprunt/09.csv", "emprunt/10.csv");

        assertThat(dropped.refused(Dropped.loans("0")))
                .containsExactly(
                        new Problem(ProblemCode.SOURCE_DELIVERED_TWICE, "emprunt/10.csv", "emprunt/09.csv", "emprunt"));
    }

    @Test
    void oneTextInTwoCompressionsIsTheSameContent() {
        dropped.put("emprunt/a.csv", ONE).put("emprunt/b.csv.gz", Dropped.gzip(ONE.getBytes(StandardCharsets.UTF_8)));

        assertThat(dropped.refused(Dropped.loans("0")))
                .containsExactly(new Problem(
                        ProblemCode.SOURCE_DELIVERED_TWICE, "emprunt/b.csv.gz", "emprunt/a.csv", "emprunt"));
    }

    @Test
    void twoPeriodsWithoutARowAreNoTwins() {
        dropped.put("emprunt/09.csv", Dropped.HEADER + "\n").put("emprunt/10.csv", Dropped.HEADER + "\n");

        assertThat(dropped.rows(Dropped.loans("0"))).isEmpty();
    }

    @Test
    void twoDropsForOnePeriodAreRefused() {
        dropped.put("a/emprunt.csv", ONE).put("b/emprunt.csv", TWO);
        String form = "{\"period\": \"2026-10\", \"relations\": {\"emprunt\": {\"files\": "
                + "[{\"path\": \"emprunt.csv\", \"sha256\": \"%s\"}]}}}";
        dropped.put(
                "a/_READY.json", form.formatted(dropped.content("a/emprunt.csv").sha256()));
        dropped.put(
                "b/_READY.json", form.formatted(dropped.content("b/emprunt.csv").sha256()));

        assertThat(dropped.refused(Dropped.loans("0")))
                .containsExactly(
                        new Problem(ProblemCode.SOURCE_DELIVERED_TWICE, "b/_READY.json", "a/_READY.json", "2026-10"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"relations\": {\"empr",
                "{}",
                "[]",
                "{\"relations\": []}",
                "{\"relations\": {\"emprunt\": []}}",
                "{\"relations\": {\"emprunt\": {\"files\": [{\"path\": \"emprunt.csv\"}]}}}",
                "{\"relations\": {\"emprunt\": {\"files\": [{\"path\": \"../x.csv\", \"sha256\": \"SHA\"}]}}}",
                "{\"relations\": {\"emprunt\": {\"files\": [{\"path\": \"/x.csv\", \"sha256\": \"SHA\"}]}}}",
                "{\"relations\": {\"emprunt\": {\"files\": [{\"path\": \"x.csv\", \"sha256\": \"12\"}]}}}",
                "{\"relations\": {\"emprunt\": {\"files\": [{\"path\": \"x.csv\", \"sha256\": \"SHA\", \"rows\": -1}]}}}",
                "{\"relations\": {\"emprunt\": {\"files\": []}, \"emprunt\": {\"files\": []}}}",
                "{\"relations\": {}} {}",
                "{\"relations\": {}, \"period\": 10}"
            })
    void manifestOfAnotherFormIsRefused(String json) {
        dropped.put("emprunt.csv", ONE).put("_READY.json", json.replace("SHA", "0".repeat(64)));

        assertThat(dropped.refused(Dropped.loans("0")))
                .extracting(Problem::code, Problem::where)
                .containsExactly(tuple(ProblemCode.SOURCE_MANIFEST_REFUSED, "_READY.json"));
    }

    @Test
    void manifestMayNotMixFormatsInARelation() {
        dropped.put("a.csv", ONE).put("b.parquet", "PAR1").ready("", "a.csv", "b.parquet");

        assertThat(dropped.refused(Dropped.loans("0")))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.USAGE_CONTRADICTION);
    }

    // ---------------------------------------------------------------- in a store

    @Test
    void dropInAStoreIsReadThroughCopies() throws IOException {
        dropped.put("emprunt/09.csv", ONE).put("10/x.csv", TWO).ready("", "emprunt/09.csv", "10/x.csv");
        try (DropSource source = DropSource.inStore(inStore())) {
            SourceSnapshot snapshot = dropped.open(source, Dropped.loans("0"));

            assertThat(Dropped.rows(snapshot)).hasSize(2);
            assertThat(snapshot.relations().get(0).files())
                    .allMatch(file -> file.startsWith(directory.resolve("work")));
            try (Stream<Path> copies = Files.walk(directory.resolve("work/copies"))) {
                assertThat(copies.filter(Files::isRegularFile)).isEmpty();
            }
        }
    }

    @Test
    void dropInAStoreWithoutAManifestIsNotRead() {
        dropped.put("emprunt.csv", ONE);

        assertThat(refusedInStore())
                .extracting(Problem::code, Problem::expected)
                .containsExactly(tuple(ProblemCode.SOURCE_MANIFEST_MISSING, "_READY.json"));
    }

    @Test
    void sameFaultsAreFoundInAStore() {
        dropped.put("a.csv", ONE).put("b.csv", TWO).put("c.csv", TWO + TWO).ready("", "a.csv", "b.csv");
        delete("a.csv");
        dropped.put("b.csv", TWO.replace("2.50", "9.50"));

        assertThat(refusedInStore())
                .extracting(Problem::code, Problem::where)
                .containsExactly(
                        tuple(ProblemCode.SOURCE_FILE_MISSING, "a.csv"),
                        tuple(ProblemCode.SOURCE_FILE_UNNAMED, "c.csv"),
                        tuple(ProblemCode.SOURCE_FILE_DIFFERS, "b.csv"));
    }

    @Test
    void failureOfTheStoreIsOneOfTheSource() {
        dropped.put("emprunt.csv", ONE).ready("", "emprunt.csv");
        MemoryStore store = inStore();
        store.failAt(store.requests().size() + 1, MemoryStore.Fault.BEFORE_EFFECT);
        try (DropSource source = DropSource.inStore(store)) {
            ParutionException e =
                    catchThrowableOfType(ParutionException.class, () -> dropped.open(source, Dropped.loans("0")));

            assertThat(e.problems()).extracting(Problem::code).containsExactly(ProblemCode.SOURCE_BROKE_OFF);
            assertThat(e.exitCode()).isEqualTo(3);
        }
    }

    private List<Problem> refusedInStore() {
        try (DropSource source = DropSource.inStore(inStore())) {
            return catchThrowableOfType(ParutionException.class, () -> dropped.open(source, Dropped.loans("0")))
                    .problems();
        }
    }

    private MemoryStore inStore() {
        MemoryStore store = new MemoryStore();
        try (Stream<Path> files = Files.walk(dropped.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String key = dropped.directory().relativize(file).toString();
                store.putIfAbsent(key, Content.of(file), ObjectAttributes.ofType("application/octet-stream"));
            }
            return store;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void delete(String path) {
        try {
            Files.delete(dropped.directory().resolve(path));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
