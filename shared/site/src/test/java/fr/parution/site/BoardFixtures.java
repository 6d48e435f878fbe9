// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.Axis;
import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.Code;
import fr.parution.dataset.Dashboard;
import fr.parution.dataset.Figure;
import fr.parution.dataset.Outlines;
import fr.parution.dataset.Provenance;
import fr.parution.dataset.TerritoryLevel;
import fr.parution.dataset.Text;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogFixtures;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DrawnFigures;
import fr.parution.describe.FigureTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A catalogue of two levels of territories whose one data set has a dashboard of every kind of figure. */
final class BoardFixtures {

    static final String BOARD = "ou-et-qui";

    private static final Axis PERIOD = axis(Axis.PERIOD, "Trimestre", "Quarter", null);
    private static final Axis PROVINCE = axis("province", "Province", "Province", "provinces");
    private static final Axis COUNTY = axis("comte", "Comté", "County", "comtes");
    private static final Axis AGE = axis("age", "Âge", "Age", "ages");
    private static final Axis GENDER = axis("genre", "Genre", "Gender", "genres");

    private BoardFixtures() {}

    static CatalogDescription catalog() {
        return catalog("Nord");
    }

    /** The same with another name for its first county. */
    static CatalogDescription catalog(String name) {
        CatalogDescription catalog = CatalogFixtures.catalog();
        CatalogDeclaration declared = CatalogFixtures.declaration();
        return new CatalogDescription(
                new CatalogDeclaration(
                        declared.name(),
                        declared.title(),
                        declared.description(),
                        declared.publicUrl(),
                        declared.publisher(),
                        declared.contactName(),
                        declared.contactEmail(),
                        declared.territory(),
                        List.of(
                                new TerritoryLevel(
                                        "provinces",
                                        new Text("Province", "Province"),
                                        new Text("Les provinces", "Provinces"),
                                        provinces(),
                                        null),
                                new TerritoryLevel(
                                        "comtes",
                                        new Text("Comté", "County"),
                                        new Text("Les comtés", "Counties"),
                                        counties(name),
                                        outlines())),
                        null,
                        declared.legal()),
                catalog.sequence(),
                catalog.manifest(),
                catalog.issued(),
                List.of(dataset(name)),
                catalog.releases());
    }

    private static DatasetDescription dataset(String name) {
        DatasetDescription users = CatalogFixtures.users();
        return new DatasetDescription(
                users.id(),
                users.schemaVersion(),
                users.title(),
                users.description(),
                users.keywords(),
                users.themes(),
                users.frequency(),
                users.protection(),
                users.page(),
                users.tag(),
                users.firstDay(),
                users.lastDay(),
                users.issued(),
                users.modified(),
                users.columns(),
                users.files(),
                users.summary(),
                users.versions(),
                users.references(),
                users.calendar(),
                List.of(dashboard()),
                drawn(name),
                null);
    }

    private static Dashboard dashboard() {
        return new Dashboard(
                BOARD,
                new Text("Où et qui", "Where and who"),
                List.of(PROVINCE),
                List.of(
                        figure(Figure.Kind.KPI, "Entrées", "Entries", List.of(), null),
                        figure(Figure.Kind.BARS, "Les entrées", "Entries", List.of(PERIOD), null),
                        figure(Figure.Kind.MAP, "Par comté", "By county", List.of(COUNTY), null),
                        figure(Figure.Kind.PYRAMID, "Par âge", "By age", List.of(AGE), GENDER),
                        figure(Figure.Kind.LINE, "Par genre", "By gender", List.of(PERIOD), GENDER),
                        figure(Figure.Kind.HBARS, "Par classe", "By class", List.of(AGE), null),
                        figure(Figure.Kind.TABLE, "Par province", "By province", List.of(PROVINCE), null)));
    }

    private static Figure figure(Figure.Kind kind, String fr, String en, List<Axis> by, @Nullable Axis split) {
        return new Figure(
                kind,
                new Text(fr, en),
                null,
                by,
                null,
                split,
                kind == Figure.Kind.PYRAMID ? List.of("F", "M") : List.of(),
                List.of("nb_dossiers"),
                "detail");
    }

    private static DrawnFigures drawn(String name) {
        FigureTable key = table(List.of("period"), "2025-T1\t1000", "2026-T1\t1100");
        FigureTable course = table(List.of("period"), "2025-T1\t1000", "2025-T2\tS", "2026-T1\t1100");
        FigureTable pyramid = new FigureTable(
                List.of("age", "genre"),
                List.of("nb_dossiers"),
                List.of("J\tF\t30", "J\tM\t20", "V\tF\t25+", "V\tM\tS"),
                4,
                12,
                3);
        FigureTable split = table(List.of("period", "genre"), "2025-T1\tF\t9", "2025-T1\tM\t7", "2026-T1\tF\t8");
        FigureTable bars = table(List.of("age"), "J\t7", "V\t7");
        DrawnFigures.Board board = new DrawnFigures.Board(
                List.of(
                        key,
                        course,
                        table(List.of("comte"), "59\t40", "80\t30", "02\tS"),
                        pyramid,
                        split,
                        bars,
                        table(List.of("province"), "P1\t70", "P2\tS")),
                Map.of(
                        "province",
                        List.of(
                                table(
                                        List.of("province", "period"),
                                        "P1\t2025-T1\t40",
                                        "P1\t2026-T1\t50",
                                        "P2\t2026-T1\tS"),
                                table(List.of("province", "period"), "P1\t2025-T1\t40", "P1\t2026-T1\t50"),
                                FigureTable.NONE,
                                FigureTable.NONE,
                                FigureTable.NONE,
                                FigureTable.NONE,
                                FigureTable.NONE)));
        FigureTable local = table(
                List.of("comte", "period"),
                "59\t2025-T1\t50",
                "59\t2026-T1\t40",
                "80\t2025-T1\tS",
                "80\t2026-T1\t30",
                "02\t2025-T1\t5",
                "02\t2026-T1\tS");
        return new DrawnFigures(
                Map.of(BOARD, board),
                List.of(new DrawnFigures.LocalFigures("comtes", "comte", local, local)),
                Map.of(
                        "province", provinces(),
                        "comte", counties(name),
                        "age", List.of(code("J", "Jeunes", "Young"), code("V", "Vieux", "Old")),
                        "genre", List.of(code("F", "Femme", "Woman"), code("M", "Homme", "Man"))));
    }

    private static FigureTable table(List<String> axes, String... lines) {
        return new FigureTable(axes, List.of("nb_dossiers"), List.of(lines), lines.length, 0, 0);
    }

    private static List<Code> provinces() {
        return List.of(code("P1", "Hauts-de-Ville", "Upper Town"), code("P2", "Île-aux-Oies", "Goose Island"));
    }

    private static List<Code> counties(String name) {
        return List.of(
                new Code("59", new Text(name, name), "P1", "le"),
                new Code("80", new Text("Somme", "Somme"), "P1", "la"),
                new Code("02", new Text("Aisne", "Aisne"), "P2", "l'"));
    }

    private static Code code(String code, String fr, String en) {
        return new Code(code, new Text(fr, en), null);
    }

    private static Outlines outlines() {
        return new Outlines(
                new Provenance("invented", "2026", "CC0"),
                List.of(
                        new Outlines.Frame(
                                null, 90, 30, Map.of("59", "M0 0l30 0 0 30-30 0z", "80", "M30 0l30 0 0 30-30 0z")),
                        new Outlines.Frame(new Text("Aisne", "Aisne"), 30, 30, Map.of("02", "M0 0l30 0 0 30-30 0z"))));
    }

    private static Axis axis(String dimension, String fr, String en, @Nullable String codes) {
        return new Axis(dimension, new Text(fr, en), new ArrayList<>(List.of(dimension)), codes);
    }
}
