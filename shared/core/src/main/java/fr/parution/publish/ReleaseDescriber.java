// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DistributionFile;
import fr.parution.describe.Revision;
import fr.parution.describe.WithdrawnEdition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Describes a release from what the public bucket holds of it, whether the pointer names it already or not. */
final class ReleaseDescriber {

    private final PublicStore store;

    ReleaseDescriber(PublicStore store) {
        this.store = store;
    }

    /** The description of a release that nothing came after, from the public bucket alone. */
    CatalogDescription describe(Pointer current, Manifest manifest) {
        return describe(current, manifest, manifest.withdrawn());
    }

    /**
     * The description of a release from what the public bucket holds of it now.
     *
     * @param withdrawn what was withdrawn since, of which no description is left, as well as before
     */
    CatalogDescription describe(Pointer current, Manifest manifest, List<WithdrawnEdition> withdrawn) {
        List<DatasetDescription> datasets = new ArrayList<>();
        for (Map.Entry<String, Manifest.Entry> dataset : manifest.datasets().entrySet()) {
            Manifest.Entry entry = dataset.getValue();
            if (withdrawn.stream().anyMatch(gone -> gone.is(dataset.getKey(), entry.tag()))) {
                continue;
            }
            List<DistributionFile> files = entry.files().stream()
                    .map(f -> new DistributionFile(
                            f.key(), f.alias(), f.mediaType(), f.bytes(), f.sha256(), f.rows(), f.modified()))
                    .toList();
            datasets.add(store.description(entry).describe(entry.tag(), entry.issued(), entry.modified(), files));
        }
        List<CatalogDescription.ReleaseNote> releases = new ArrayList<>();
        Pointer pointer = current;
        for (Manifest past : store.history(manifest)) {
            Map<String, String> tags = new TreeMap<>();
            past.datasets().forEach((id, entry) -> tags.put(id, entry.tag()));
            releases.add(new CatalogDescription.ReleaseNote(
                    past.sequence(),
                    pointer.manifest(),
                    past.issued(),
                    past.kind(),
                    past.reason(),
                    tags,
                    past.revision()));
            pointer = past.previous() == null ? pointer : past.previous();
        }
        return new CatalogDescription(
                store.document(manifest.catalogue(), CatalogDeclaration.class),
                manifest.sequence(),
                current.manifest(),
                manifest.issued(),
                datasets,
                releases,
                manifest.withdrawn(),
                manifest.revision() == null ? null : store.document(manifest.revision(), Revision.class));
    }
}
