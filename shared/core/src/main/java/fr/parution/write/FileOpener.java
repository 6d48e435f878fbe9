// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Opens a file to be written from its start; what it held before is lost. */
@FunctionalInterface
interface FileOpener {

    OutputStream open(Path path) throws IOException;
}
