// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.Agent;
import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.Page;
import fr.parution.dataset.ReleaseCalendar;
import fr.parution.dataset.Text;
import fr.parution.dataset.Unit;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogFixtures;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DatasetSummary;
import fr.parution.describe.DatasetSummary.PeriodFigures;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small descriptions made for one test each, out of the invented catalogue. */
final class SiteFixtures {

    private SiteFixtures() {}

    static CatalogDescription with(DatasetDescription dataset) {
        CatalogDescription catalog = CatalogFixtures.catalog();
        return new CatalogDescription(
                catalog.catalog(),
                catalog.sequence(),
                catalog.manifest(),
                catalog.issued(),
                List.of(dataset),
                catalog.releases());
    }

    static CatalogDescription declaredBy(CatalogDeclaration declaration) {
        CatalogDescription catalog = CatalogFixtures.catalog();
        return new CatalogDescription(
                declaration,
                catalog.sequence(),
                catalog.manifest(),
                catalog.issued(),
                catalog.datasets(),
                catalog.releases());
    }

    static CatalogDeclaration declaration(Text name, String homepage, String mail, @Nullable Text notice) {
        CatalogDeclaration declared = CatalogFixtures.declaration();
        return new CatalogDeclaration(
                name,
                declared.title(),
                declared.description(),
                declared.publicUrl(),
                new Agent(
                        declared.publisher().name(),
                        declared.publisher().uri(),
                        homepage,
                        declared.publisher().kind()),
                declared.contactName(),
                mail,
                declared.territory(),
                declared.territories(),
                notice,
                declared.legal());
    }

    /** The users' data set with other words, other columns or other figures. */
    static DatasetDescription users(Text title, List<PublishedColumn> columns, Page page, DatasetSummary summary) {
        return users(title, columns, page, summary, CatalogFixtures.users().calendar());
    }

    /** The users' data set with a release calendar. */
    static DatasetDescription usersDue(ReleaseCalendar calendar) {
        DatasetDescription users = CatalogFixtures.users();
        return users(users.title(), users.columns(), users.page(), users.summary(), calendar);
    }

    private static DatasetDescription users(
            Text title,
            List<PublishedColumn> columns,
            Page page,
            DatasetSummary summary,
            @Nullable ReleaseCalendar calendar) {
        DatasetDescription users = CatalogFixtures.users();
        return new DatasetDescription(
                users.id(),
                users.schemaVersion(),
                title,
                users.description(),
                users.keywords(),
                users.themes(),
                users.frequency(),
                users.protection(),
                page,
                users.tag(),
                users.firstDay(),
                users.lastDay(),
                users.issued(),
                users.modified(),
                columns,
                users.files(),
                summary,
                users.versions(),
                users.references(),
                calendar,
                users.dashboards(),
                users.figures(),
                null);
    }

    static DatasetDescription usersWith(DatasetSummary summary) {
        DatasetDescription users = CatalogFixtures.users();
        return users(users.title(), users.columns(), users.page(), summary);
    }

    /** A series of files; a text that is empty is a hidden value. */
    static Series series(Map<String, String> values) {
        return series(measure(ColumnType.WHOLE, Unit.FILE.label()), values);
    }

    static Series series(PublishedColumn measure, Map<String, String> values) {
        List<Series.Point> points = new ArrayList<>();
        values.forEach((period, value) ->
                points.add(new Series.Point(Period.of(period), value.isEmpty() ? null : new BigDecimal(value))));
        return new Series(measure, points);
    }

    static PublishedColumn measure(ColumnType type, @Nullable Text unit) {
        return new PublishedColumn(
                7,
                "mesure",
                type,
                ColumnRole.MEASURE,
                new Text("Nombre de dossiers", "Number of files"),
                new Text("Ce qui est compté.", "What is counted."),
                unit,
                List.of(),
                "12");
    }

    static PeriodFigures figures(String period, @Nullable String value) {
        return new PeriodFigures(
                period,
                10,
                value == null ? 1 : 0,
                value == null ? Map.of() : Map.of("nb_dossiers", new BigDecimal(value)));
    }
}
