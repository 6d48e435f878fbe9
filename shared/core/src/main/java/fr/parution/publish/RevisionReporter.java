// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.Revision;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Says what a release changes, before it is decided. */
@FunctionalInterface
public interface RevisionReporter {

    /**
     * The report that is published with a release.
     *
     * @param before the release that it follows; nothing for the first one
     * @param after the release, whose files are stored already
     * @param written local copies of some of its files, by their immutable keys
     */
    Revision report(Optional<Manifest> before, Manifest after, Map<String, Path> written);
}
