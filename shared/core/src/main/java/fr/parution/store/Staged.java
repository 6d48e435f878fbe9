// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file written whole, on its way to its place. Its name is ours until the file is moved: from then on another writer may
 * have taken it, and closing must not delete what is there.
 */
final class Staged implements AutoCloseable {

    private final Path file;
    private boolean moved;

    Staged(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    void moveTo(Path target, CopyOption... options) throws IOException {
        Files.move(file, target, options);
        moved = true;
    }

    @Override
    public void close() throws IOException {
        if (!moved) {
            Files.deleteIfExists(file);
        }
    }
}
