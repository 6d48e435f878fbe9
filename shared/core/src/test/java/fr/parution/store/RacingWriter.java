// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import fr.parution.store.Store.PutOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** One of the processes that race in {@link LocalDirectoryStoreTest}. Arguments: directory, name, rounds. */
final class RacingWriter {

    private RacingWriter() {}

    /** Prints how many keys this process created. */
    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.parseInt(arguments[2]);
        Content name = Content.of(arguments[1].getBytes(StandardCharsets.UTF_8));
        int created = 0;
        try (Store store = LocalDirectoryStore.open(Path.of(arguments[0]))) {
            store.putIfAbsent("ready/" + arguments[1], name, ObjectAttributes.ofType("text/plain"));
            while (store.find("go").isEmpty()) {
                Thread.onSpinWait();
            }
            for (int round = 0; round < rounds; round++) {
                if (store.putIfAbsent("race/" + round, name, ObjectAttributes.ofType("text/plain"))
                        == PutOutcome.WRITTEN) {
                    created++;
                }
                StoreCounter.increment(store, "counter");
            }
        }
        System.out.println(created);
    }
}
