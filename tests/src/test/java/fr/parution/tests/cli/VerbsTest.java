// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.tests.servers.PythonReaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every verb does what its help says, and asked again changes nothing. */
class VerbsTest {

    private static final List<String> VERBS = List.of(
            "demo",
            "generate",
            "publish",
            "plan",
            "project",
            "serve",
            "verify",
            "audit",
            "check",
            "explain",
            "history",
            "diff",
            "rollback",
            "key",
            "retire",
            "withdraw",
            "collect",
            "redrive");

    private static Fixture.Made made;

    @BeforeAll
    static void publishOnce() {
        made = Fixture.make("verbs");
    }

    @Test
    void everyCommandExplainsItselfInBothLanguages() {
        assertThat(Fixture.succeeds(Command.FRENCH, "--help").out())
                .contains(VERBS)
                .contains("Publie des données");
        assertThat(Fixture.succeeds(Command.ENGLISH, "--help").out())
                .contains(VERBS)
                .contains("Publishes open data");
        for (String verb : VERBS) {
            String french = Fixture.succeeds(Command.FRENCH, verb, "--help").out();
            String english = Fixture.succeeds(Command.ENGLISH, verb, "--help").out();
            assertThat(french)
                    .contains("parution " + verb, "Affiche cette aide")
                    .doesNotContain("Show this help");
            assertThat(english).contains("parution " + verb, "Shows this help").isNotEqualTo(french);
        }
    }

    @Test
    void planSaysWhatWouldChangeAndWritesNothing() {
        Path absent = Fixture.empty("planned").resolve("store");
        String[] first = {
            "plan",
            "--source",
            made.from(),
            "--store",
            "dir:" + absent,
            "--as-of",
            Fixture.AS_OF,
            "--datasets",
            Fixture.DATASETS,
            "--json"
        };
        assertThat(Fixture.succeeds(Command.FRENCH.with(Command.KEY), first).out())
                .contains("\"changed\"", Fixture.USERS, "inputDigest");
        assertThat(absent).doesNotExist();
        Map<String, String> before = Fixture.tree(made.store());
        String[] again = Fixture.publish(made.from(), made.to());
        again[0] = "plan";
        assertThat(Fixture.succeeds(Command.FRENCH.with(Command.KEY), again).err())
                .contains("Rien ne changerait");
        assertThat(Fixture.tree(made.store())).isEqualTo(before);
    }

    @Test
    void publishingTheSameAgainChangesNothing() {
        Map<String, String> before = Fixture.tree(made.store());
        String said = Fixture.succeeds(Command.FRENCH.with(Command.KEY), Fixture.publish(made.from(), made.to()))
                .err();
        assertThat(said).contains("Rien n'a changé : la parution 1 reste en place.");
        assertThat(Fixture.tree(made.store())).isEqualTo(before);
    }

    @Test
    void projectionIsRebuiltAsItWas() throws IOException {
        Path store = Fixture.copy(made.store(), "projected");
        Map<String, String> before = Fixture.tree(store);
        assertThat(Fixture.succeeds(Command.ENGLISH, "project", "--store", "dir:" + store)
                        .err())
                .contains(" 0 objects written");
        Files.delete(store.resolve("index.html"));
        Files.writeString(store.resolve("catalog.ttl"), "damaged");
        Fixture.succeeds(Command.ENGLISH, "project", "--store", "dir:" + store);
        assertThat(Fixture.tree(store)).isEqualTo(before);
    }

    @Test
    void soundStoreIsVerified() {
        assertThat(Fixture.succeeds(Command.FRENCH, "verify", "--store", made.to())
                        .err())
                .contains("tout est conforme", "objets portent licence, jeu de données et parution")
                .doesNotContain("inconnues");
        assertThat(Fixture.succeeds(Command.ENGLISH, "verify", "--store", made.to())
                        .err())
                .contains("all as published");
    }

    @Test
    void releaseIsSignedWithAKeyOfTheCommandAndVerifiedByOthers() throws IOException {
        Path folder = Fixture.empty("signed");
        Path key = folder.resolve("cle.pem");
        Path store = folder.resolve("store");
        assertThat(Fixture.succeeds(Command.FRENCH, "key", "--to", key.toString())
                        .err())
                .contains("gardez-la secrète", "PARUTION_SIGNING_KEY");
        Fixture.refuses(2, "USAGE_BAD_VALUE", Command.ENGLISH, "key", "--to", key.toString());
        Command signing = Command.FRENCH.with(Command.KEY).with(Map.of("PARUTION_SIGNING_KEY", key.toString()));
        Fixture.succeeds(signing, Fixture.publish(made.from(), "dir:" + store));
        String[] verify = {"verify", "--store", "dir:" + store, "--key", key.toString()};
        assertThat(Fixture.succeeds(Command.FRENCH, verify).err()).contains("1 parution(s) signée(s)");
        assertThat(PythonReaders.run(
                        Command.checkout().resolve("tests/src/test/python/provenance.py"), store.toString()))
                .matches("(?s)1 [0-9a-f]{64} [1-9][0-9]+\\R");
        assertThat(Fixture.succeeds(Command.ENGLISH, "verify", "--store", made.to())
                        .err())
                .contains("No release is signed");

        Path other = folder.resolve("autre.pem");
        Fixture.succeeds(Command.ENGLISH, "key", "--to", other.toString());
        for (Command reader : List.of(Command.FRENCH, Command.ENGLISH)) {
            verify[4] = other.toString();
            Fixture.refuses(4, "STORE_SIGNATURE_WRONG", reader, verify);
            verify[4] = folder.resolve("absent.pem").toString();
            Fixture.refuses(2, "USAGE_BAD_VALUE", reader, verify);
            Path mixed = folder.resolve("melange.pem");
            Files.writeString(
                    mixed,
                    Files.readString(key).replaceFirst("(?s)-----BEGIN PUBLIC.*", "")
                            + Files.readString(other).replaceFirst("(?s).*(?=-----BEGIN PUBLIC)", ""));
            Command halves = reader.with(Command.KEY).with(Map.of("PARUTION_SIGNING_KEY", mixed.toString()));
            Fixture.refuses(2, "USAGE_SIGNING_KEY_REFUSED", halves, Fixture.publish(made.from(), "dir:" + store));
        }
        try (Stream<Path> files = Files.walk(store.resolve("v").resolve(Fixture.USERS))) {
            Path certificate = files.filter(file -> file.endsWith("audit.json"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(certificate, Files.readString(certificate) + " ");
        }
        assertThat(Fixture.refuses(4, "STORE_STATEMENT_DIFFERS", Command.ENGLISH, "verify", "--store", "dir:" + store))
                .contains("audit.json");
    }

    @Test
    void auditFindsNothingInWhatWasPublished() {
        assertThat(Fixture.succeeds(Command.FRENCH, "audit", "--store", made.to())
                        .err())
                .contains(Fixture.USERS + " :", "Aucune ne se déduit des autres");
        assertThat(Fixture.succeeds(
                                Command.ENGLISH, "audit", "--store", made.to(), "--datasets", Fixture.USERS, "--json")
                        .out())
                .contains("\"proven\": true", "\"problems\": [ ]", "\"hiddenFigures\"")
                .doesNotContain("abondements");
    }

    @Test
    void auditHoldsTheCertificateAgainstTheFiles() throws IOException {
        Path store = Fixture.copy(made.store(), "audited");
        try (Stream<Path> files = Files.walk(store.resolve("v").resolve(Fixture.USERS))) {
            Path certificate = files.filter(file -> file.endsWith("audit.json"))
                    .findFirst()
                    .orElseThrow();
            String said = Files.readString(certificate);
            Files.writeString(
                    certificate, said.replaceFirst("\"rowsWithHiddenFigures\": \\d+", "\"rowsWithHiddenFigures\": 1"));
        }
        Fixture.refuses(5, "RELEASE_CERTIFICATE_DIFFERS", Command.FRENCH, "audit", "--store", "dir:" + store);
        Fixture.refuses(5, "RELEASE_CERTIFICATE_DIFFERS", Command.ENGLISH, "audit", "--store", "dir:" + store);
    }

    @Test
    void auditRefusesAnUnknownDataSetAndAnEmptyStore() {
        Fixture.refuses(
                2, "USAGE_UNKNOWN_DATASET", Command.FRENCH, "audit", "--store", made.to(), "--datasets", "usagers");
        String empty = "dir:" + Fixture.empty("never-published");
        Fixture.refuses(4, "STORE_NOT_FOUND", Command.ENGLISH, "audit", "--store", empty);
    }

    @Test
    void explainTellsTheRuleAndNoFigure() {
        String[] explain = {
            "explain",
            "--source",
            made.from(),
            "--as-of",
            Fixture.AS_OF,
            "--datasets",
            Fixture.USERS,
            "--period",
            "2025-T4",
            "--cell",
            "niveau=region",
            "--cell",
            "code_region=11"
        };
        assertThat(Fixture.succeeds(Command.FRENCH.with(Command.KEY), explain).out())
                .contains("2025-T4/region/", "moins de personnes que le seuil : nb_dossiers");
        assertThat(Fixture.succeeds(Command.ENGLISH.with(Command.KEY), explain).out())
                .contains("fewer persons than the threshold: nb_dossiers")
                .doesNotContainPattern(": \\d");
    }

    @Test
    void explainWantsOneDataSet() {
        Fixture.refuses(
                2,
                "USAGE_BAD_VALUE",
                Command.FRENCH.with(Command.KEY),
                "explain",
                "--source",
                made.from(),
                "--period",
                "2025-T4",
                "--cell",
                "niveau=france");
    }
}
