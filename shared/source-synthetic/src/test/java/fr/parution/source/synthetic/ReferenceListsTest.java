// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code lists that are published, and the codes that the source uses, are the same. */
class ReferenceListsTest {

    private static final Path LISTS = Path.of("..", "datasets", "reference");

    private static final List<Certification> CERTIFICATIONS = new SyntheticSource(new SyntheticParameters(1_000, 1))
            .certifications()
            .toList();

    @Test
    void everyListNamesItsSourceEditionAndLicence() throws IOException {
        try (Stream<Path> files = Files.list(LISTS)) {
            assertThat(files.filter(file -> file.toString().endsWith(".csv")).toList())
                    .hasSizeGreaterThanOrEqualTo(13)
                    .allSatisfy(
                            file -> assertThat(lines(file))
                                    .first()
                                    .asString()
                                    .matches(
                                            "# Source: .+\\. Edition: (\\d{4}(-\\d\\d-\\d\\d)?|[A-Z]+ \\d{4})\\. Licence: .+\\."));
        }
    }

    @Test
    void certificationsAreThoseOfTheDirectoriesInTheSource() {
        List<String> expected = CERTIFICATIONS.stream()
                .filter(row -> row.code() != null)
                .sorted(Comparator.comparing((Certification row) -> Objects.requireNonNull(row.typeReferentiel()))
                        .thenComparing(row -> Integer.valueOf(Objects.requireNonNull(row.code()))))
                .map(row -> row.typeReferentiel() + row.code() + ";" + row.intitule())
                .toList();
        assertThat(list("certifications").stream().map(row -> row.get(0) + ";" + row.get(1)))
                .containsExactlyElementsOf(expected);
    }

    @Test
    void everyCodeOfACertificationIsInItsList() {
        assertThat(codes("nsf"))
                .hasSize(93)
                .containsAll(CERTIFICATIONS.stream()
                        .flatMap(row -> row.codesNsf().stream())
                        .distinct()
                        .toList());
        assertThat(codes("niveaux"))
                .containsExactlyInAnyOrderElementsOf(CERTIFICATIONS.stream()
                        .map(Certification::niveau)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        assertThat(codes("types_referentiel"))
                .containsExactlyInAnyOrderElementsOf(CERTIFICATIONS.stream()
                        .map(Certification::typeReferentiel)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    @Test
    void listsHaveTheCodesOfTheProgramInItsOrder() {
        assertThat(codes("statuts")).isEqualTo(names(Statut.values()));
        assertThat(codes("financeurs")).isEqualTo(names(Financeur.values()));
        assertThat(codes("modalites")).isEqualTo(names(Modalite.values()));
        assertThat(codes("domaines")).isEqualTo(names(Domaine.values()));
    }

    @ParameterizedTest
    @CsvSource({
        "titulaire, genre, genres, NR",
        "certification, type_referentiel, types_referentiel, ''",
        "certification, domaine, domaines, ''",
        "certification, niveau, niveaux, ''",
        "action_formation, modalite, modalites, ''",
        "dossier, statut, statuts, ''",
        "dossier, csp, situations, DE NR",
        "financement, financeur, financeurs, ''"
    })
    void schemaAllowsTheCodesOfTheListAndNoOther(String table, String column, String list, String besides) {
        List<String> published = codes(list);
        List<String> made = besides.isEmpty() ? List.of() : List.of(besides.split(" "));
        assertThat(published).containsAll(made);
        assertThat(allowed(table, column))
                .containsExactlyInAnyOrderElementsOf(
                        published.stream().filter(code -> !made.contains(code)).toList());
    }

    @Test
    void departmentsAndTheirRegionsAreThoseOfTheSource() {
        assertThat(list("departements").stream().collect(toMap(row -> row.get(0), row -> row.get(3))))
                .isEqualTo(Resource.table("departements.csv").stream()
                        .collect(toMap(row -> row.get(0), row -> row.get(2))));
        assertThat(codes("regions"))
                .containsExactlyInAnyOrderElementsOf(list("departements").stream()
                        .map(row -> row.get(3))
                        .distinct()
                        .toList());
    }

    /** The codes of {@code column … CHECK (column IN (…))}. */
    private static List<String> allowed(String table, String column) {
        String schema = Resource.text("schema.sql");
        int start = schema.indexOf("CREATE TABLE " + table + " (");
        Matcher in = Pattern.compile("CHECK \\(" + column + " IN \\(([^)]*)\\)").matcher(schema);
        assertThat(in.find(start)).as(table + "." + column).isTrue();
        assertThat(in.start()).isLessThan(schema.indexOf("\n);", start));
        return Pattern.compile("'([^']*)'")
                .matcher(in.group(1))
                .results()
                .map(code -> code.group(1))
                .toList();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static List<String> codes(String list) {
        return list(list).stream().map(row -> row.get(0)).toList();
    }

    private static List<List<String>> list(String name) {
        return lines(LISTS.resolve(name + ".csv")).stream()
                .skip(2)
                .map(line -> List.of(line.split(";", -1)))
                .toList();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
