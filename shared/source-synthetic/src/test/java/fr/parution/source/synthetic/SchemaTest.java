// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final Pattern TABLE = Pattern.compile("CREATE TABLE (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile(
            "^  ([a-z][a-z0-9_]*) +(bigint|int|text|date|boolean|numeric\\(10,2\\))(.*)$", Pattern.MULTILINE);

    private static final Map<String, List<? extends Column<?>>> TABLES = tables();

    @Test
    void columnsAreNamedTypedAndOrderedAsInTheDatabase() {
        Map<String, List<String>> expected = new LinkedHashMap<>();
        Matcher tables = TABLE.matcher(Resource.text("schema.sql"));
        while (tables.find()) {
            expected.put(
                    tables.group(1),
                    COLUMN.matcher(tables.group(2))
                            .results()
                            .map(column -> column.group(1) + " " + column.group(2)
                                    + (column.group(3).matches("(?s).*(NOT NULL|PRIMARY KEY).*") ? "" : " null"))
                            .toList());
        }
        Map<String, List<String>> found = new LinkedHashMap<>();
        TABLES.forEach((name, columns) ->
                found.put(name, columns.stream().map(SchemaTest::described).toList()));
        assertThat(found).isEqualTo(expected).hasSize(9);
    }

    @Test
    void readOnlyRoleMayReadEveryTableAndNothingElse() {
        String roles = Resource.text("roles.sql");
        assertThat(TABLES.keySet()).allSatisfy(table -> assertThat(roles).contains(table));
        assertThat(roles).doesNotContain("INSERT").doesNotContain("ALL PRIVILEGES");
    }

    @Test
    void copyTextMarksMissingValuesAndEscapesWhatWouldBeReadAsAMark() {
        Titulaire person =
                new Titulaire(9, "x", "a\tb\\c\nd", "é", null, LocalDate.of(1999, 1, 2), "2A", "a@exemple.invalid");
        CopyText text = new CopyText();
        text.row(new SourceTable<>("titulaire", 1, 1, Columns.TITULAIRE, i -> Stream.of(person)), person);
        assertThat(text.drain()).isEqualTo("9\tx\ta\\tb\\\\c\\nd\té\t\\N\t1999-01-02\t2A\ta@exemple.invalid\n");
    }

    @Test
    void copyTextWritesAmountsWithTwoDecimals() {
        CopyText text = new CopyText();
        Financement line = new Financement(1, Financeur.CEC, 123_05);
        text.row(new SourceTable<>("financement", 1, 1, Columns.FINANCEMENT, i -> Stream.of(line)), line);
        assertThat(text.drain()).isEqualTo("1\tCEC\t123.05\n");
    }

    @Test
    void departmentsAreTheHundredAndOneOfEighteenRegions() {
        List<List<String>> rows = Resource.table("departements.csv");
        assertThat(rows).hasSize(101);
        assertThat(rows.stream().map(row -> row.get(2)).distinct()).hasSize(18);
        assertThat(rows.stream().mapToLong(row -> Long.parseLong(row.get(4))).sum())
                .isBetween(66_000_000L, 69_000_000L);
    }

    @Test
    void certificationsAreNumberedWithoutGapsAndTheirCodesAreNotRepeated() {
        Certifications certifications = new Certifications();
        List<Certification> rows = Stream.iterate(0, i -> i + 1)
                .limit(certifications.size())
                .map(certifications::row)
                .toList();
        assertThat(rows).hasSizeBetween(400, 600);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).id()).isEqualTo(i + 1);
        }
        assertThat(rows.stream().filter(row -> row.code() != null).map(row -> row.typeReferentiel() + row.code()))
                .doesNotHaveDuplicates();
        assertThat(rows.stream().map(Certification::codeCertifinfo)).doesNotHaveDuplicates();
    }

    @Test
    void legalExceptionsAreInNoDirectoryAndSomeOtherCertificationsAreNoLongerInOne() {
        assertThat(new SyntheticSource(new SyntheticParameters(1_000, 1))
                        .certifications()
                        .filter(row -> row.code() == null)
                        .map(Certification::domaine))
                .containsOnly(Domaine.values());
    }

    @Test
    void labelOfAFormacodeDependsOnItsCode() {
        Map<String, Set<String>> labels = new SyntheticSource(new SyntheticParameters(1_000, 1))
                .certifications()
                .collect(groupingBy(
                        row -> row.codesFormacode().get(0), mapping(Certification::libelleFormacode, toSet())));
        assertThat(labels.values()).allMatch(found -> found.size() == 1);
    }

    @Test
    void certificationRefusesACodeWithoutADirectoryAndAnExceptionWithACode() {
        assertThatThrownBy(() -> certification(null, "1", Domaine.CERTIFIANT, List.of("326")))
                .hasMessageContaining("directory or a code without the other");
        assertThatThrownBy(() -> certification("RS", "1", Domaine.BILAN, List.of("326")))
                .hasMessageContaining("legal exception");
        assertThatThrownBy(() -> certification("RS", "1", Domaine.CERTIFIANT, List.of("326", "320", "321", "322")))
                .hasMessageContaining("4 codes, expected 1 to 3");
    }

    private static Certification certification(@Nullable String type, String code, Domaine domaine, List<String> nsf) {
        return new Certification(
                1, type, code, 1, "Essai", domaine, null, nsf, List.of("31088"), "Développement", List.of());
    }

    private static Map<String, List<? extends Column<?>>> tables() {
        Map<String, List<? extends Column<?>>> tables = new LinkedHashMap<>();
        tables.put("titulaire", Columns.TITULAIRE);
        tables.put("organisme", Columns.ORGANISME);
        tables.put("certification", Columns.CERTIFICATION);
        tables.put("lieu", Columns.LIEU);
        tables.put("formation", Columns.FORMATION);
        tables.put("action_formation", Columns.ACTION);
        tables.put("session_formation", Columns.SESSION);
        tables.put("dossier", Columns.DOSSIER);
        tables.put("financement", Columns.FINANCEMENT);
        return tables;
    }

    private static String described(Column<?> column) {
        String type = switch (column.type()) {
            case INT32 -> "int";
            case INT64 -> "bigint";
            case TEXT -> "text";
            case DATE -> "date";
            case EUROS -> "numeric(10,2)";
            case FLAG -> "boolean";
        };
        return column.name() + " " + type + (column.nullable() ? " null" : "");
    }
}
