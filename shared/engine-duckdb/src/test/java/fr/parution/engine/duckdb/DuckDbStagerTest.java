// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.source.LocalRelation;
import fr.parution.source.LocalRelation.Format;
import fr.parution.source.StagedPartition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in staging after small sound deliveries. */
final class DuckDbStagerTest {

    private static final int CODES = 7;

    @TempDir
    private Path directory;

    @Test
    void everyRowIsEncodedWithItsCodesItsPersonAndItsValues() {
        assertThat(staged(Delivery.sound()))
                .containsExactlyInAnyOrder(
                        "2024-T1 11 75 F 25_34 DE VALIDE " + hash(11) + " 150000 40 140000 10000 0 0 0 0 0 0",
                        "2024-T1 11 75 F 25_34 3 ENTREE " + hash(11) + " 9999 null 0 0 0 0 0 0 0 0",
                        "2024-T2 94 2A NR 55_PLUS NR SORTIE " + hash(12) + " 50 7 0 0 0 0 0 0 0 0",
                        "2024-T2 01 971 M MOINS_25 5 VALIDE " + hash(13) + " 100000 12 0 0 0 0 0 0 0 100000");
    }

    @Test
    void bytesAreTheSameWhateverTheOrderAndTheFormOfTheSource() throws IOException {
        Delivery delivery = Delivery.sound();
        for (int i = 100; i < 400; i++) {
            delivery.add("dossier", i + "," + (11 + i % 3) + ",2024-0" + (1 + i % 6) + "-15,VALIDE,f,4," + i + ".25,");
            delivery.add("financement", i + ",ETAT," + i % 7 + ".10");
        }
        List<byte[]> first = bytes(Delivery.stage(delivery.csv(folder("raw")), folder("a")));
        assertThat(first).hasSize(2);
        assertThat(bytes(Delivery.stage(delivery.turned().csv(folder("turned")), folder("b"))))
                .containsExactlyElementsOf(first);
        assertThat(bytes(Delivery.stage(delivery.hashedCsv(folder("hashed")), folder("c"))))
                .containsExactlyElementsOf(first);
        assertThat(bytes(Delivery.stage(delivery.turned().parquet(folder("parquet")), folder("d"))))
                .containsExactlyElementsOf(first);
    }

    @ParameterizedTest
    @CsvSource({
        "1999-03-15,2024-03-14,MOINS_25",
        "1999-03-15,2024-03-15,25_34",
        "2000-02-29,2023-02-28,MOINS_25",
        "1996-02-29,2021-02-28,MOINS_25",
        "1996-02-29,2021-03-01,25_34",
        "1996-02-29,2020-02-29,MOINS_25",
        "1988-02-29,2023-02-28,25_34",
        "1988-02-29,2023-03-01,35_44",
        "1969-01-02,2024-01-01,45_54",
        "1969-01-01,2024-01-01,55_PLUS",
        "1900-01-01,2024-01-01,55_PLUS"
    })
    void ageIsCountedInCompletedYears(String birth, String entry, String expected) {
        Delivery delivery = new Delivery()
                .add("titulaire", "11,F," + birth + ",75")
                .add("dossier", "1,11," + entry + ",VALIDE,f,3,10,1");
        assertThat(code(staged(delivery).get(0), 4)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"t,3,DE", "t,,DE", "f,3,3", "f,8,8", "f,,NR"})
    void firstCaseThatGivesACodeWins(String jobSeeker, String occupation, String expected) {
        Delivery delivery = new Delivery()
                .add("titulaire", "11,F,1990-01-01,75")
                .add(
                        "dossier",
                        "1,11,2024-01-01,VALIDE," + jobSeeker + "," + (occupation == null ? "" : occupation) + ",10,1");
        assertThat(code(staged(delivery).get(0), 5)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"75,11", "2A,94", "971,01", "13,93"})
    void regionIsTheParentOfTheDepartment(String department, String region) {
        Delivery delivery = new Delivery()
                .add("titulaire", "11,F,1990-01-01," + department)
                .add("dossier", "1,11,2024-01-01,VALIDE,f,3,10,1");
        assertThat(code(staged(delivery).get(0), 1)).isEqualTo(region);
        assertThat(code(staged(delivery).get(0), 2)).isEqualTo(department);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.01,1", "12,1200", "12.5,1250", "9999999.99,999999999"})
    void amountsBecomeCents(String amount, String cents) {
        Delivery delivery = new Delivery()
                .add("titulaire", "11,F,1990-01-01,75")
                .add("dossier", "1,11,2024-01-01,VALIDE,f,3," + amount + ",1");
        assertThat(staged(delivery).get(0).split(" ")[CODES + 1]).isEqualTo(cents);
    }

    @Test
    void periodsChangeAtMidnightOfTheirFirstDayAndOthersAreLeftOut() {
        Delivery delivery = new Delivery().add("titulaire", "11,F,1980-01-01,75");
        List<String> days = List.of(
                "2019-12-31", "2020-01-01", "2020-03-31", "2020-04-01", "2024-06-30", "2024-07-01", "2024-09-30");
        for (int i = 0; i < days.size(); i++) {
            delivery.add("dossier", i + ",11," + days.get(i) + ",VALIDE,f,3,10,1");
        }
        delivery.add("dossier", "99,11,,VALIDE,f,3,10,1");
        assertThat(staged(delivery))
                .extracting(row -> row.split(" ")[0])
                .containsExactly("2020-T1", "2020-T1", "2020-T2", "2024-T2");
    }

    @Test
    void partitionsSayTheirPeriodAndTheirRows() {
        List<StagedPartition> partitions = Delivery.stage(Delivery.sound().csv(directory), directory);
        assertThat(partitions).extracting(StagedPartition::rows).containsExactly(2L, 2L);
        assertThat(partitions)
                .extracting(partition -> partition.file().getFileName().toString())
                .containsExactly("2024-T1.parquet", "2024-T2.parquet");
    }

    @Test
    void identifiersOfPersonsAreNowhereInStaging() {
        Delivery delivery = new Delivery()
                .add("titulaire", "987654321012345,F,1990-01-01,75")
                .add("dossier", "1,987654321012345,2024-01-01,VALIDE,f,3,10,1");
        assertThat(staged(delivery).get(0)).doesNotContain("987654321012345").contains(hash(987654321012345L));
    }

    @Test
    void partsOfFundersOutsideTheScopeAreNotMixedIn() {
        Delivery delivery = Delivery.sound()
                .add("dossier", "5,11,2019-12-01,VALIDE,f,3,10,1")
                .add("financement", "5,ETAT,77.00")
                .add("financement", "2,OPCO,0");
        assertThat(staged(delivery)).hasSize(4).noneMatch(row -> row.contains("7700"));
    }

    @Test
    void filesOfOneRelationMayOrderTheirColumnsDifferently() throws IOException {
        List<LocalRelation> relations = new ArrayList<>(Delivery.sound().csv(directory));
        LocalRelation dossier = relations.get(0);
        Path second = Files.writeString(
                directory.resolve("dossier-2.csv"),
                "statut,id,titulaire_id,date_entree,demandeur_emploi,csp,duree_heures,prix_ttc\n"
                        + "VALIDE,9,11,2024-02-01,f,3,5,77.00\n");
        relations.set(
                0,
                new LocalRelation(
                        dossier.request(), Format.CSV, List.of(dossier.files().get(0), second), false));
        assertThat(Delivery.rows(Delivery.stage(relations, directory), directory))
                .hasSize(5)
                .anyMatch(row -> row.endsWith(" 7700 5 0 0 0 0 0 0 0 0"));
    }

    @Test
    void byteOrderMarkOfACsvFileIsNoPartOfItsFirstColumn() throws IOException {
        List<LocalRelation> relations = Delivery.sound().csv(directory);
        for (LocalRelation relation : relations) {
            Path file = relation.files().get(0);
            Files.writeString(file, "\uFEFF" + Files.readString(file));
        }
        assertThat(Delivery.rows(Delivery.stage(relations, directory), directory))
                .hasSize(4);
    }

    private List<String> staged(Delivery delivery) {
        return Delivery.rows(Delivery.stage(delivery.csv(directory), directory), directory);
    }

    private static String code(String row, int place) {
        return row.split(" ")[place];
    }

    private static String hash(long person) {
        return Long.toString(Delivery.KEY.hash(person));
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    private static List<byte[]> bytes(List<StagedPartition> partitions) throws IOException {
        List<byte[]> bytes = new ArrayList<>();
        for (StagedPartition partition : partitions) {
            bytes.add(Files.readAllBytes(partition.file()));
        }
        return bytes;
    }
}
