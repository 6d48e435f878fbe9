// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import fr.parution.store.Store.PutOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A number in an object, raised as the pointer is moved: tag first, content next, then the conditional write. */
final class StoreCounter {

    private StoreCounter() {}

    static void increment(Store store, String key) throws IOException {
        PutOutcome outcome;
        do {
            String tag = store.find(key).orElseThrow().entityTag();
            int value = Integer.parseInt(read(store, key));
            outcome = store.replaceIfMatch(
                    key,
                    Content.of(String.valueOf(value + 1).getBytes(StandardCharsets.UTF_8)),
                    ObjectAttributes.ofType("text/plain"),
                    tag);
        } while (outcome == PutOutcome.REFUSED);
    }

    private static String read(Store store, String key) throws IOException {
        try (InputStream in = store.get(key)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
