// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.PeriodUnit;
import fr.parution.dataset.Text;
import fr.parution.dataset.Unit;
import fr.parution.describe.DatasetSummary.ColumnProfile;
import fr.parution.describe.DatasetSummary.GroupFigures;
import fr.parution.describe.DatasetSummary.PeriodFigures;
import fr.parution.describe.FrenchTerritory.Department;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The invented table behind {@link CatalogFixtures#users()}: its columns and the figures of its page. */
final class UsersTable {

    static final long ROWS = 188_425;
    private static final long HIDDEN_ROWS = 41_730;
    private static final int PERIODS = 25;
    /** Hidden in the last quarter: one alone could be found from the total of the region. */
    private static final Set<String> HIDDEN_DEPARTMENTS = Set.of("09", "48");

    private UsersTable() {}

    static List<PublishedColumn> columns() {
        List<PublishedColumn> columns = new ArrayList<>();
        add(columns, "trimestre_entree", ColumnRole.PERIOD, "Trimestre d'entrée", "Quarter of entry", "2026-T1");
        add(columns, "niveau", ColumnRole.LEVEL, "Niveau de la ligne", "Level of the row", "detail");
        add(columns, "code_region", ColumnRole.CODE, "Code de la région", "Code of the region", "76");
        add(columns, "nom_region", ColumnRole.LABEL, "Région de résidence", "Region of residence", "Occitanie");
        add(columns, "code_departement", ColumnRole.CODE, "Code du département", "Code of the department", "31");
        add(columns, "nom_departement", ColumnRole.LABEL, "Département", "Department", "Haute-Garonne");
        columns.add(label("genre", "Genre", "Gender", List.of("Femme", "Homme", "Non renseigné")));
        columns.add(label(
                "classe_age",
                "Classe d'âge",
                "Age class",
                List.of("Moins de 25 ans", "25-34 ans", "35-44 ans", "45-54 ans", "55 ans et plus")));
        columns.add(label(
                "situation", "Situation", "Situation", List.of("Demandeur d'emploi", "Cadre", "Employé", "Ouvrier")));
        add(columns, "nb_dossiers", Unit.FILE, "Nombre de dossiers", "Number of files", "1280");
        add(columns, "nb_titulaires", Unit.PERSON, "Nombre de titulaires", "Number of holders", "1164");
        add(columns, "montant_engage", Unit.EURO, "Montant engagé", "Amount committed", "1900800.00");
        add(columns, "prix_moyen", Unit.EURO, "Prix moyen", "Mean price", "1485.00");
        add(columns, "duree_moyenne", Unit.HOUR, "Durée moyenne", "Mean duration", "34.50");
        columns.add(new PublishedColumn(
                columns.size() + 1,
                "secret_statistique",
                ColumnType.TEXT,
                ColumnRole.SECRECY,
                new Text("Secret statistique", "Statistical secrecy"),
                new Text(
                        "S quand les chiffres de la ligne sont masqués.", "S where the figures of the row are hidden."),
                null,
                List.of("S"),
                "S"));
        return columns;
    }

    static DatasetSummary summary() {
        List<PeriodFigures> periods = new ArrayList<>();
        for (int i = 0; i < PERIODS; i++) {
            String label = PeriodUnit.QUARTER.label(PeriodUnit.QUARTER.of(LocalDate.of(2020, 1, 1)) + i);
            periods.add(new PeriodFigures(label, ROWS / PERIODS, HIDDEN_ROWS / PERIODS, figures(filesOf(i), i)));
        }
        return new DatasetSummary(ROWS, HIDDEN_ROWS, periods, breakdown(), profiles(), preview());
    }

    /** A dip in spring 2020, a peak at the end of 2021, then a slow decline with a wave over the seasons. */
    private static long filesOf(int quarter) {
        long trend = quarter == 1 ? 61_000 : quarter <= 7 ? 180_000 + 62_000L * quarter : 590_000 - 14_000L * quarter;
        long season = new long[] {21_000, 4_000, -33_000, 18_000}[quarter % 4];
        return trend + season + (quarter * 7_919L) % 1_000;
    }

    private static List<GroupFigures> breakdown() {
        List<Department> departments = FrenchTerritory.departments();
        long total = filesOf(PERIODS - 1);
        long weights = departments.stream().mapToLong(UsersTable::weight).sum();
        List<GroupFigures> groups = new ArrayList<>();
        for (Department department : departments) {
            long files = total * weight(department) / weights;
            groups.add(new GroupFigures(
                    List.of(department.regionCode(), department.code()),
                    List.of(department.regionName(), department.name()),
                    HIDDEN_DEPARTMENTS.contains(department.code()) ? Map.of() : figures(files, PERIODS - 1)));
        }
        return groups;
    }

    private static long weight(Department department) {
        long spread = (department.name().length() * 37L + department.name().charAt(1) * 53L) % 90 + 12;
        return department.regionCode().equals("11") ? 4 * spread : spread;
    }

    private static Map<String, BigDecimal> figures(long files, int quarter) {
        BigDecimal price = BigDecimal.valueOf(135_000 + 1_150L * quarter, 2);
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        figures.put("nb_dossiers", BigDecimal.valueOf(files));
        figures.put("nb_titulaires", BigDecimal.valueOf(files * 91 / 100));
        figures.put("montant_engage", price.multiply(BigDecimal.valueOf(files)));
        figures.put("prix_moyen", price);
        figures.put(
                "duree_moyenne", BigDecimal.valueOf(4_200 - 35L * quarter, 2).setScale(2, RoundingMode.HALF_UP));
        return figures;
    }

    private static List<ColumnProfile> profiles() {
        List<ColumnProfile> profiles = new ArrayList<>();
        for (PublishedColumn column : columns()) {
            boolean figure = column.role() == ColumnRole.MEASURE;
            profiles.add(new ColumnProfile(
                    column.name(),
                    column.role() == ColumnRole.SECRECY ? HIDDEN_ROWS : figure ? ROWS - HIDDEN_ROWS : ROWS,
                    figure ? HIDDEN_ROWS : 0,
                    figure ? BigDecimal.valueOf(5) : null,
                    figure ? BigDecimal.valueOf(filesOf(7)) : null));
        }
        return profiles;
    }

    private static List<List<@Nullable String>> preview() {
        return List.of(
                row(
                        "2020-T1",
                        "detail",
                        "01",
                        "Guadeloupe",
                        "971",
                        "Guadeloupe",
                        "Femme",
                        "25-34 ans",
                        "Employé",
                        "41",
                        "39",
                        "57810.00",
                        "1410.00",
                        "38.20",
                        null),
                row(
                        "2020-T1",
                        "detail",
                        "01",
                        "Guadeloupe",
                        "971",
                        "Guadeloupe",
                        "Femme",
                        "25-34 ans",
                        "Cadre",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "S"),
                row(
                        "2020-T1",
                        "detail",
                        "01",
                        "Guadeloupe",
                        "971",
                        "Guadeloupe",
                        "Homme",
                        "25-34 ans",
                        "Ouvrier",
                        "27",
                        "27",
                        "33210.00",
                        "1230.00",
                        "31.00",
                        null),
                row(
                        "2020-T1",
                        "detail",
                        "11",
                        "Île-de-France",
                        "75",
                        "Paris",
                        "Non renseigné",
                        "55 ans et plus",
                        "Cadre",
                        "12",
                        "11",
                        "19440.00",
                        "1620.00",
                        null,
                        null));
    }

    private static List<@Nullable String> row(@Nullable String... values) {
        return Arrays.asList(values);
    }

    private static PublishedColumn label(String name, String fr, String en, List<String> values) {
        int fieldId = 100 + name.length();
        return new PublishedColumn(
                fieldId,
                name,
                ColumnType.TEXT,
                ColumnRole.LABEL,
                new Text(fr, en),
                described(fr, en),
                null,
                values,
                values.get(0));
    }

    private static void add(
            List<PublishedColumn> columns, String name, ColumnRole role, String fr, String en, String example) {
        columns.add(new PublishedColumn(
                columns.size() + 1,
                name,
                ColumnType.TEXT,
                role,
                new Text(fr, en),
                described(fr, en),
                null,
                List.of(),
                example));
    }

    private static void add(
            List<PublishedColumn> columns, String name, Unit unit, String fr, String en, String example) {
        columns.add(new PublishedColumn(
                columns.size() + 1,
                name,
                example.indexOf('.') < 0 ? ColumnType.WHOLE : ColumnType.DECIMAL,
                ColumnRole.MEASURE,
                new Text(fr, en),
                described(fr, en),
                unit.label(),
                List.of(),
                example));
    }

    private static Text described(String fr, String en) {
        return new Text(fr + ", tel que déclaré au moment de l'achat.", en + ", as declared at the time of purchase.");
    }
}
