// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How files of real life are written, each found out by itself or refused. */
final class CsvDialectTest {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final String SEMICOLONS = "id;jour;montant;rendu;genre\r\n1;01/10/2026;1 234,50;oui;Poésie\r\n";
    private static final String READ = "1,2026-10-01,1234.50,t,Poésie";

    @TempDir
    private Path directory;

    private Dropped dropped;

    @BeforeEach
    void begin() {
        dropped = new Dropped(directory);
    }

    // ---------------------------------------------------------------- encodings

    @Test
    void utf8IsReadWithMarkAndWithout() {
        for (String mark : List.of("", "\uFEFF")) {
            dropped.put("emprunt.csv", mark + SEMICOLONS);
            assertThat(dropped.rows(Dropped.loans("0"))).containsExactly(READ);
            assertThat(dialects()).containsExactly("UTF-8, ;");
        }
    }

    @Test
    void textThatIsNotUtf8IsWindows1252() {
        dropped.put("emprunt.csv", SEMICOLONS.replace("1 234", "1\u00A0234").getBytes(WESTERN));

        assertThat(dropped.rows(Dropped.loans("0"))).containsExactly(READ);
        assertThat(dialects()).containsExactly("windows-1252, ;");
    }

    @Test
    void oneByteFarFromTheStartTellsTheEncoding() {
        String many = "id;jour;montant;rendu;genre\n" + "1;;;;BD\n".repeat(50_000) + "2;;;;Poésie\n";
        dropped.put("emprunt.csv", many.getBytes(WESTERN));

        assertThat(dropped.rows(Dropped.loans("0"))).hasSize(50_001).endsWith("2,,,,Poésie");
    }

    @Test
    void textThatIsUtf8InPartIsRefused() {
        byte[] utf8 = (SEMICOLONS + SEMICOLONS).getBytes(StandardCharsets.UTF_8);
        utf8[utf8.length - 6] = ' ';
        dropped.put("emprunt.csv", utf8);

        assertThat(codes(Dropped.loans("0"))).containsExactly(ProblemCode.SOURCE_ENCODING_REFUSED);
    }

    @Test
    void markThatLiesIsRefused() {
        byte[] marked = ("\u00EF\u00BB\u00BF" + SEMICOLONS).getBytes(WESTERN);
        dropped.put("emprunt.csv", marked);

        assertThat(codes(Dropped.loans("0"))).containsExactly(ProblemCode.SOURCE_ENCODING_REFUSED);
    }

    @Test
    void utf16IsRefusedByItsName() {
        dropped.put("emprunt.csv", ("\uFEFF" + SEMICOLONS).getBytes(StandardCharsets.UTF_16LE));

        assertThat(dropped.refused(Dropped.loans("0")))
                .containsExactly(new Problem(
                        ProblemCode.SOURCE_ENCODING_REFUSED, "emprunt.csv", "UTF-16", "UTF-8 | windows-1252"));
    }

    @Test
    void byteThatWindows1252DoesNotHaveIsRefused() {
        byte[] bytes = SEMICOLONS.getBytes(WESTERN);
        bytes[bytes.length - 4] = (byte) 0x81;
        dropped.put("emprunt.csv", bytes);

        assertThat(codes(Dropped.loans("0"))).containsExactly(ProblemCode.SOURCE_ENCODING_REFUSED);
    }

    // ---------------------------------------------------------------- compressions

    @Test
    void compressionIsToldFromTheFirstBytesWhateverTheName() {
        byte[] text = SEMICOLONS.getBytes(WESTERN);
        for (String name : List.of("emprunt.csv", "emprunt.csv.gz", "emprunt.csv.zst")) {
            for (byte[] bytes : List.of(text, Dropped.gzip(text), Dropped.zstd(text))) {
                Dropped one = new Dropped(directory.resolve(name + bytes.length));
                one.put(name, bytes);
                assertThat(one.rows(Dropped.loans("0"))).containsExactly(READ);
            }
        }
    }

    @Test
    void compressedFileThatIsCutIsDamaged() {
        byte[] text = SEMICOLONS.repeat(200).getBytes(WESTERN);
        for (byte[] packed : List.of(Dropped.gzip(text), Dropped.zstd(text))) {
            for (int length : new int[] {5, packed.length / 2, packed.length - 1}) {
                dropped.put("emprunt.csv", Arrays.copyOf(packed, length));
                assertThat(codes(Dropped.loans("0"))).containsExactly(ProblemCode.SOURCE_DAMAGED_FILE);
            }
        }
    }

    @Test
    void workbookOrParquetUnderTheNameOfATextIsRefusedByItsName() {
        dropped.put("emprunt.csv", "PK\u0003\u0004…");
        assertThat(dropped.refused(Dropped.loans("0")))
                .extracting(Problem::code, Problem::found)
                .containsExactly(tuple(ProblemCode.SOURCE_DAMAGED_FILE, "ZIP, XLSX"));

        dropped.put("emprunt.csv", "PAR1…");
        assertThat(dropped.refused(Dropped.loans("0")))
                .extracting(Problem::code, Problem::found)
                .containsExactly(tuple(ProblemCode.SOURCE_DAMAGED_FILE, "Parquet"));
    }

    // ---------------------------------------------------------------- separators and quotes

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void separatorIsTheOneThatGivesTheDeclaredColumns(String separator) {
        String text = "genre~id~\"note, ; | et\"~montant~rendu~jour\n\"a;b\"~7~\"une \"\"note\"\",\n; |\"~3~f~\n";
        dropped.put("emprunt.csv", text.replace("~", separator));

        assertThat(dropped.rows(Dropped.loans("0"))).containsExactly("7,,3.00,f,a;b");
        assertThat(dropped.open(Dropped.loans("0")).notes().get(0).ignoredColumns())
                .containsExactly("note, ; | et");
    }

    @Test
    void filesOfOneRelationMayEachBeWrittenTheirOwnWay() {
        dropped.put("emprunt/1.csv", SEMICOLONS.getBytes(WESTERN))
                .put(
                        "emprunt/2.csv.gz",
                        Dropped.gzip((Dropped.HEADER + "\n2,2026-10-02,2.5,f,01\n").getBytes(StandardCharsets.UTF_8)));

        assertThat(dropped.rows(Dropped.loans("0"))).containsExactly(READ, "2,2026-10-02,2.50,f,01");
        assertThat(dialects()).containsExactly("UTF-8, ,, gzip", "windows-1252, ;");
    }

    // ---------------------------------------------------------------- columns

    @Test
    void columnOfAnotherNameIsRefusedWithTheOneThatWasMeant() {
        dropped.put("emprunt.csv", "id;jour;Montant;rendu;genres;x\n1;;;;;\n");

        assertThat(dropped.refused(Dropped.loans("0")))
                .containsExactly(
                        new Problem(ProblemCode.SOURCE_COLUMN_RENAMED, "emprunt.csv (UTF-8, ;)", "Montant", "montant"),
                        new Problem(ProblemCode.SOURCE_COLUMN_RENAMED, "emprunt.csv (UTF-8, ;)", "genres", "genre"));
    }

    @Test
    void columnThatIsNowhereIsRefusedWithThoseThatAre() {
        dropped.put("emprunt.csv", "id|jour|rendu|genre|prix total\n1||||\n".getBytes(WESTERN));

        assertThat(dropped.refused(Dropped.loans("0")))
                .containsExactly(new Problem(
                        ProblemCode.SOURCE_LACKS_COLUMN,
                        "emprunt.csv (UTF-8, |)",
                        "montant",
                        "id, jour, rendu, genre, prix total"));
    }

    @Test
    void columnThatStandsTwiceIsRefused() {
        dropped.put("emprunt.csv", "id,jour,montant,rendu,genre,montant\n1,,,,,\n");

        assertThat(codes(Dropped.loans("0"))).containsExactly(ProblemCode.SOURCE_COLUMN_TWICE);
    }

    @Test
    void firstLineThatMayBeARowIsNotTold() {
        dropped.put("lecteur.csv", "4711;Durand;31/10/1966;12 rue des Lilas;F\n4712;Petit;;;\n");

        assertThat(dropped.refused(Dropped.readers("0"), "4711", "Durand", "1966", "Lilas"))
                .extracting(Problem::code)
                .hasSize(5)
                .containsOnly(ProblemCode.SOURCE_LACKS_COLUMN);
    }

    @Test
    void fileWithoutALineIsDamaged() {
        for (String text : List.of("", "id,jour,montant,rendu,genre", "\n", "\"id\n")) {
            dropped.put("emprunt.csv", text);
            assertThat(codes(Dropped.loans("0"))).doesNotContain(ProblemCode.SOURCE_VALUE_MISSING);
        }
    }

    private List<ProblemCode> codes(RelationRequest request) {
        return dropped.refused(request).stream().map(Problem::code).toList();
    }

    private List<String> dialects() {
        return dropped.open(Dropped.loans("0")).notes().get(0).dialects();
    }
}
