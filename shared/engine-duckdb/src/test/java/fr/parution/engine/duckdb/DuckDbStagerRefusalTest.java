// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.source.LocalRelation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a delivery may not hold: each fault has its code and its count, and no message holds a value of a row. */
final class DuckDbStagerRefusalTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dossier|9,11,2024-01-05,SECRETVAL,f,3,10,1|SOURCE_VALUE_NOT_IN_CODE_LIST|dossier.statut|statuts",
                "dossier|9,11,2024-01-05,valide,f,3,10,1|SOURCE_VALUE_NOT_IN_CODE_LIST|dossier.statut|statuts",
                "dossier|9,11,2024-01-05,VALIDE,f,SECRETVAL,10,1|SOURCE_VALUE_NOT_IN_CODE_LIST|dossier.csp|situations",
                "dossier|9,11,2024-01-05,VALIDE,f,3,-31415.92,1|SOURCE_VALUE_TOO_SMALL|dossier.prix_ttc|0",
                "dossier|9,11,2024-01-05,VALIDE,f,3,10,-31415|SOURCE_VALUE_TOO_SMALL|dossier.duree_heures|0",
                "dossier|9,11,2019-11-20,VALIDE,f,3,10,1|SOURCE_DATE_TOO_EARLY|dossier.date_entree|2019-11-21",
                "dossier|9,11,2024-01-05,,f,3,10,1|SOURCE_VALUE_MISSING|dossier.statut|code",
                "dossier|9,11,2024-01-05,VALIDE,f,3,,1|SOURCE_VALUE_MISSING|dossier.prix_ttc|amount",
                "dossier|9,11,2024-01-05,VALIDE,,3,10,1|SOURCE_VALUE_MISSING|dossier.demandeur_emploi|boolean",
                "dossier|9,,2024-01-05,VALIDE,f,3,10,1|SOURCE_VALUE_MISSING|dossier.titulaire_id|integer",
                "dossier|9,11,2024-13-45,VALIDE,f,3,10,1|SOURCE_VALUE_UNREADABLE|dossier.date_entree|date",
                "dossier|9,11,2024-01-05,VALIDE,f,3,SECRETVAL,1|SOURCE_VALUE_UNREADABLE|dossier.prix_ttc|amount",
                "dossier|9,11,2024-01-05,VALIDE,f,3,31415.926,1|SOURCE_VALUE_UNREADABLE|dossier.prix_ttc|amount",
                "dossier|9,11,2024-01-05,VALIDE,f,3,31415926535897,1|SOURCE_VALUE_UNREADABLE|dossier.prix_ttc|amount",
                "dossier|9,11,2024-01-05,VALIDE,f,3,10,31415.9|SOURCE_VALUE_UNREADABLE|dossier.duree_heures|integer",
                "dossier|9,11,2024-01-05,VALIDE,SECRETVAL,3,10,1|SOURCE_VALUE_UNREADABLE|dossier.demandeur_emploi|boolean",
                "dossier|9,31415926,2024-01-05,VALIDE,f,3,10,1|SOURCE_REFERENCE_DANGLING|dossier.titulaire_id|titulaire.id",
                "dossier|4,11,2024-01-05,VALIDE,f,3,10,1|SOURCE_KEY_NOT_UNIQUE|dossier|id",
                "titulaire|11,M,1931-04-15,75|SOURCE_KEY_NOT_UNIQUE|titulaire|id",
                "titulaire|19,F,1899-12-31,75|SOURCE_DATE_TOO_EARLY|titulaire.date_naissance|1900-01-01",
                "titulaire|19,F,1990-01-01,SECRETVAL|SOURCE_VALUE_NOT_IN_CODE_LIST|titulaire.code_departement|departements",
                "financement|4,SECRETVAL,10|SOURCE_VALUE_NOT_IN_CODE_LIST|financement.financeur|financeurs",
                "financement|4,ETAT,-31415.92|SOURCE_VALUE_TOO_SMALL|financement.montant|0",
                "financement|,ETAT,10|SOURCE_VALUE_MISSING|financement.dossier_id|integer",
                "financement|1,TITULAIRE,31415.92|SOURCE_KEY_NOT_UNIQUE|financement|dossier_id, financeur"
            })
    void faultIsRefusedByItsCodeAndItsCount(
            String relation, String line, ProblemCode code, String where, String expected) {
        List<Problem> problems = refused(Delivery.sound().add(relation, line).csv(directory));
        assertThat(problems).contains(new Problem(code, where, "1", expected));
        assertThat(problems).extracting(Problem::code).contains(code);
    }

    @Test
    void severalFaultsAreReportedTogetherWithTheirCounts() {
        Delivery delivery = Delivery.sound()
                .add("dossier", "20,11,2024-01-05,SECRETVAL,f,3,10,1")
                .add("dossier", "21,11,2024-01-05,SECRETVAL,f,3,-31415,1")
                .add("dossier", "22,31415926,2024-01-05,VALIDE,f,3,10,1")
                .add("titulaire", "20,X,1990-01-01,75")
                .add("financement", "1,TITULAIRE,31415");
        assertThat(refused(delivery.csv(directory)))
                .containsExactlyInAnyOrder(
                        new Problem(ProblemCode.SOURCE_VALUE_NOT_IN_CODE_LIST, "dossier.statut", "2", "statuts"),
                        new Problem(ProblemCode.SOURCE_VALUE_TOO_SMALL, "dossier.prix_ttc", "1", "0"),
                        new Problem(ProblemCode.SOURCE_REFERENCE_DANGLING, "dossier.titulaire_id", "1", "titulaire.id"),
                        new Problem(ProblemCode.SOURCE_VALUE_NOT_IN_CODE_LIST, "titulaire.genre", "1", "genres"),
                        new Problem(ProblemCode.SOURCE_KEY_NOT_UNIQUE, "financement", "1", "dossier_id, financeur"));
    }

    @Test
    void sameFaultsAreFoundInParquet() {
        Delivery delivery = Delivery.sound()
                .add("dossier", "20,11,2024-01-05,SECRETVAL,f,3,10,1")
                .add("dossier", "22,31415926,2024-01-05,VALIDE,f,3,-31415,1");
        assertThat(refused(delivery.parquet(directory)))
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(
                        ProblemCode.SOURCE_VALUE_NOT_IN_CODE_LIST,
                        ProblemCode.SOURCE_VALUE_TOO_SMALL,
                        ProblemCode.SOURCE_REFERENCE_DANGLING);
    }

    @Test
    void deliveryWithoutARowInScopeIsRefused() {
        Delivery delivery =
                new Delivery().add("titulaire", "11,F,1990-01-01,75").add("dossier", "1,11,2024-07-01,VALIDE,f,3,10,1");
        assertThat(refused(delivery.csv(directory)))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.SOURCE_EMPTY);
        assertThat(refused(new Delivery().csv(directory)))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.SOURCE_EMPTY);
    }

    @Test
    void truncatedParquetIsRefused() throws IOException {
        List<LocalRelation> relations = Delivery.sound().parquet(directory);
        Path file = relations.get(1).files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 9));
        assertThat(refused(relations))
                .extracting(Problem::code, Problem::where)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        ProblemCode.SOURCE_DAMAGED_FILE,
                        relations.get(1).request().relation()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9,11,2024-01-05,VALIDE,f",
                "9,11,2024-01-05,VALIDE,f,3,10,1,SECRETVAL,31415",
                "9,11,2024-01-05,\"SECRETVAL,f,3,10,1"
            })
    void raggedOrCutCsvIsRefused(String line) {
        Delivery delivery = Delivery.sound().add("dossier", line);
        assertThat(refused(delivery.csv(directory)))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.SOURCE_DAMAGED_FILE);
    }

    @Test
    void csvThatIsNotUtf8IsRefused() throws IOException {
        List<LocalRelation> relations = Delivery.sound()
                .add("dossier", "9,11,2024-01-05,SECRETVAL\u00e9,f,3,10,1")
                .csv(directory);
        Path file = relations.get(0).files().get(0);
        Files.writeString(file, Files.readString(file), StandardCharsets.ISO_8859_1);
        assertThat(refused(relations)).isNotEmpty();
    }

    @Test
    void fileThatWentAwayIsRefused() throws IOException {
        List<LocalRelation> relations = new ArrayList<>(Delivery.sound().parquet(directory));
        Files.delete(relations.get(2).files().get(0));
        assertThat(refused(relations)).extracting(Problem::code).containsExactly(ProblemCode.SOURCE_DAMAGED_FILE);
    }

    /** The problems of a refused delivery, none of which says a value of a row in any language. */
    private List<Problem> refused(List<LocalRelation> relations) {
        List<Problem> problems = new ArrayList<>();
        assertThatThrownBy(() -> Delivery.stage(relations, directory))
                .isInstanceOfSatisfying(ParutionException.class, e -> {
                    problems.addAll(e.problems());
                    for (Throwable shown = e; shown != null; shown = shown.getCause()) {
                        assertThat(String.valueOf(shown.getMessage())).doesNotContain("SECRETVAL", "31415", "1931");
                    }
                    assertThat(e.text(Locale.FRENCH)).doesNotContain("SECRETVAL", "31415", "1931");
                });
        return problems;
    }
}
