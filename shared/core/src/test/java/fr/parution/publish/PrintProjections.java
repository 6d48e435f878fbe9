// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.CatalogFixtures;
import fr.parution.store.Content;
import java.util.List;

/** Prints the digest of every projected file, for a test to compare between JVMs. */
public final class PrintProjections {

    private PrintProjections() {}

    static List<String> digests() {
        return List.of(
                        new ReleaseFileProjection(),
                        new CatalogProjection(),
                        new FeedProjection(),
                        new EventProjection())
                .stream()
                .flatMap(projection -> projection.project(CatalogFixtures.catalog()).stream())
                .map(file -> file.key() + " " + Content.of(file.content()).sha256())
                .toList();
    }

    public static void main(String[] arguments) {
        digests().forEach(System.out::println);
    }
}
