// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static fr.parution.dataset.ProjectFolder.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The block {@code changes} of a declaration. */
final class SchemaChangesTest {

    private static final String FIRST =
            "  - {version: 1.0.0, date: 2026-11-24, fr: Première version des colonnes., en: First version of the columns.}\n";

    @TempDir
    private Path directory;

    @Test
    void everyDataSetTellsItsVersionsNewestFirst() {
        for (Path project : java.util.List.of(ProjectFolder.REAL, ProjectFolder.EXAMPLE)) {
            assertThat(ProjectReader.read(project).datasets())
                    .isNotEmpty()
                    .allSatisfy(dataset ->
                            assertThat(dataset.changes().get(0).version()).isEqualTo(dataset.schemaVersion()));
        }
    }

    @Test
    void entriesAreReadWithTheirDays() {
        ProjectFolder folder = with(
                "2.0.0",
                "  - {version: 2.0.0, date: 2027-03-01, notice: 2027-01-15, fr: Deux., en: Two.}\n"
                        + "  - {version: 1.1.0, date: 2026-12-01, fr: Un., en: One.}\n");
        assertThat(changes(folder))
                .startsWith(
                        new SchemaChange(
                                "2.0.0",
                                LocalDate.of(2027, 3, 1),
                                LocalDate.of(2027, 1, 15),
                                new Text("Deux.", "Two.")),
                        new SchemaChange("1.1.0", LocalDate.of(2026, 12, 1), null, new Text("Un.", "One.")))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1.1.0|{version: 1.1.0, date: 2026-12-01, fr: A., en: A.}|",
                "1.0.0|{version: 1.1.0, date: 2026-12-01, fr: A., en: A.}|DECLARATION_BAD_VALUE 1.1.0 1.0.0",
                "1.0.0|{version: 1.0.0, date: 2026-12-01, fr: A., en: A.}|DECLARATION_BAD_VALUE 1.0.0 > 1.0.0",
                "1.1.0|{version: 1.1.0, date: 2026-11-23, fr: A., en: A.}|DECLARATION_BAD_VALUE 2026-11-23 ≥ 2026-11-24",
                "1.1.0|{version: 1.1.0, date: demain, fr: A., en: A.}|DECLARATION_BAD_VALUE demain 2026-12-01",
                "1.1.0|{version: un, date: 2026-12-01, fr: A., en: A.}|DECLARATION_BAD_VALUE un 1.0.0",
                "1.1.0|{version: 1.1.0, date: 2026-12-01, fr: A.}|DECLARATION_LABEL_MISSING en en: …",
                "1.1.0|{version: 1.1.0, fr: A., en: A.}|DECLARATION_MISSING date date: 2026-12-01",
                "1.1.0|{version: 1.1.0, date: 2026-12-01, avis: x, fr: A., en: A.}|DECLARATION_UNKNOWN_WORD avis",
                "2.0.0|{version: 2.0.0, date: 2027-03-01, fr: A., en: A.}|DECLARATION_MISSING notice notice: 2027-01-30",
                "2.0.0|{version: 2.0.0, date: 2027-03-01, notice: 2027-01-30, fr: A., en: A.}|",
                "2.0.0|{version: 2.0.0, date: 2027-03-01, notice: 2027-01-31, fr: A., en: A.}"
                        + "|DECLARATION_BAD_VALUE 2027-01-31 ≤ 2027-01-30"
            })
    void faultOfAnEntryIsNamedAtItsLine(String version, String entry, String told) {
        ProjectFolder folder = with(version, "  - " + entry + "\n");
        if (told == null) {
            assertThat(changes(folder)).hasSize(2);
            return;
        }
        int line = folder.line(USERS, entry);
        assertThat(folder.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code() + " " + problem.found() + " " + problem.expected())
                    .startsWith(told);
            assertThat(problem.where()).startsWith(USERS + ":" + line + ":");
        });
    }

    @Test
    void laterMajorVersionNeedsItsNoticeEvenWhereItIsTheFirstEntry() {
        ProjectFolder folder = ProjectFolder.copyTo(directory)
                .replace(USERS, "schemaVersion: 1.0.0", "schemaVersion: 2.0.0")
                .replace(USERS, "version: 1.0.0, date", "version: 2.0.0, date");
        assertThat(folder.problems()).extracting(Problem::found).containsExactly("notice");
    }

    @ParameterizedTest
    @CsvSource({"'changes:\n',''", "'changes:\n','changes: []\n'"})
    void dataSetWithoutAnEntryIsRefused(String old, String by) {
        ProjectFolder folder =
                ProjectFolder.copyTo(directory).replace(USERS, FIRST, "").replace(USERS, old, by);
        assertThat(folder.problems())
                .extracting(Problem::code, Problem::found)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ProblemCode.DECLARATION_MISSING, "changes"));
    }

    private ProjectFolder with(String version, String entries) {
        return ProjectFolder.copyTo(directory)
                .replace(USERS, "schemaVersion: 1.0.0", "schemaVersion: " + version)
                .replace(USERS, FIRST, entries + FIRST);
    }

    private static java.util.List<SchemaChange> changes(ProjectFolder folder) {
        return folder.read().dataset(USERS.replace(".yaml", "")).changes();
    }
}
