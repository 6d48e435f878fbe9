// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Where a drop lies. Failures come as problems of kind {@code SOURCE}. */
interface DropFolder extends AutoCloseable {

    /** The last name of its address, for the name of the snapshot. */
    String name();

    /** Whether files that no manifest names are a drop: where files appear one by one, nobody could say when it is whole. */
    boolean mayLackManifest();

    /** Every file below, but for those in folders whose name begins with a dot or an underscore; in the order of paths. */
    List<DropFile> files();

    /** The content of a file; the caller closes the stream. */
    InputStream open(DropFile file) throws IOException;

    /** The file on the local disk: itself, or a copy below a private directory. */
    Path local(DropFile file, Path work) throws IOException;

    @Override
    void close();
}
