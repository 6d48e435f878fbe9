// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.SchemaChange;
import fr.parution.dataset.Text;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which change of columns a version allows. */
final class ColumnContractTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate TOMORROW = TODAY.plusDays(1);
    private static final LocalDate LONG_AGO = LocalDate.of(2026, 1, 1);
    private static final Text TEXT = new Text("texte", "text");
    private static final Text EUROS = new Text("euros", "euros");

    private static final PublishedColumn MONTH = column("mois", ColumnType.TEXT, ColumnRole.PERIOD, null);
    private static final PublishedColumn CODE =
            column("code_region", ColumnType.TEXT, ColumnRole.CODE, null, "11", "24", "_T");
    private static final PublishedColumn LABEL =
            column("nom_region", ColumnType.TEXT, ColumnRole.LABEL, null, "Île-de-France", "Centre", "Ensemble");
    private static final PublishedColumn AGE =
            described("age", ColumnRole.LABEL, new Text("Âge.", "Age."), "jeune", "vieux");
    private static final PublishedColumn FILES = column("nb", ColumnType.WHOLE, ColumnRole.MEASURE, TEXT);
    private static final PublishedColumn AMOUNT = column("montant", ColumnType.DECIMAL, ColumnRole.MEASURE, EUROS);
    private static final List<PublishedColumn> PUBLISHED = List.of(MONTH, CODE, LABEL, AGE, FILES, AMOUNT);

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of("nothing", PUBLISHED, List.of()),
                Arguments.of("removed", List.of(MONTH, CODE, LABEL, AGE, FILES), List.of("REMOVED montant")),
                Arguments.of(
                        "renamed",
                        List.of(MONTH, CODE, LABEL, AGE, FILES, named(AMOUNT, "somme")),
                        List.of("REMOVED montant", "ADDED somme")),
                Arguments.of(
                        "added in the middle",
                        List.of(MONTH, CODE, LABEL, named(FILES, "autre"), AGE, FILES, AMOUNT),
                        List.of("ADDED autre")),
                Arguments.of("moved", List.of(MONTH, CODE, LABEL, FILES, AMOUNT, AGE), List.of("MOVED age")),
                Arguments.of(
                        "of another type",
                        replaced(column("nb", ColumnType.DECIMAL, ColumnRole.MEASURE, TEXT)),
                        List.of("TYPE_CHANGED nb")),
                Arguments.of(
                        "of another unit",
                        replaced(column("montant", ColumnType.DECIMAL, ColumnRole.MEASURE, TEXT)),
                        List.of("UNIT_CHANGED montant")),
                Arguments.of(
                        "without its unit",
                        replaced(column("montant", ColumnType.DECIMAL, ColumnRole.MEASURE, null)),
                        List.of("UNIT_CHANGED montant")),
                Arguments.of(
                        "optional",
                        replaced(column("mois", ColumnType.TEXT, ColumnRole.ATTRIBUTE, null)),
                        List.of("MADE_OPTIONAL mois")),
                Arguments.of(
                        "without a code",
                        replaced(
                                column("code_region", ColumnType.TEXT, ColumnRole.CODE, null, "11", "_T"),
                                column(
                                        "nom_region",
                                        ColumnType.TEXT,
                                        ColumnRole.LABEL,
                                        null,
                                        "Île-de-France",
                                        "Ensemble")),
                        List.of("CODES_REMOVED code_region")),
                Arguments.of(
                        "with another code",
                        replaced(
                                column("code_region", ColumnType.TEXT, ColumnRole.CODE, null, "11", "24", "27", "_T"),
                                column(
                                        "nom_region",
                                        ColumnType.TEXT,
                                        ColumnRole.LABEL,
                                        null,
                                        "Île-de-France",
                                        "Centre",
                                        "Bourgogne",
                                        "Ensemble")),
                        List.of("CODES_ADDED code_region")),
                Arguments.of(
                        "with a label that is told better beside its code",
                        replaced(column(
                                "nom_region",
                                ColumnType.TEXT,
                                ColumnRole.LABEL,
                                null,
                                "Île-de-France",
                                "Centre-Val de Loire",
                                "Ensemble")),
                        List.of()),
                Arguments.of(
                        "with another label where no code stands",
                        replaced(described("age", ColumnRole.LABEL, new Text("Âge.", "Age."), "jeunes", "vieux")),
                        List.of("CODES_REMOVED age", "CODES_ADDED age")),
                Arguments.of(
                        "with an open list",
                        replaced(column("code_region", ColumnType.TEXT, ColumnRole.CODE, null)),
                        List.of("CODES_REMOVED code_region")),
                Arguments.of(
                        "with other texts",
                        replaced(new PublishedColumn(
                                FILES.fieldId(),
                                "nb",
                                ColumnType.WHOLE,
                                ColumnRole.MEASURE,
                                EUROS,
                                EUROS,
                                TEXT,
                                List.of(),
                                "7")),
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void changeIsRecognised(String name, List<PublishedColumn> columns, List<String> found) {
        assertThat(ColumnComparison.of(PUBLISHED, columns))
                .extracting(change -> change.kind() + " " + change.column())
                .containsExactlyElementsOf(found);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void whatBreaksNeedsAMajorVersionAndWhatIsNewAMinorOne(
            String name, List<PublishedColumn> columns, List<String> found) {
        boolean breaks = found.stream().anyMatch(change -> !change.matches("(ADDED|CODES_ADDED) .*"));
        boolean adds = !breaks && !found.isEmpty();
        assertThat(refused(columns, "1.2.0", first())).isEqualTo(breaks || adds);
        assertThat(refused(columns, "1.2.0", change("1.2.1"), first())).isEqualTo(breaks || adds);
        assertThat(refused(columns, "1.2.0", change("1.3.0"), first())).isEqualTo(breaks);
        assertThat(refused(columns, "1.2.0", change("2.0.0"), first())).isFalse();
        assertThat(refused(columns, "1.2.0", change("2.1.0"), change("2.0.0"), first()))
                .isFalse();
        assertThat(refused(columns, "1.2.1", first())).isTrue();
    }

    @Test
    void breakingChangeWaitsForItsDay() {
        List<PublishedColumn> without = PUBLISHED.subList(0, 5);
        SchemaChange tomorrow = new SchemaChange("2.0.0", TOMORROW, LONG_AGO, TEXT);
        assertThat(problems(without, "1.2.0", tomorrow, first()))
                .containsExactly(
                        Problem.of(ProblemCode.RELEASE_BREAKS_COLUMNS, "essai: montant", "no such column", "DECIMAL"),
                        Problem.of(ProblemCode.RELEASE_BEFORE_ITS_DAY, "essai.yaml changes 2.0.0", TODAY, TOMORROW));
        assertThat(problems(
                        without,
                        "1.2.0",
                        new SchemaChange("2.0.1", TOMORROW, null, TEXT),
                        new SchemaChange("2.0.0", TODAY, LONG_AGO, TEXT),
                        first()))
                .isEmpty();
        assertThat(problems(PUBLISHED, "1.2.0", tomorrow, first())).isEmpty();
    }

    @Test
    void everyChangeIsNamedWithWhatWasPublishedAndWhatToWrite() {
        List<PublishedColumn> columns = List.of(
                MONTH,
                LABEL,
                CODE,
                AGE,
                column("nb", ColumnType.DECIMAL, ColumnRole.MEASURE, TEXT),
                named(AMOUNT, "x"));
        assertThat(problems(columns, "1.2.0", first()))
                .containsExactly(
                        Problem.of(
                                ProblemCode.RELEASE_BREAKS_COLUMNS,
                                "essai: nom_region",
                                "mois, nom_region",
                                "code_region, nom_region"),
                        Problem.of(ProblemCode.RELEASE_BREAKS_COLUMNS, "essai: nb", "DECIMAL", "WHOLE"),
                        Problem.of(ProblemCode.RELEASE_BREAKS_COLUMNS, "essai: montant", "no such column", "DECIMAL"),
                        Problem.of(ProblemCode.RELEASE_VERSION_TOO_LOW, "essai.yaml schemaVersion", "1.2.0", "2.0.0"));
        List<PublishedColumn> more = new ArrayList<>(PUBLISHED);
        more.add(named(AMOUNT, "x"));
        assertThat(problems(more, "1.2.0", first()))
                .containsExactly(
                        Problem.of(ProblemCode.RELEASE_VERSION_TOO_LOW, "essai: x + DECIMAL", "1.2.0", "1.3.0"));
    }

    @Test
    void refusalIsToldInBothLanguages() {
        Problem problem = problems(PUBLISHED.subList(0, 5), "1.2.0", first()).get(0);
        assertThat(problem.text(java.util.Locale.FRENCH))
                .contains("montant", "colonne absente", "version majeure", "30 jours");
        assertThat(problem.text(java.util.Locale.ENGLISH)).contains("montant", "no such column", "30 days");
        assertThat(SchemaChange.LEAST_NOTICE_DAYS).isEqualTo(30);
    }

    @Test
    void changelogKeepsWhatOlderReleasesShowedAndComparesTheNewest() {
        List<PublishedColumn> before = PUBLISHED.subList(0, 5);
        ColumnChange added = new ColumnChange(ColumnChange.Kind.ADDED, "montant", "", "DECIMAL");
        List<ColumnVersion> versions =
                contract(PUBLISHED, change("1.3.0"), first()).versions(Optional.of(document(before, "1.2.0")));
        assertThat(versions).extracting(ColumnVersion::columns).containsExactly(List.of(added), List.of());
        DatasetDocument published = document(PUBLISHED, "1.3.0", versions);
        assertThat(contract(PUBLISHED, change("1.3.0"), first()).versions(Optional.of(published)))
                .isEqualTo(versions);
        assertThat(contract(PUBLISHED, change("1.3.1"), change("1.3.0"), first())
                        .versions(Optional.of(published)))
                .extracting(ColumnVersion::columns)
                .containsExactly(List.of(), List.of(added), List.of());
        assertThat(contract(PUBLISHED, first()).versions(Optional.empty()))
                .extracting(ColumnVersion::columns)
                .containsExactly(List.of());
    }

    @Property
    void anyOtherOrderOfTheSameColumnsBreaksAndNamesOneThatMoved(@ForAll @IntRange(min = 0, max = 719) int order) {
        List<PublishedColumn> left = new ArrayList<>(PUBLISHED);
        List<PublishedColumn> columns = new ArrayList<>();
        for (int i = left.size(), rest = order; i > 0; rest /= i, i--) {
            columns.add(left.remove(rest % i));
        }
        List<ColumnChange> found = ColumnComparison.of(PUBLISHED, columns);
        assertThat(found.isEmpty()).isEqualTo(columns.equals(PUBLISHED));
        assertThat(found).allMatch(change -> change.kind() == ColumnChange.Kind.MOVED);
        List<String> moved = found.stream().map(ColumnChange::column).toList();
        assertThat(columns.stream().filter(column -> !moved.contains(column.name())))
                .as("what did not move stands as it stood")
                .containsExactlyElementsOf(PUBLISHED.stream()
                        .filter(column -> !moved.contains(column.name()))
                        .toList());
    }

    @Property
    void addingAnyColumnsAnywhereBreaksNobodyAndTakingThemAwayDoes(@ForAll @IntRange(min = 1, max = 63) int kept) {
        List<PublishedColumn> some = IntStream.range(0, PUBLISHED.size())
                .filter(i -> (kept >> i & 1) == 1)
                .mapToObj(PUBLISHED::get)
                .filter(column -> column != LABEL)
                .toList();
        List<PublishedColumn> all =
                PUBLISHED.stream().filter(column -> column != LABEL).toList();
        assertThat(ColumnComparison.of(some, all))
                .hasSize(all.size() - some.size())
                .noneMatch(change -> change.kind().isBreaking());
        assertThat(ColumnComparison.of(all, some))
                .hasSize(all.size() - some.size())
                .allMatch(change -> change.kind() == ColumnChange.Kind.REMOVED);
    }

    private static boolean refused(List<PublishedColumn> columns, String published, SchemaChange... changes) {
        return !problems(columns, published, changes).isEmpty();
    }

    private static List<Problem> problems(List<PublishedColumn> columns, String published, SchemaChange... changes) {
        Problems problems = new Problems();
        contract(columns, changes).check(document(PUBLISHED, published), problems);
        return problems.list();
    }

    private static ColumnContract contract(List<PublishedColumn> columns, SchemaChange... changes) {
        return new ColumnContract("essai", columns, List.of(changes), TODAY);
    }

    private static SchemaChange first() {
        return change("1.2.0");
    }

    private static SchemaChange change(String version) {
        return new SchemaChange(version, LONG_AGO.plusDays(40), LONG_AGO, TEXT);
    }

    private static DatasetDocument document(List<PublishedColumn> columns, String version) {
        return document(columns, version, List.of());
    }

    private static DatasetDocument document(
            List<PublishedColumn> columns, String version, List<ColumnVersion> versions) {
        DatasetDescription users = CatalogFixtures.users();
        return new DatasetDocument(
                "essai",
                version,
                TEXT,
                TEXT,
                List.of(),
                List.of(),
                users.frequency(),
                TEXT,
                users.page(),
                "2020-01-01",
                "2026-03-31",
                columns,
                users.summary(),
                versions,
                List.of(),
                null,
                null,
                null,
                null);
    }

    private static List<PublishedColumn> replaced(PublishedColumn... by) {
        return PUBLISHED.stream()
                .map(column -> Stream.of(by)
                        .filter(other -> other.name().equals(column.name()))
                        .findFirst()
                        .orElse(column))
                .toList();
    }

    private static PublishedColumn named(PublishedColumn column, String name) {
        return column(name, column.type(), column.role(), column.unit());
    }

    private static PublishedColumn column(
            String name, ColumnType type, ColumnRole role, @Nullable Text unit, String... values) {
        return new PublishedColumn(
                Math.abs(name.hashCode()) + 1, name, type, role, TEXT, TEXT, unit, List.of(values), "x");
    }

    private static PublishedColumn described(String name, ColumnRole role, Text description, String... values) {
        return new PublishedColumn(
                Math.abs(name.hashCode()) + 1,
                name,
                ColumnType.TEXT,
                role,
                TEXT,
                description,
                null,
                List.of(values),
                "x");
    }
}
