// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogDescription.ReleaseNote;
import fr.parution.describe.CatalogFixtures;
import fr.parution.describe.Change;
import fr.parution.describe.DatasetRevision;
import fr.parution.describe.PeriodChanges;
import fr.parution.describe.Revision;
import fr.parution.describe.WithdrawnEdition;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ReleasePagesTest {

    private static final String USERS = CatalogFixtures.USERS;
    private static final DatasetRevision.Edition BEFORE =
            new DatasetRevision.Edition("2026-T1-a", "1.0", "2026-04-01", 1_200, 9);
    private static final DatasetRevision.Edition AFTER =
            new DatasetRevision.Edition("2026-T2-b", "1.1", "2026-07-01", 1_300, 9);

    private static final DatasetRevision CHANGED = new DatasetRevision(
            USERS,
            Change.CHANGED,
            "reference regions: edition 2026; columns 1.1 of " + USERS,
            BEFORE,
            AFTER,
            new PeriodChanges("", 1_200, 102, 2, 31, 4, 5),
            List.of("2026-T2"),
            List.of(new PeriodChanges("2025-T4", 60, 2, 2, 31, 4, 5)),
            List.of("abondement_region"),
            List.of(),
            List.of("nb dossiers → nb_dossiers"),
            List.of(),
            List.of(),
            List.of("latest/x.csv"));

    private static final DatasetRevision SAME = new DatasetRevision(
            "entree_sortie_formation",
            Change.SAME,
            "",
            BEFORE,
            BEFORE,
            PeriodChanges.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    private final CatalogDescription described = CatalogFixtures.catalog();

    @Test
    void pageTellsWhatChangedAndWhyInBothLanguages() {
        List<HtmlPage> pages = pages(new Revision(11, 12, List.of(), List.of(SAME, CHANGED)), List.of());
        assertThat(pages)
                .extracting(HtmlPage::key)
                .containsExactly(
                        "history/" + described.sequence() + "/index.html",
                        "en/history/" + described.sequence() + "/index.html");
        assertThat(text(pages.get(0)))
                .contains("Motif\u202F: référentiel regions, édition 2026", "version 1.1 des colonnes")
                .contains("Lignes ajoutées\u202F: 102", "Valeurs montrées auparavant et masquées maintenant\u202F: 4")
                .contains("2026-T2", "2025-T4", "abondement_region", "entree_sortie_formation");
        assertThat(text(pages.get(1)))
                .contains("Rows added: 102; removed: 2; changed: 31", "1,300 rows, 1,200 before", "nb_dossiers");
    }

    @Test
    void withdrawnEditionIsToldWithItsReason() {
        WithdrawnEdition gone = new WithdrawnEdition(
                USERS, "2026-T1-a", "sha256:0", described.issued(), "quatre personnes", described.sequence());
        List<HtmlPage> pages = pages(new Revision(11, 12, List.of(), List.of()), List.of(gone));
        assertThat(text(pages.get(0))).contains("édition 2026-T1-a, retirée le", "quatre personnes");
        assertThat(pages.get(1).attributes("href")).anyMatch(link -> link.endsWith("/2026-T1-a/withdrawn.json"));
    }

    @Test
    void releaseWithoutAReportSaysSo() {
        assertThat(text(pages(null, List.of()).get(1))).contains("Nobody reported what this version changed.");
    }

    @Test
    void headingsSkipNoLevelAndNoIdComesTwice() {
        for (HtmlPage page : pages(new Revision(11, 12, List.of(), List.of(SAME, CHANGED)), List.of())) {
            assertThat(page.attributes("id")).doesNotHaveDuplicates();
            assertThat(page.elements("h1")).hasSize(1);
            assertThat(page.elements("h3")).isEmpty();
            assertThat(page.elements("a")).extracting(Element::getTextContent).noneMatch(String::isBlank);
        }
    }

    @Test
    void everyReleaseIsOwedItsPage() {
        assertThat(new ReleasePages().keyOfRelease(7)).contains("history/7/index.html");
    }

    private List<HtmlPage> pages(@Nullable Revision revision, List<WithdrawnEdition> withdrawn) {
        ReleaseNote note = new ReleaseNote(
                described.sequence(),
                described.manifest(),
                described.issued(),
                "release",
                "data",
                Map.of(),
                revision == null ? null : "v/catalogue/0123456789abcdef/revision.json");
        return HtmlPage.all(new ReleasePages()
                .project(new CatalogDescription(
                        described.catalog(),
                        described.sequence(),
                        described.manifest(),
                        described.issued(),
                        described.datasets(),
                        List.of(note),
                        withdrawn,
                        revision)));
    }

    private static String text(HtmlPage page) {
        return page.only("main").getTextContent().replaceAll("\\s+", " ");
    }
}
