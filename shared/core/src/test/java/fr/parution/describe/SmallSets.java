// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.Frequency;
import fr.parution.dataset.Page;
import fr.parution.dataset.Text;
import fr.parution.dataset.Unit;
import fr.parution.describe.DatasetSummary.ColumnProfile;
import fr.parution.describe.DatasetSummary.GroupFigures;
import fr.parution.describe.DatasetSummary.PeriodFigures;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two invented data sets unlike that of the users, whose totals stand in files of their own. */
public final class SmallSets {

    /** The id of the offer. */
    public static final String OFFER = "offre";

    /** The id of the entries. */
    public static final String ENTRIES = "entrees";

    /** A text of the offer, too long for a page and full of markup. */
    public static final String STRENGTHS = "<p>Une équipe d'experts &amp; des \"cas\" réels.</p>"
            + "<ul><li>Places limitées</li></ul>".repeat(30) + " La fin.";

    private static final Text TEXT = new Text("Décrit pour l'essai.", "Described for the trial.");

    /** As long as portals want a description. */
    private static final Text LONG = new Text(
            "Un petit jeu de données inventé pour l'essai des pages, dont les totaux ont leurs propres fichiers, avec des"
                    + " textes et des codes.",
            "A small data set invented for the trial of pages, whose totals have files of their own, with texts and with"
                    + " codes in it.");

    private SmallSets() {}

    /** A snapshot of one day, with texts and without persons. */
    public static DatasetDescription offer() {
        List<PublishedColumn> columns = List.of(
                column("date_extract", ColumnType.TEXT, ColumnRole.PERIOD, null, "2026-04-01"),
                column("niveau", ColumnType.TEXT, ColumnRole.LEVEL, null, "detail"),
                column("nom_departement", ColumnType.TEXT, ColumnRole.LABEL, null, "Paris"),
                column("code_rncp", ColumnType.WHOLE, ColumnRole.ATTRIBUTE, null, "37873"),
                column("points_forts", ColumnType.TEXT, ColumnRole.ATTRIBUTE, null, STRENGTHS),
                column("nb_action", ColumnType.WHOLE, ColumnRole.MEASURE, new Text("actions", "actions"), "12"),
                column("prix_moyen", ColumnType.DECIMAL, ColumnRole.MEASURE, Unit.EURO.label(), "1558.00"));
        Map<String, BigDecimal> total =
                Map.of("nb_action", new BigDecimal("3155"), "prix_moyen", new BigDecimal("1558"));
        DatasetSummary summary = new DatasetSummary(
                2_107,
                0,
                List.of(new PeriodFigures("2026-04-01", 2_107, 0, total)),
                List.of(group("59", "Nord", "124"), group("75", "Paris", "102")),
                List.of(
                        new ColumnProfile("niveau", 1_987, 0, null, null),
                        new ColumnProfile("code_rncp", 1_987, 0, BigDecimal.valueOf(-1), BigDecimal.valueOf(90_232)),
                        new ColumnProfile("points_forts", 1_200, 0, null, null),
                        new ColumnProfile("nb_action", 1_987, 0, BigDecimal.ONE, BigDecimal.valueOf(2_020))),
                List.of(row("2026-04-01", "detail", "Paris", "-1", STRENGTHS, "4", "1200.00")));
        return describe(
                OFFER,
                new Text("L'offre - formations à l'achat", "The offer - Trainings on sale"),
                Frequency.DAILY,
                new Page("nb_action", List.of("nb_action", "prix_moyen"), "departement"),
                List.of(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 1)),
                columns,
                List.of("parquet", "csv.gz", "-totaux.parquet", "-totaux.csv.gz", "-totaux.json-table-schema.json"),
                summary);
    }

    /** Months since November of a year, without a breakdown. */
    public static DatasetDescription entries() {
        List<PublishedColumn> columns = List.of(
                column("annee_mois", ColumnType.TEXT, ColumnRole.PERIOD, null, "2020-01"),
                column("annee", ColumnType.WHOLE, ColumnRole.PERIOD, null, "2020"),
                column("niveau", ColumnType.TEXT, ColumnRole.LEVEL, null, "detail"),
                column("raison_sociale", ColumnType.TEXT, ColumnRole.ATTRIBUTE, null, "Institut Belval"),
                column("entrees", ColumnType.WHOLE, ColumnRole.MEASURE, new Text("entrées", "entries"), "12"),
                column("secret_statistique", ColumnType.TEXT, ColumnRole.SECRECY, null, "S"));
        List<PeriodFigures> periods = new ArrayList<>();
        for (int i = 0; i < 29; i++) {
            String month = LocalDate.of(2023, 11, 1).plusMonths(i).toString().substring(0, 7);
            periods.add(new PeriodFigures(month, 40, 30, Map.of("entrees", BigDecimal.valueOf(1_500 + 13L * i))));
        }
        return describe(
                ENTRIES,
                new Text("Les entrées - par organisme", "Entries - By training body"),
                Frequency.MONTHLY,
                new Page("entrees", List.of("entrees"), null),
                List.of(LocalDate.of(2023, 11, 1), LocalDate.of(2026, 3, 31)),
                columns,
                List.of("parquet", "csv", "json", "-2025.csv", "-2026.csv", "-totaux.csv"),
                new DatasetSummary(
                        1_160,
                        870,
                        periods,
                        List.of(),
                        List.of(new ColumnProfile(
                                "annee", 1_000, 0, BigDecimal.valueOf(2_023), BigDecimal.valueOf(2_026))),
                        List.of(row("2026-03", "2026", "detail", "Institut Belval", null, "S"))));
    }

    private static DatasetDescription describe(
            String id,
            Text title,
            Frequency frequency,
            Page page,
            List<LocalDate> days,
            List<PublishedColumn> columns,
            List<String> files,
            DatasetSummary summary) {
        return new DatasetDescription(
                id,
                "1.0.0",
                title,
                LONG,
                List.of(TEXT, TEXT, TEXT),
                List.of("EDUC"),
                frequency,
                TEXT,
                page,
                CatalogFixtures.TAG,
                days.get(0),
                days.get(1),
                CatalogFixtures.FIRST_ISSUED,
                CatalogFixtures.ISSUED,
                columns,
                files.stream().map(file -> file(id, file)).toList(),
                summary,
                List.of(),
                List.of(),
                null,
                List.of(),
                DrawnFigures.NONE,
                null);
    }

    private static DistributionFile file(String dataset, String rest) {
        String name = dataset + (rest.startsWith("-") ? rest : "." + rest);
        long rows = rest.endsWith("schema.json") ? 0 : rest.startsWith("-totaux") ? 120 : 1_000;
        return new DistributionFile(
                "v/" + dataset + "/" + CatalogFixtures.TAG + "/" + name,
                "latest/" + name,
                "application/octet-stream",
                1_000_000,
                "d4".repeat(32),
                rows,
                CatalogFixtures.ISSUED);
    }

    private static GroupFigures group(String code, String label, String value) {
        return new GroupFigures(List.of(code), List.of(label), Map.of("nb_action", new BigDecimal(value)));
    }

    private static PublishedColumn column(
            String name, ColumnType type, ColumnRole role, @Nullable Text unit, String example) {
        return new PublishedColumn(
                name.hashCode() & 0xffff | 1, name, type, role, TEXT, TEXT, unit, List.of(), example);
    }

    private static List<@Nullable String> row(@Nullable String... values) {
        return Arrays.asList(values);
    }
}
