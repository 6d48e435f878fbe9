// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that break their declaration: told by place and reason, set aside up to the declared share. */
final class RejectedRowsTest {

    private static final String WRONG = Dropped.HEADER + """

            1,2026-10-01,1.50,t,BD
            deux,2026-10-02,1.50,t,BD
            3,1899-12-31,-1,maybe,SECRET
            4,2026-10-03,1.50,t
            ,2026-10-04,1.50,t,BD
            6,,,,
            """;

    @TempDir
    private Path directory;

    private Dropped dropped;

    @BeforeEach
    void begin() {
        dropped = new Dropped(directory);
    }

    @Test
    void everyWrongValueIsToldByFileLineColumnAndReason() {
        dropped.put("emprunt.csv", WRONG);

        assertThat(dropped.refused(Dropped.loans("0"), "deux", "1899", "maybe"))
                .containsExactly(
                        problem(ProblemCode.SOURCE_VALUE_UNREADABLE, ":3 id", "integer"),
                        problem(ProblemCode.SOURCE_DATE_TOO_EARLY, ":4 jour", "1900-01-01"),
                        problem(ProblemCode.SOURCE_VALUE_TOO_SMALL, ":4 montant", "0"),
                        problem(ProblemCode.SOURCE_VALUE_UNREADABLE, ":4 rendu", "boolean"),
                        problem(ProblemCode.SOURCE_VALUE_NOT_IN_CODE_LIST, ":4 genre = SECRET", "genres"),
                        problem(ProblemCode.SOURCE_ROWS_BROKEN, ":5", "5"),
                        problem(ProblemCode.SOURCE_VALUE_MISSING, ":6 id", "integer"),
                        new Problem(ProblemCode.SOURCE_ROWS_REFUSED, "emprunt", "4 / 6", "0"));
    }

    @Test
    void noValueOfARelationAboutPersonsIsTold() {
        dropped.put("lecteur.csv", WRONG);

        assertThat(dropped.refused(Dropped.readers("0"), "SECRET", "deux", "1899", "maybe"))
                .contains(new Problem(ProblemCode.SOURCE_VALUE_NOT_IN_CODE_LIST, "lecteur.csv:4 genre", "1", "genres"));
        assertThat(Dropped.lines(quarantine(Dropped.readers("0.5"))))
                .noneMatch(line -> line.contains("SECRET") || line.contains("deux") || line.contains("1899"));
    }

    @Test
    void rowsAreSetAsideUpToTheDeclaredShare() {
        String right = "7,2026-10-05,1.00,f,01\n";
        dropped.put("emprunt.csv", WRONG + right.repeat(2));

        SourceSnapshot snapshot = dropped.open(Dropped.loans("0.5"));

        assertThat(Dropped.rows(snapshot))
                .containsExactly("1,2026-10-01,1.50,t,BD", "6,,,,", right.strip(), right.strip());
        assertThat(snapshot.notes())
                .extracting(DeliveryNote::relation, DeliveryNote::rows, DeliveryNote::setAside)
                .containsExactly(tuple("emprunt", 8L, 4L));
        assertThat(Dropped.lines(quarantine(Dropped.loans("0.5"))))
                .containsExactly(
                        "file,line,column,reason,expected,value",
                        "emprunt.csv,3,id,SOURCE_VALUE_UNREADABLE,integer,",
                        "emprunt.csv,4,jour,SOURCE_DATE_TOO_EARLY,1900-01-01,",
                        "emprunt.csv,4,montant,SOURCE_VALUE_TOO_SMALL,0,",
                        "emprunt.csv,4,rendu,SOURCE_VALUE_UNREADABLE,boolean,",
                        "emprunt.csv,4,genre,SOURCE_VALUE_NOT_IN_CODE_LIST,genres,SECRET",
                        "emprunt.csv,5,,SOURCE_ROWS_BROKEN,5,",
                        "emprunt.csv,6,id,SOURCE_VALUE_MISSING,integer,");
    }

    @Test
    void oneRowMoreThanTheShareStopsTheRunAndIsListedAllTheSame() {
        dropped.put("emprunt.csv", WRONG + "7,2026-10-05,1.00,f,01\n");

        assertThat(dropped.refused(Dropped.loans("0.5")))
                .contains(new Problem(ProblemCode.SOURCE_ROWS_REFUSED, "emprunt", "4 / 7", "0.5"));
        assertThat(quarantine(Dropped.loans("0.5"))).isNotEmptyFile();
    }

    @Test
    void shareIsOfAllFilesOfTheRelation() {
        dropped.put("emprunt/a.csv", Dropped.HEADER + "\nx,,,,\n");
        dropped.put("emprunt/b.csv", Dropped.HEADER + "\n" + "1,,,,\n".repeat(999));

        assertThat(dropped.rows(Dropped.loans("0.001"))).hasSize(999);
        assertThat(dropped.refused(Dropped.loans("0.0009")))
                .extracting(Problem::where)
                .containsExactly("emprunt/a.csv:2 id", "emprunt");
    }

    @Test
    void manyRowsWithOneFaultAreOneProblemWithTheFirstLines() {
        dropped.put("emprunt.csv", Dropped.HEADER + "\n" + "x,,,,\n".repeat(12));

        assertThat(dropped.refused(Dropped.loans("0")))
                .contains(new Problem(
                        ProblemCode.SOURCE_VALUE_UNREADABLE,
                        "emprunt.csv:2, 3, 4, 5, 6, 7, 8, 9, 10, 11, … id",
                        "12",
                        "integer"));
    }

    @Test
    void lineIsTheOneOnWhichTheRowBegins() {
        dropped.put("emprunt.csv", "note," + Dropped.HEADER + "\n\"a\nb\nc\",1,,,,\n\nd,x,,,,\n");

        assertThat(dropped.refused(Dropped.loans("0")))
                .first()
                .extracting(Problem::where)
                .isEqualTo("emprunt.csv:6 id");
    }

    @Test
    void columnWrittenInTwoWaysIsRefusedWhateverTheShare() {
        dropped.put(
                "emprunt.csv",
                Dropped.HEADER + "\n1,01/02/2026,1.50,,\n2,02/13/2026,\"1,50\",,\n" + "3,,,,\n".repeat(9));

        assertThat(dropped.refused(Dropped.loans("0.5")))
                .containsExactly(
                        new Problem(
                                ProblemCode.SOURCE_FORMS_MIXED,
                                "emprunt.csv jour",
                                "31/10/2026 × 1, 10/31/2026 × 1",
                                "2026-10-31 | 31/10/2026"),
                        new Problem(
                                ProblemCode.SOURCE_FORMS_MIXED,
                                "emprunt.csv montant",
                                "1234.50 × 1, 1234,50 × 1",
                                "1234.50 | 1234,50"));
    }

    @Test
    void fileThatStopsWithinARowIsDamagedWhateverTheShare() {
        String many = Dropped.HEADER + "\n" + "1,2026-10-01,1.50,t,BD\n".repeat(50);
        for (String end :
                List.of("2,2026-", "2,2026-10-01,1.50,t,\"B", "2,2026-10-01,1.50,t,\"BD\nx\n", "2,\"a\"b,,,\n")) {
            dropped.put("emprunt.csv", many + end);
            assertThat(dropped.refused(Dropped.loans("0.5")))
                    .extracting(Problem::code, Problem::where)
                    .containsExactly(tuple(ProblemCode.SOURCE_DAMAGED_FILE, "emprunt.csv:52"));
        }
        dropped.put("emprunt.csv", many + "2,2026-10-01,1.50,t,BD");
        assertThat(dropped.rows(Dropped.loans("0"))).hasSize(51);
    }

    private static Problem problem(ProblemCode code, String place, String expected) {
        return new Problem(code, "emprunt.csv" + place, "1", expected);
    }

    private Path quarantine(RelationRequest request) {
        return dropped.open(request).notes().get(0).quarantine();
    }
}
