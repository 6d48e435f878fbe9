// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.CatalogDescription;
import fr.parution.describe.DataJson;
import fr.parution.describe.DcatModel;
import fr.parution.describe.DcatSerializer;
import fr.parution.describe.JsonText;
import fr.parution.describe.MetadataGate;
import fr.parution.describe.RdfForm;
import fr.parution.describe.ReleaseHistory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.rdf.model.Model;

/** The catalogue in three forms of RDF and as {@code data.json}, and the history of releases, which no portal harvests. */
public final class CatalogProjection implements Projection {

    /** Metadata that the gate refuses are never written: throws {@code RELEASE_METADATA_INVALID}. */
    @Override
    public List<ProjectedFile> project(CatalogDescription catalog) {
        Model model = DcatModel.of(catalog);
        MetadataGate.check(model);
        List<ProjectedFile> files = new ArrayList<>();
        files.add(file("history", ReleaseHistory.of(catalog), RdfForm.TURTLE));
        for (RdfForm form : RdfForm.values()) {
            files.add(file("catalog", model, form));
        }
        files.add(new ProjectedFile(
                "data.json",
                "application/json; charset=utf-8",
                JsonText.of(DataJson.of(catalog)).getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private static ProjectedFile file(String name, Model model, RdfForm form) {
        return new ProjectedFile(
                name + "." + form.extension(), form.mediaType(), DcatSerializer.serialize(model, form));
    }
}
