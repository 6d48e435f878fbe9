// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.ColumnContract;
import fr.parution.describe.ColumnVersion;
import fr.parution.describe.DatasetDocument;
import fr.parution.problem.Problems;
import fr.parution.publish.PublicStore.Current;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Refuses columns that would break who reads those of the current release, unless their version says so in time. */
final class ColumnGate {

    private final PublicStore store;

    ColumnGate(PublicStore store) {
        this.store = store;
    }

    /** What the current release says of a data set, if it has it. */
    Optional<DatasetDocument> published(String dataset, Optional<Current> current) {
        return current.map(release -> release.manifest().datasets().get(dataset))
                .map(store::description);
    }

    /**
     * The versions of the columns of each data set, newest first, with what each changed.
     *
     * @throws fr.parution.problem.ParutionException with every change that a version does not allow
     */
    Map<String, List<ColumnVersion>> check(List<ColumnContract> contracts, Optional<Current> current) {
        Problems problems = new Problems();
        Map<String, List<ColumnVersion>> versions = new TreeMap<>();
        for (ColumnContract contract : contracts) {
            Optional<DatasetDocument> published = published(contract.dataset(), current);
            published.ifPresent(document -> contract.check(document, problems));
            versions.put(contract.dataset(), contract.versions(published));
        }
        problems.throwIfAny();
        return versions;
    }
}
