// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.publish.PublicStore.Current;
import fr.parution.store.Content;
import fr.parution.store.Json;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The report of what a release changes: stored before the release is decided, in a folder named by its digest, and named by
 * the manifest.
 */
final class PublishedRevision {

    private static final String REPORT = "revision.json";

    private PublishedRevision() {}

    /** Stores the report, if anybody makes one, and answers the manifest that names it. */
    static Manifest add(
            PublicStore store,
            Optional<RevisionReporter> reporter,
            Optional<Current> current,
            Manifest manifest,
            Map<String, Path> written,
            String catalogUri) {
        if (reporter.isEmpty()) {
            return manifest;
        }
        Content report =
                Content.of(Json.write(reporter.get().report(current.map(Current::manifest), manifest, written)));
        store.putOfCatalogue(REPORT, report, catalogUri);
        return manifest.withRevision(PublicStore.catalogueKey(REPORT, report));
    }
}
