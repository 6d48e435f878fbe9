// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.DcatModel;
import fr.parution.describe.MetadataGate;
import fr.parution.publish.PublicStore.Current;
import java.util.Optional;

/** The last steps of a release, the same for a new one and for a return: metadata that pass, the manifest, the pointer. */
final class ReleaseCommit {

    private ReleaseCommit() {}

    /**
     * Makes a manifest the current release, if the one that was read still is.
     *
     * @param current what was read; nothing for the first release
     * @return whether it is; false where another release came first
     * @throws fr.parution.problem.ParutionException {@code RELEASE_METADATA_INVALID} where harvesters would refuse it
     */
    static boolean of(PublicStore store, Manifest manifest, Optional<Current> current, String catalogUri) {
        Pointer pointer = PublicStore.pointerTo(manifest);
        MetadataGate.check(DcatModel.of(new ReleaseDescriber(store).describe(pointer, manifest)));
        store.putManifest(manifest, pointer, catalogUri);
        return store.movePointer(pointer, current, catalogUri) || store.isCommitted(pointer);
    }
}
