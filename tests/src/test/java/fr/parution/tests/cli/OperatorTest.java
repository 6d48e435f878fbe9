// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.store.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator asks of releases that are there, over a store with two. */
class OperatorTest {

    private static final String TAG = "2026-T1-[0-9a-f]{16}";

    private static Fixture.Made made;

    @BeforeAll
    static void publishTwice() {
        made = Fixture.make("operator");
        Fixture.succeeds(Command.ENGLISH.with(Command.KEY), Fixture.publish("synthetic:?rows=1200&seed=2", made.to()));
    }

    @Test
    void historyTellsEachReleaseInTheWordsOfItsReader() {
        assertThat(Fixture.succeeds(Command.FRENCH, "history", "--store", made.to())
                        .out())
                .contains("| parution | mise à jour des données | sha256:", "| première parution |")
                .containsPattern(Fixture.USERS + " : changé, " + TAG + ", [0-9\\p{Z}]+ lignes")
                .contains(Fixture.USERS + " : nouveau");
        assertThat(Fixture.succeeds(Command.ENGLISH, "history", "--store", made.to())
                        .out())
                .contains("| release | updated data | sha256:", "| first release |")
                .containsPattern(Fixture.USERS + ": changed, " + TAG + ", [0-9,]+ rows");
    }

    @Test
    void historyOfOneDataSetIsJsonForAScript() {
        assertThat(Fixture.succeeds(
                                Command.FRENCH, "history", "--store", made.to(), "--dataset", Fixture.USERS, "--json")
                        .out())
                .contains("\"complete\": true", "\"seq\": 2", "\"seq\": 1", "\"change\": \"ADDED\"")
                .doesNotContain("abondements");
        Fixture.refuses(
                2, "USAGE_UNKNOWN_DATASET", Command.ENGLISH, "history", "--store", made.to(), "--dataset", "usagers");
    }

    @Test
    void historyNamesTheManifestAtWhichItBreaks() throws IOException {
        Path store = Fixture.copy(made.store(), "operator-broken");
        Path first = manifest(store, "000001-");
        Files.delete(first);
        String name = "releases/" + first.getFileName();
        String store2 = "dir:" + store;
        assertThat(Fixture.refuses(4, "STORE_NOT_FOUND", Command.FRENCH, "history", "--store", store2))
                .contains(name);
        assertThat(Command.ENGLISH.run("history", "--store", store2, "--json").out())
                .contains("\"complete\": false", "\"change\": \"UNKNOWN\"");
    }

    @Test
    void diffCountsAndNeverTellsAFigure() {
        assertThat(Fixture.succeeds(Command.FRENCH, "diff", "--store", made.to())
                        .out())
                .contains("De la parution 1 à la parution 2", "2 | parution | mise à jour des données")
                .containsPattern("lignes : [0-9\\p{Z}]+ ajoutées, [0-9\\p{Z}]+ retirées, [0-9\\p{Z}]+ changées")
                .containsPattern("cellules : [0-9\\p{Z}]+ masquées qui étaient montrées");
        assertThat(Fixture.succeeds(
                                Command.ENGLISH,
                                "diff",
                                "1",
                                "2",
                                "--store",
                                made.to(),
                                "--dataset",
                                Fixture.USERS,
                                "--json")
                        .out())
                .contains("\"from\": 1", "\"to\": 2", "\"cellsHidden\"", "latest/" + Fixture.USERS + ".csv")
                .doesNotContain("abondements");
    }

    @Test
    void diffRefusesReleasesThatAreNotThereOrInTheWrongOrder() {
        Fixture.refuses(2, "USAGE_UNKNOWN_RELEASE", Command.FRENCH, "diff", "1", "9", "--store", made.to());
        Fixture.refuses(2, "USAGE_CONTRADICTION", Command.ENGLISH, "diff", "2", "1", "--store", made.to());
        Fixture.refuses(
                2, "USAGE_UNKNOWN_DATASET", Command.ENGLISH, "diff", "--store", made.to(), "--dataset", "usagers");
    }

    @Test
    void rollbackPutsTheOldFilesBackAndTheSourceOfTheNewOnesIsRefused() throws IOException {
        Path store = Fixture.copy(made.store(), "operator-back");
        String to = "dir:" + store;
        assertThat(Fixture.succeeds(Command.FRENCH, "rollback", "--store", to, "--to", "1", "--reason", "chiffres faux")
                        .err())
                .contains("Parution 3 en place : elle dit de nouveau ce que disait la parution 1.");
        assertThat(Fixture.succeeds(Command.ENGLISH, "rollback", "--store", to, "--to", "1", "--json")
                        .out())
                .contains("\"changed\": false", "\"seq\": 3");
        assertThat(Fixture.succeeds(Command.FRENCH, "history", "--store", to).out())
                .contains("| retour à une parution antérieure | chiffres faux |");
        assertThat(Fixture.succeeds(Command.ENGLISH, "diff", "1", "3", "--store", to)
                        .out())
                .contains(Fixture.USERS + ": unchanged");
        Fixture.succeeds(Command.ENGLISH, "verify", "--store", to);
        Fixture.refuses(
                5,
                "RELEASE_TAKEN_BACK",
                Command.FRENCH.with(Command.KEY),
                Fixture.publish("synthetic:?rows=1200&seed=2", to));
        Fixture.refuses(2, "USAGE_UNKNOWN_RELEASE", Command.ENGLISH, "rollback", "--store", to, "--to", "9");
        assertThat(Fixture.succeeds(
                                Command.ENGLISH.with(Command.KEY), Fixture.publish("synthetic:?rows=1300&seed=3", to))
                        .err())
                .contains("Release 4 is in place.");
    }

    @Test
    void withdrawnFilesAreGoneAndTheNextReleaseIsReconciledWithThem() throws IOException {
        Path store = Fixture.copy(made.store(), "operator-withdrawn");
        String to = "dir:" + store;
        String[] withdraw = {
            "withdraw", "--store", to, "--dataset", Fixture.USERS, "--release", "2", "--reason", "quatre personnes"
        };
        List<String> secret = digests(store, "latest/" + Fixture.USERS);
        assertThat(Fixture.succeeds(Command.FRENCH, withdraw).err())
                .contains("Parution 3 en place : l'édition 2026-T1-", "versions effacées", "est celle que l'on lit");
        assertThat(digests(store, "")).doesNotContainAnyElementsOf(secret);
        Fixture.succeeds(Command.ENGLISH, "verify", "--store", to);
        assertThat(Fixture.succeeds(Command.ENGLISH, withdraw).err())
                .contains("was withdrawn already; release 3 stays in place");
        assertThat(Fixture.succeeds(Command.ENGLISH, "history", "--store", to, "--dataset", Fixture.USERS)
                        .out())
                .contains("| withdrawal | quatre personnes |")
                .containsPattern("edition 2026-T1-[0-9a-f]{16} withdrawn on .*: quatre personnes");
        assertThat(Fixture.succeeds(
                                Command.FRENCH.with(Command.KEY), Fixture.publish("synthetic:?rows=1200&seed=2", to))
                        .err())
                .contains("Reste tel quel : RELEASE_WITHDRAWN", "Rien n'a changé : la parution 3 reste en place.");
        Fixture.refuses(
                2,
                "USAGE_BAD_VALUE",
                Command.FRENCH,
                "withdraw",
                "--store",
                to,
                "--dataset",
                Fixture.USERS,
                "--release",
                "1",
                "--reason",
                " ");
        assertThat(Fixture.succeeds(
                                Command.ENGLISH.with(Command.KEY), Fixture.publish("synthetic:?rows=1300&seed=3", to))
                        .err())
                .contains("Release 4 is in place.");
    }

    @Test
    void retiredDatasetLeavesTheCatalogueAndKeepsItsFilesAndAPageThatSaysWhy() throws IOException {
        Path store = Fixture.copy(made.store(), "operator-retired");
        String to = "dir:" + store;
        String[] retire = {
            "retire", "--store", to, "--dataset", Fixture.USERS, "--reason", "une source de moins & plus rien"
        };
        List<String> files = digests(store, "latest/" + Fixture.USERS);
        assertThat(Fixture.succeeds(Command.FRENCH, retire).err())
                .contains("Parution 3 en place : " + Fixture.USERS + " n'est plus publié.");
        assertThat(digests(store, "latest/" + Fixture.USERS)).isNotEmpty().isEqualTo(files);
        assertThat(Files.readString(store.resolve("catalog.ttl")))
                .doesNotContain("/datasets/" + Fixture.USERS + "/#dataset");
        assertThat(Files.readString(store.resolve("datasets/" + Fixture.USERS + "/index.html")))
                .contains("n’est plus publié", "une source de moins &amp; plus rien", "latest/" + Fixture.USERS);
        assertThat(Files.readString(store.resolve("en/datasets/" + Fixture.USERS + "/index.html")))
                .contains("no longer published", "une source de moins &amp; plus rien");
        Fixture.succeeds(Command.ENGLISH, "verify", "--store", to);
        assertThat(Fixture.succeeds(Command.ENGLISH, retire).err())
                .contains("was no longer published already; release 3 stays in place");
        Fixture.refuses(
                2, "USAGE_BAD_VALUE", Command.FRENCH, "retire", "--store", to, "--dataset", "x", "--reason", " ");
        Fixture.refuses(
                2,
                "USAGE_UNKNOWN_DATASET",
                Command.ENGLISH,
                "retire",
                "--store",
                to,
                "--dataset",
                "no-such-set",
                "--reason",
                "x");
    }

    @Test
    void collectListsWhatNoReleaseNamesAndDeletesItOnlyWhenAsked() throws IOException {
        Path store = Fixture.copy(made.store(), "operator-collect");
        String to = "dir:" + store;
        Path left = Files.createDirectories(store.resolve("v/" + Fixture.USERS + "/2026-T1-0123456789abcdef"))
                .resolve("audit.json");
        Files.writeString(left, "{}");
        Files.setLastModifiedTime(left, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        String key = store.relativize(left).toString();
        assertThat(Fixture.succeeds(Command.FRENCH, "collect", "--store", to).out())
                .isEqualTo(key + "\n");
        assertThat(left).exists();
        Fixture.refuses(2, "USAGE_BAD_VALUE", Command.ENGLISH, "collect", "--store", to, "--grace", "3");
        assertThat(Fixture.succeeds(Command.ENGLISH, "collect", "--store", to, "--delete")
                        .err())
                .contains("1 file(s) deleted, 2 bytes");
        assertThat(left).doesNotExist();
        Fixture.succeeds(Command.ENGLISH, "verify", "--store", to);
    }

    /** Of the tables below a key; those of the other data sets, and of what is the same in both editions, are left out. */
    private static List<String> digests(Path store, String start) throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile)
                    .filter(path -> store.relativize(path).toString().startsWith(start))
                    .filter(path -> path.toString().matches(".*\\.(csv|csv\\.gz|parquet)"))
                    .map(path -> Content.of(Fixture.read(path)).sha256())
                    .toList();
        }
    }

    /** The manifest whose name starts so. */
    private static Path manifest(Path store, String start) throws IOException {
        try (Stream<Path> manifests = Files.list(store.resolve("releases"))) {
            return manifests
                    .filter(path -> path.getFileName().toString().startsWith(start))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
