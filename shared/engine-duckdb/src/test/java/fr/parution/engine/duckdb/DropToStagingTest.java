// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.pipeline.Extract;
import fr.parution.pipeline.Progress;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.source.DeliveryNote;
import fr.parution.source.DropSource;
import fr.parution.source.ReadyFile;
import fr.parution.source.SourceSnapshot;
import fr.parution.source.StagingArea;
import fr.parution.store.MemoryStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as they are dropped in real life, from the drop to staging. */
final class DropToStagingTest {

    private static final LocalDate AS_OF = LocalDate.of(2024, 7, 1);
    private static final String WRONG = "5;11;31/05/2024;VALIDE;oui;3;gratuit;40;\r\n";

    @TempDir
    private Path directory;

    private Path drop;

    /** The rows of {@link Delivery#sound} as three offices would write them. */
    @BeforeEach
    void dropSoundFiles() throws IOException {
        drop = Files.createDirectories(directory.resolve("drop"));
        dossiers("");
        write("titulaire/tous.csv.gz", gzip("""
                code_departement\tgenre\tdate_naissance\tid
                75\tF\t1990-05-17\t11
                2A\t\t1960-01-01\t12
                971\tM\t2004-02-29\t13
                """));
        write(
                "financement.csv",
                ("\uFEFF\"dossier_id\"|\"financeur\"|\"montant\"\n1|FRANCE_COMPETENCES|1400\n"
                                + "1|TITULAIRE|100.00\n4|CEC|1000.0\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void dossiers(String more) throws IOException {
        String text = "id;titulaire_id;date_entree;statut;demandeur_emploi;csp;prix_ttc;duree_heures;libellé\r\n"
                + "1;11;01/01/2024;VALIDE;oui;3;1 500,00;40;Été\r\n"
                + "2;11;31/03/2024;ENTREE;non;3;99,99;;\r\n"
                + "3;12;01/04/2024;SORTIE;non;;0,5;7;\r\n"
                + "4;13;30/06/2024;VALIDE;non;5;1\u00A0000;12;\r\n"
                + more;
        write("dossier.csv", text.getBytes(Charset.forName("windows-1252")));
    }

    @Test
    void dropInThreeDialectsIsStagedAsTheSameRowsAsPlainFiles() throws IOException {
        Path plain = Files.createDirectories(directory.resolve("plain"));
        Path staged = Files.createDirectories(directory.resolve("staged"));
        Path work = Files.createDirectories(directory.resolve("work"));
        List<String> expected = Delivery.rows(Delivery.stage(Delivery.sound().csv(plain), plain), plain);

        try (DropSource source = DropSource.inDirectory(drop);
                SourceSnapshot snapshot = source.open(Delivery.plan().requests(), Delivery.KEY, work)) {
            assertThat(Delivery.rows(Delivery.stage(snapshot.relations(), staged), staged))
                    .isEqualTo(expected)
                    .hasSize(4);
        }
    }

    @Test
    void wrongRowsAreSetAsideInThePrivateStoreAndTheOthersAreStaged() throws IOException {
        dossiers(WRONG);
        MemoryStore store = new MemoryStore();
        List<String> told = new ArrayList<>();
        ReadyFile ready = new StagingArea(store).read(extract(store, "0.2", told));

        assertThat(ready.partitions()).extracting(ReadyFile.Partition::rows).containsExactly(2L, 2L);
        String quarantine = quarantines(store).get(0);
        assertThat(told).containsExactly("dossier 1/5 " + quarantine, "financement 0/3 ", "titulaire 0/3 ");
        assertThat(quarantine).matches("staging/quarantine/[0-9a-f]{16}/dossier\\.csv");
        assertThat(new String(store.peek(quarantine).orElseThrow(), StandardCharsets.UTF_8))
                .isEqualTo("""
                file,line,column,reason,expected,value
                dossier.csv,6,prix_ttc,SOURCE_VALUE_UNREADABLE,amount,
                """);
    }

    @Test
    void moreWrongRowsThanDeclaredAreListedAndNothingIsReady() throws IOException {
        dossiers(WRONG);
        MemoryStore store = new MemoryStore();

        ParutionException e =
                catchThrowableOfType(ParutionException.class, () -> extract(store, "0.1", new ArrayList<>()));

        assertThat(e.problems())
                .containsExactly(
                        new Problem(ProblemCode.SOURCE_VALUE_UNREADABLE, "dossier.csv:6 prix_ttc", "1", "amount"),
                        new Problem(ProblemCode.SOURCE_ROWS_REFUSED, "dossier", "1 / 5", "0.1"));
        assertThat(store.keys()).isEqualTo(quarantines(store)).hasSize(1);
    }

    private String extract(MemoryStore store, String most, List<String> told) throws IOException {
        Project project = project(most);
        DatasetDeclaration dataset = project.dataset(
                Delivery.PROJECT.dataset("moncompteformation-les-usagers").id());
        Progress progress = new Progress() {
            @Override
            public void at(Step step, int done, int total) {}

            @Override
            public void delivered(DeliveryNote note, String quarantine) {
                told.add(note.relation() + " " + note.setAside() + "/" + note.rows() + " " + quarantine);
            }
        };
        Path spill = Files.createDirectories(directory.resolve("spill"));
        try (DropSource source = DropSource.inDirectory(drop)) {
            return new Extract(
                            project,
                            source,
                            () -> new DuckDbStager(DuckDbLimits.within(1L << 30, 0, 2, spill)),
                            new StagingArea(store),
                            Delivery.KEY,
                            progress)
                    .run(List.of(dataset), AS_OF)
                    .get(0);
        } finally {
            told.sort(null);
        }
    }

    /** The real declarations, but for what may be wrong with purchases. */
    private Project project(String most) throws IOException {
        Path real = Path.of("..", "datasets");
        Path copy = directory.resolve("datasets" + most);
        try (Stream<Path> files = Files.walk(real)) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, copy.resolve(real.relativize(file).toString()));
            }
        }
        Path source = copy.resolve("source.yaml");
        String text = Files.readString(source);
        Files.writeString(source, text.replace("  dossier:\n", "  dossier:\n    rejects: {most: " + most + "}\n"));
        return ProjectReader.read(copy);
    }

    private static List<String> quarantines(MemoryStore store) {
        return store.keys().stream().filter(key -> key.contains("/quarantine/")).toList();
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = drop.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
