// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.SchemaChange;
import fr.parution.dataset.Text;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogDescription.ReleaseNote;
import fr.parution.describe.CatalogFixtures;
import fr.parution.describe.ColumnChange;
import fr.parution.describe.ColumnChange.Kind;
import fr.parution.describe.ColumnVersion;
import fr.parution.describe.DatasetDescription;
import fr.parution.publish.Projection.ProjectedFile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page of a data set tells of the versions of its columns, of its code lists and of its releases. */
class ColumnHistoryTest {

    private static final String PAGE = "datasets/" + CatalogFixtures.USERS + "/index.html";

    @Test
    void versionsAreToldNewestFirstWithTheColumnsThatTheyTouch() {
        ColumnVersion newest = new ColumnVersion(
                new SchemaChange(
                        "2.0.0",
                        LocalDate.of(2026, 4, 1),
                        LocalDate.of(2026, 2, 1),
                        new Text(
                                "La situation suit la nomenclature de 2020.",
                                "The situation follows the list of 2020.")),
                List.of(
                        new ColumnChange(Kind.ADDED, "situation_2020", "", "TEXT"),
                        new ColumnChange(Kind.REMOVED, "situation", "TEXT", ""),
                        new ColumnChange(Kind.MOVED, "genre", "a, genre", "b, genre"),
                        new ColumnChange(Kind.CODES_ADDED, "genre", "", "X")));
        CatalogDescription catalog = SiteFixtures.with(users(newest));
        assertThat(text(catalog, PAGE))
                .contains(
                        "Versions des colonnes (2)",
                        "<time datetime=\"2026-04-01\">",
                        "La situation suit la nomenclature de 2020. Annoncée le 1er février 2026. Nouvelles"
                                + " colonnes\u202F: situation_2020. Colonnes retirées\u202F: situation. Colonnes"
                                + " modifiées\u202F: genre.")
                .containsSubsequence("2.0.0", "Première version des colonnes.");
        assertThat(text(catalog, "en/" + PAGE))
                .contains(
                        "Versions of the columns (2)",
                        "Announced on 1 February 2026. New columns: situation_2020. Columns no longer there: situation."
                                + " Columns changed: genre.");
    }

    @Test
    void editionsOfTheCodeListsAreTold() {
        CatalogDescription catalog = CatalogFixtures.catalog();
        assertThat(text(catalog, PAGE))
                .contains(
                        "Référentiels",
                        "<code>regions</code>",
                        "Édition COG 2026. Licence\u202F: Licence Ouverte 2.0.");
        assertThat(text(catalog, "en/" + PAGE))
                .contains("Reference data", "Edition COG 2026. Licence: Licence Ouverte 2.0.");
    }

    @Test
    void reasonIsToldInTheLanguageOfThePageUnlessAPersonTypedIt() {
        CatalogDescription catalog = CatalogFixtures.catalog();
        List<ReleaseNote> releases = new ArrayList<>(catalog.releases());
        ReleaseNote last = releases.get(0);
        releases.set(
                0,
                new ReleaseNote(
                        last.sequence(),
                        last.manifest(),
                        last.issued(),
                        last.kind(),
                        "reference regions: edition COG 2027",
                        last.tags()));
        CatalogDescription told = new CatalogDescription(
                catalog.catalog(),
                catalog.sequence(),
                catalog.manifest(),
                catalog.issued(),
                catalog.datasets(),
                releases);
        assertThat(text(told, PAGE)).contains("<span>Référentiel regions, édition COG 2027</span>");
        assertThat(text(told, "en/" + PAGE))
                .contains(
                        "<span>Reference data regions, edition COG 2027</span>",
                        "<span lang=\"fr\">Les dossiers sans durée");
    }

    private static DatasetDescription users(ColumnVersion newest) {
        DatasetDescription users = CatalogFixtures.users();
        List<ColumnVersion> versions = new ArrayList<>(users.versions());
        versions.add(0, newest);
        return new DatasetDescription(
                users.id(),
                "2.0.0",
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
                versions,
                users.references(),
                users.calendar(),
                users.dashboards(),
                users.figures(),
                null);
    }

    /** A page, with plain blanks in its dates. */
    private static String text(CatalogDescription catalog, String key) {
        return new CatalogPages()
                .project(catalog).stream()
                        .filter(file -> file.key().equals(key))
                        .map(ProjectedFile::content)
                        .map(content -> new String(content, StandardCharsets.UTF_8))
                        .map(text -> text.replace('\u00A0', ' '))
                        .findFirst()
                        .orElseThrow();
    }
}
