// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is asked wrongly, or of sources and stores that are not as they should be, is refused and changes nothing. */
class RefusalsTest {

    private static final List<Command> READERS = List.of(Command.FRENCH, Command.ENGLISH);

    private static Fixture.Made made;
    private static byte[] pointer;

    @BeforeAll
    static void publishOnce() {
        made = Fixture.make("refusals");
        pointer = made.pointer();
    }

    @AfterEach
    void lastReleaseIsUntouched() {
        assertThat(made.pointer()).isEqualTo(pointer);
    }

    // ---------------------------------------------------------------- 2: usage

    @Test
    void commandLinesThatCannotBeMeantAreRefused() {
        for (Command reader : READERS) {
            assertThat(Fixture.refuses(2, "USAGE_UNKNOWN_OPTION", reader, with(publish(), "--secret=wrong-secret")))
                    .contains("--secret", "--as-of", "publish --help");
            assertThat(Fixture.refuses(2, "USAGE_BAD_VALUE", reader, "publier")).contains("publier", "publish");
            assertThat(Fixture.refuses(2, "USAGE_OPTION_MISSING", reader, "publish"))
                    .contains("--source", "--store");
            assertThat(Fixture.refuses(2, "USAGE_CONTRADICTION", reader, with(publish(), "--store", made.to())))
                    .contains("--store");
        }
        assertThat(Fixture.refuses(2, "USAGE_OPTION_MISSING", Command.FRENCH)).contains("demo, generate");
    }

    @Test
    void valuesThatMeanNothingAreRefused() {
        for (Command reader : READERS) {
            assertThat(Fixture.refuses(2, "USAGE_BAD_VALUE", reader, "generate", "--rows", "5", "--to", "dir:x"))
                    .contains("--rows", "1000 … 8500000");
            assertThat(Fixture.refuses(2, "USAGE_BAD_VALUE", reader, with(publish(), "--public-url", "n'importe quoi")))
                    .contains("--public-url", "https://");
        }
        assertThat(Fixture.refuses(2, "USAGE_BAD_VALUE", Command.FRENCH, "demo", "--rows", "beaucoup"))
                .contains("--rows", "beaucoup");
        String[] badDate = {"plan", "--source", made.from(), "--store", made.to(), "--as-of", "hier"};
        assertThat(Fixture.refuses(2, "USAGE_BAD_VALUE", Command.FRENCH, badDate))
                .contains("--as-of", "hier", "2026-04-01");
        assertThat(Fixture.refuses(2, "USAGE_BAD_URI", Command.FRENCH, Fixture.publish("ftp://x", made.to())))
                .contains("synthetic:", "postgresql:");
        assertThat(Fixture.refuses(2, "USAGE_BAD_URI", Command.ENGLISH, Fixture.publish(made.from(), "gs://x")))
                .contains("s3://");
        assertThat(Fixture.refuses(
                        2, "USAGE_BAD_VALUE", Command.FRENCH, "serve", "--store", made.to(), "--port", "99999"))
                .contains("--port");
        Command epoch = Command.FRENCH.with(Command.KEY).with(Map.of("SOURCE_DATE_EPOCH", "midi"));
        assertThat(Fixture.refuses(2, "USAGE_BAD_VALUE", epoch, publish())).contains("SOURCE_DATE_EPOCH");
    }

    @Test
    void demonstrationOfAProjectTakesItsRowsFromThere() throws IOException {
        Path example = Command.checkout().resolve("examples/bibliotheques");
        Path without = Fixture.copy(example, "without-drop");
        Path source = without.resolve("source.yaml");
        Files.writeString(source, Files.readString(source).replaceAll("(?m)^demo:.*\n", ""));
        for (Command reader : READERS) {
            String[] rows = {"demo", "--no-serve", "--project", example.toString(), "--rows", "1000"};
            assertThat(Fixture.refuses(2, "USAGE_CONTRADICTION", reader, rows)).contains("--rows", "demo.drop");
            String[] none = {"demo", "--no-serve", "--project", without.toString()};
            assertThat(Fixture.refuses(2, "DECLARATION_MISSING", reader, none))
                    .contains("source.yaml", "demo: {drop: drop, asOf: 2026-11-01}");
        }
    }

    @Test
    void unknownDatasetIsRefusedWithTheKnownOnes() {
        for (Command reader : READERS) {
            assertThat(Fixture.refuses(2, "USAGE_UNKNOWN_DATASET", reader, with(publish(), "--datasets", "absent")))
                    .contains("absent", Fixture.USERS);
        }
    }

    @Test
    void keyOfPersonsMustBeThereAndLong() {
        for (Command reader : READERS) {
            assertThat(Fixture.refuses(2, "USAGE_PERSON_KEY_MISSING", reader, publish()))
                    .contains("PARUTION_PERSON_KEY");
        }
        Command shortKey = Command.FRENCH.with(Map.of("PARUTION_PERSON_KEY", "wrong-secret"));
        assertThat(Fixture.refuses(2, "USAGE_PERSON_KEY_SHORT", shortKey, publish()))
                .contains("12", "32");
    }

    // ---------------------------------------------------------------- 3: files of a source

    @Test
    void absentSourceIsTold() {
        for (Command reader : READERS) {
            String said = Fixture.refuses(
                    3, "SOURCE_NOT_FOUND", reader.with(Command.KEY), Fixture.publish("dir:nulle-part", made.to()));
            assertThat(said).contains("nulle-part");
        }
    }

    @Test
    void everyLackingColumnIsToldAtOnce() {
        Path source = Fixture.copy(made.source(), "lacking-columns");
        Fixture.rewrite(source, "dossier", "select * exclude (prix_ttc, csp)");
        Fixture.rewrite(source, "titulaire", "select * exclude (genre)");
        assertThat(refusesSource("SOURCE_LACKS_COLUMN", Command.FRENCH, source)).contains("prix_ttc", "csp", "genre");
    }

    @Test
    void everyLackingRelationIsToldAtOnce() throws IOException {
        Path source = Fixture.copy(made.source(), "lacking-relations");
        Files.delete(source.resolve("_SOURCE.json"));
        Fixture.delete(source.resolve("titulaire"));
        Fixture.delete(source.resolve("financement"));
        assertThat(refusesSource("SOURCE_LACKS_RELATION", Command.FRENCH, source))
                .contains("titulaire", "financement");
    }

    @Test
    void truncatedParquetIsTold() throws IOException {
        Path source = Fixture.copy(made.source(), "truncated-parquet");
        Path part = source.resolve("dossier/part-00000.parquet");
        byte[] whole = Files.readAllBytes(part);
        Files.write(part, java.util.Arrays.copyOf(whole, whole.length / 2));
        for (Command reader : READERS) {
            assertThat(refusesSource("SOURCE_DAMAGED_FILE", reader, source)).contains("dossier/part-00000.parquet");
        }
    }

    @Test
    void truncatedCsvIsTold() throws IOException {
        Path source = csv("truncated-csv");
        Path file = source.resolve("dossier.csv");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 25));
        assertThat(refusesSource("SOURCE_", Command.FRENCH, source)).contains("dossier", "CSV");
    }

    @Test
    void everyWrongValueIsCountedAndNoneIsShown() {
        Path source = Fixture.copy(made.source(), "wrong-values");
        Fixture.rewrite(source, "dossier", """
            select * replace (case when id % 7 = 0 then -prix_ttc else prix_ttc end as prix_ttc,
                              case when id % 5 = 0 then 'ZZ' else statut end as statut,
                              case when id % 11 = 0 then date '2010-01-01' else date_entree end as date_entree)\
            """);
        for (Command reader : READERS) {
            assertThat(refusesSource("SOURCE_VALUE_NOT_IN_CODE_LIST", reader, source))
                    .contains("SOURCE_DATE_TOO_EARLY", "dossier.date_entree", "2019-11-21")
                    .contains("SOURCE_VALUE_TOO_SMALL", "dossier.prix_ttc", "142")
                    .contains("dossier.statut", "200")
                    .doesNotContain("ZZ", "2010");
        }
    }

    // ---------------------------------------------------------------- 4: directories as stores

    @Test
    void absentStoreIsToldAndNotMade() {
        Path absent = Fixture.empty("no-store").resolve("absent");
        for (Command reader : READERS) {
            for (String verb : List.of("verify", "project", "serve")) {
                assertThat(Fixture.refuses(4, "STORE_NOT_FOUND", reader, verb, "--store", "dir:" + absent))
                        .contains("absent");
            }
        }
        assertThat(absent).doesNotExist();
    }

    @Test
    void storeBelowAFileIsRefused() throws IOException {
        Path file = Files.writeString(Fixture.empty("file-as-store").resolve("file"), "x");
        Command reader = Command.FRENCH.with(Command.KEY);
        assertThat(Fixture.refuses(4, "STORE_", reader, Fixture.publish(made.from(), "dir:" + file.resolve("store"))))
                .contains("file/store");
    }

    @Test
    void damagedPublishedFileIsFound() throws IOException {
        Path store = Fixture.copy(made.store(), "damaged-store");
        Path alias = store.resolve("latest/" + Fixture.USERS + ".parquet");
        byte[] bytes = Files.readAllBytes(alias);
        bytes[bytes.length / 2] ^= 1;
        Files.write(alias, bytes);
        for (Command reader : READERS) {
            assertThat(Fixture.refuses(4, "STORE_DAMAGED", reader, "verify", "--store", "dir:" + store))
                    .contains(Fixture.USERS + ".parquet");
        }
    }

    // ---------------------------------------------------------------- 5: the ledger of releases

    @Test
    void storeWithoutItsLedgerIsNotPublishedTo() {
        Path store = Fixture.copy(made.store(), "without-ledger");
        Fixture.delete(Fixture.ledger(store));
        for (Command reader : READERS) {
            assertThat(refusesToPublish("DISCLOSURE_LEDGER_MISSING", reader, store))
                    .contains("--staging", "ledger/");
        }
    }

    @Test
    void ledgerOfAnotherPublicationIsRefused() {
        Path store = Fixture.copy(made.store(), "foreign-ledger");
        Path other = Fixture.empty("other-publication");
        Fixture.delete(Fixture.ledger(store));
        Fixture.succeeds(
                Command.ENGLISH.with(Command.KEY), Fixture.publish("synthetic:?rows=1200&seed=2", "dir:" + other));
        Fixture.copy(Fixture.ledger(other), "foreign-ledger.ledger");
        for (Command reader : READERS) {
            assertThat(refusesToPublish("DISCLOSURE_LEDGER_FOREIGN", reader, store))
                    .contains("--staging");
        }
    }

    @Test
    void ledgerThatWasTamperedWithIsRefused() throws IOException {
        Path store = Fixture.copy(made.store(), "tampered-ledger");
        try (Stream<Path> walk = Files.walk(Fixture.ledger(store).resolve("ledger"))) {
            for (Path entry :
                    walk.filter(path -> path.toString().endsWith(".bin")).toList()) {
                byte[] bytes = Files.readAllBytes(entry);
                bytes[bytes.length / 2] ^= 1;
                Files.write(entry, bytes);
            }
        }
        for (Command reader : READERS) {
            assertThat(refusesToPublish("DISCLOSURE_LEDGER_DAMAGED", reader, store))
                    .contains("ledger/");
        }
    }

    /** Nothing of the store changes. */
    private static String refusesToPublish(String code, Command reader, Path store) {
        Map<String, String> before = Fixture.tree(store);
        String said = Fixture.refuses(5, code, reader.with(Command.KEY), Fixture.publish(made.from(), "dir:" + store));
        assertThat(Fixture.tree(store)).isEqualTo(before);
        return said;
    }

    // ---------------------------------------------------------------- small parts

    private static String refusesSource(String code, Command reader, Path source) {
        return Fixture.refuses(3, code, reader.with(Command.KEY), Fixture.publish("dir:" + source, made.to()));
    }

    /** The same source as comma-separated files. */
    private static Path csv(String name) {
        Path directory = Fixture.empty(name);
        fr.parution.tests.servers.PythonReaders.runLines("""
            import sys, duckdb
            source, target = sys.argv[1:]
            for relation in ("dossier", "titulaire", "financement", "session_formation", "action_formation", "formation",
                             "certification", "organisme", "lieu"):
                duckdb.execute(f"copy (from '{source}/{relation}/*.parquet') to '{target}/{relation}.csv' (header, delimiter ',')")
            """, made.source().toString(), directory.toString());
        return directory;
    }

    private static String[] publish() {
        return Fixture.publish(made.from(), made.to());
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }
}
