// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Store.PutOutcome;
import java.nio.charset.StandardCharsets;

/**
 * Proves, before anything is published, that a store enforces the conditions of writes. Some stores that speak the
 * language of S3 drop them in silence, and then the last of two publishers wins.
 */
public final class StoreProbe {

    /** The one object that a probe leaves; its content is always the same. */
    public static final String KEY = "state/probe.json";

    private static final ObjectAttributes ATTRIBUTES = ObjectAttributes.ofType("application/json");
    private static final Content KEPT = content("{\"probe\":\"conditional writes\"}\n");
    private static final Content NEVER_KEPT = content("{\"probe\":\"this store ignores conditions\"}\n");
    private static final String TAG_OF_NOTHING = "0".repeat(32);

    private StoreProbe() {}

    /** Throws {@code STORE_IGNORES_CONDITIONS} unless a second create and a replace with a wrong tag are refused. */
    public static void requireConditions(Store store) {
        store.putIfAbsent(KEY, KEPT, ATTRIBUTES);
        String before = entityTag(store);
        PutOutcome second = store.putIfAbsent(KEY, NEVER_KEPT, ATTRIBUTES);
        requireRefused(store, second, before, "create");
        PutOutcome wrongTag = store.replaceIfMatch(KEY, NEVER_KEPT, ATTRIBUTES, TAG_OF_NOTHING);
        requireRefused(store, wrongTag, before, "replace");
    }

    private static void requireRefused(Store store, PutOutcome outcome, String before, String what) {
        if (outcome != PutOutcome.REFUSED || !entityTag(store).equals(before)) {
            throw ignores(store, "conditional " + what);
        }
    }

    private static String entityTag(Store store) {
        return store.find(KEY)
                .map(StoredObject::entityTag)
                .orElseThrow(() -> ignores(store, "an object just created is not there"));
    }

    private static ParutionException ignores(Store store, String found) {
        return new ParutionException(Problem.of(
                ProblemCode.STORE_IGNORES_CONDITIONS,
                store.uri().toString(),
                found,
                "If-None-Match and If-Match, answered by 412"));
    }

    private static Content content(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
