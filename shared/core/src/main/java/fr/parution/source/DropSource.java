// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.store.Store;
import java.nio.file.Path;
import java.util.List;

/**
 * A drop of files: a directory, or what is below a prefix of a store. Each relation is one file or one folder of Parquet or
 * CSV: {@code dossier.parquet}, {@code dossier/2026-10/part.csv.gz}; names that begin with a dot or an underscore are not
 * data. Parquet is used as it is; CSV is written anew below the work directory, whatever its encoding, separator,
 * compression, and way to write days and amounts. Persons are not hashed in either.
 *
 * <p>With a manifest ({@link DropManifest}) a drop is read once it is complete: every file that is named is there with its
 * digest, and no other. A directory may lack one, and is then taken as it is found; a store may not.
 *
 * <p>Rows of CSV that break their declaration are set aside up to the share that it allows.
 */
public final class DropSource implements Source {

    private final DropFolder folder;
    private final DropDigests digests = new DropDigests();

    private DropSource(DropFolder folder) {
        this.folder = folder;
    }

    /** A directory by its path. Nothing is read yet. */
    public static DropSource inDirectory(Path directory) {
        return new DropSource(new DirectoryDrop(directory));
    }

    /** All that a store holds. Nothing is read yet; closing the source closes the store. */
    public static DropSource inStore(Store store) {
        return new DropSource(new StoreDrop(store));
    }

    /**
     * Checks names, lengths, digests and columns before a row is read. A drop has no snapshots: it is up to whoever
     * delivers not to change files that are being read.
     *
     * @return a snapshot that withholds its relations where more rows break their declaration than it allows
     */
    @Override
    public SourceSnapshot open(List<RelationRequest> requests, PersonKey key, Path work) {
        return new DropOpening(folder, digests, requests, work).open();
    }

    @Override
    public void close() {
        folder.close();
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
