// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogDescription.ReleaseNote;
import fr.parution.describe.CatalogFixtures;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DrawnFigures;
import fr.parution.publish.Projection.ProjectedFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A release writes again what it changes, and no page of a data set that it leaves as it was. */
class UnchangedPagesTest {

    private static final String OTHER = "others";

    @Test
    void releaseOfOneDataSetLeavesThePagesOfTheOtherAsTheyWere() {
        CatalogDescription before = release(31, "2026-T1-aaaa", CatalogFixtures.ISSUED.plus(Duration.ofDays(1)));
        CatalogDescription after = release(32, "2026-T2-bbbb", CatalogFixtures.ISSUED.plus(Duration.ofDays(2)));
        Map<String, String> was = texts(before);
        Map<String, String> is = texts(after);
        TreeSet<String> changed = new TreeSet<>(is.keySet());
        changed.removeIf(key -> is.get(key).equals(was.get(key)));
        assertThat(changed)
                .contains("index.html", "en/index.html", "datasets/" + OTHER + "/index.html", "sitemap.xml")
                .allMatch(key -> key.contains(OTHER) || key.endsWith("index.html") || key.equals("sitemap.xml"));
        changed.removeIf(key -> key.contains(OTHER));
        assertThat(changed)
                .containsExactly(
                        "en/index.html",
                        "en/protection/index.html", // leads to the certificate of each edition
                        "index.html",
                        "protection/index.html",
                        "sitemap.xml");
        assertThat(is.keySet()).anyMatch(key -> key.startsWith("territoires/"));
    }

    @Test
    void pageOfADataSetListsTheReleasesThatGaveItAnotherEditionAlone() {
        CatalogDescription catalog = release(33, "2026-T2-bbbb", CatalogFixtures.ISSUED.plus(Duration.ofDays(3)));
        String users = texts(catalog).get("datasets/" + CatalogFixtures.USERS + "/index.html");
        String other = texts(catalog).get("datasets/" + OTHER + "/index.html");
        assertThat(users).doesNotContain("history/33/");
        assertThat(other).contains("history/33/");
        assertThat(users).containsPattern("Parue dans la version</dt><dd><a href=\"[./]*history/\\d+/\"");
    }

    private static CatalogDescription release(int sequence, String tag, Instant issued) {
        CatalogDescription catalog = BoardFixtures.catalog();
        DatasetDescription users = catalog.datasets().get(0);
        List<ReleaseNote> notes = new ArrayList<>(catalog.releases());
        notes.add(
                0,
                new ReleaseNote(
                        sequence,
                        "releases/0000" + sequence + "-0123456789abcdef.json",
                        issued,
                        "release",
                        "",
                        Map.of(users.id(), users.tag(), OTHER, tag)));
        return new CatalogDescription(
                catalog.catalog(),
                sequence,
                notes.get(0).manifest(),
                issued,
                List.of(users, other(users, tag, issued)),
                notes);
    }

    private static DatasetDescription other(DatasetDescription users, String tag, Instant modified) {
        return new DatasetDescription(
                OTHER,
                users.schemaVersion(),
                users.title(),
                users.description(),
                users.keywords(),
                users.themes(),
                users.frequency(),
                users.protection(),
                users.page(),
                tag,
                users.firstDay(),
                users.lastDay(),
                users.issued(),
                modified,
                users.columns(),
                users.files(),
                users.summary(),
                users.versions(),
                users.references(),
                users.calendar(),
                List.of(),
                DrawnFigures.NONE,
                null);
    }

    private static Map<String, String> texts(CatalogDescription catalog) {
        Map<String, String> texts = new TreeMap<>();
        for (ProjectedFile file : new CatalogPages().project(catalog)) {
            texts.put(file.key(), new String(file.content(), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
