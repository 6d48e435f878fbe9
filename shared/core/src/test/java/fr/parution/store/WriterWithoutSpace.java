// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import fr.parution.problem.ParutionException;
import java.io.IOException;
import java.nio.file.Path;

/** A process that may not write what it is given, in {@link LocalDirectoryStoreTest}. Arguments: directory, file. */
final class WriterWithoutSpace {

    private WriterWithoutSpace() {}

    /** Prints what became of the write. */
    public static void main(String[] arguments) throws IOException {
        Content content = Content.of(Path.of(arguments[1]));
        try (Store store = LocalDirectoryStore.open(Path.of(arguments[0]))) {
            System.out.println(store.putIfAbsent("big", content, ObjectAttributes.ofType("text/plain")));
        } catch (ParutionException e) {
            System.out.println(e.problems().get(0).code());
        }
    }
}
