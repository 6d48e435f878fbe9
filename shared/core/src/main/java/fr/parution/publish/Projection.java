// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.CatalogDescription;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A view of the current release that can always be made again from it: metadata, pages, a feed. */
public interface Projection {

    /** The files of the view, in the order in which they are to be written. The same description gives the same bytes. */
    List<ProjectedFile> project(CatalogDescription catalog);

    /**
     * The key of what a release is owed for itself, also where others overtook it; nothing for a view of the current release
     * alone.
     */
    default Optional<String> keyOfRelease(int sequence) {
        return Optional.empty();
    }

    /** Whether a file that is not there yet is brought to subscribers before it is written. */
    default boolean isAnnouncement() {
        return false;
    }

    /**
     * What keys start with under which a longer view of an older release may have left files that this one does not have;
     * nothing where that cannot be.
     */
    default Optional<String> leavesBehind() {
        return Optional.empty();
    }

    /** What stands from now on at a key that was left behind: nothing is deleted, and nothing old goes on being said. */
    default Optional<ProjectedFile> emptied(CatalogDescription catalog, String key) {
        return Optional.empty();
    }

    /**
     * One file of a projection.
     *
     * @param key its public key
     * @param mediaType with its charset, where it is text
     * @param maker makes its bytes, which take long where {@code madeFrom} is not empty
     * @param madeFrom a digest of all that its bytes follow from, their maker too, by which one that is stored already need
     *     not be made to be known as right; empty where the bytes are there
     */
    record ProjectedFile(String key, String mediaType, Supplier<byte[]> maker, String madeFrom) {

        /** One whose bytes are there. */
        public ProjectedFile(String key, String mediaType, byte[] content) {
            this(key, mediaType, () -> content, "");
        }

        /** The bytes, made anew at each call where they are not there. */
        public byte[] content() {
            return maker.get();
        }
    }
}
