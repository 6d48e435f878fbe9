// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.CatalogDescription;
import fr.parution.describe.DataJson;
import fr.parution.describe.DcatModel;
import fr.parution.describe.DcatPages;
import fr.parution.describe.DcatSerializer;
import fr.parution.describe.JsonText;
import fr.parution.describe.MetadataGate;
import fr.parution.describe.RdfForm;
import fr.parution.describe.ReleaseHistory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.jena.rdf.model.Model;

/** The catalogue in three forms of RDF and as {@code data.json}, and the history of releases, which no portal harvests. */
public final class CatalogProjection implements Projection {

    private final int datasetsAPage;

    /** In pages that harvesters hold with ease. */
    public CatalogProjection() {
        this(DcatPages.DATASETS_A_PAGE);
    }

    /** @param datasetsAPage from one on */
    CatalogProjection(int datasetsAPage) {
        this.datasetsAPage = datasetsAPage;
    }

    /**
     * Metadata that the gate refuses are never written: throws {@code RELEASE_METADATA_INVALID}. The first page comes last,
     * so that every page that it leads to is there.
     */
    @Override
    public List<ProjectedFile> project(CatalogDescription catalog) {
        MetadataGate.check(DcatModel.of(catalog));
        List<ProjectedFile> files = new ArrayList<>();
        files.add(file("history." + RdfForm.TURTLE.extension(), ReleaseHistory.of(catalog), RdfForm.TURTLE));
        for (RdfForm form : RdfForm.values()) {
            List<DcatPages.Page> pages = new DcatPages(catalog, form, datasetsAPage).pages();
            for (int page = pages.size() - 1; page >= 0; page--) {
                files.add(file(pages.get(page).key(), pages.get(page).model(), form));
            }
        }
        files.add(new ProjectedFile(
                "data.json",
                "application/json; charset=utf-8",
                JsonText.of(DataJson.of(catalog)).getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    @Override
    public Optional<String> leavesBehind() {
        return Optional.of(DcatPages.FURTHER);
    }

    @Override
    public Optional<ProjectedFile> emptied(CatalogDescription catalog, String key) {
        return Arrays.stream(RdfForm.values())
                .filter(form -> key.matches(DcatPages.FURTHER + "[0-9]+\\." + form.extension()))
                .map(form -> file(
                        key,
                        new DcatPages(catalog, form, datasetsAPage).emptied(key).model(),
                        form))
                .findFirst();
    }

    private static ProjectedFile file(String key, Model model, RdfForm form) {
        return new ProjectedFile(key, form.mediaType(), DcatSerializer.serialize(model, form));
    }
}
