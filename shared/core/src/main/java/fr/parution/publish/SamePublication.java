// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.PublicStore.Current;
import java.util.Optional;

/**
 * Refuses to add to what somebody else published: a bucket that was mistaken for another, or a pointer that was copied from
 * there with all that it names. A publication may change its publisher, or its address; one that is other in both is another.
 */
final class SamePublication {

    private SamePublication() {}

    static void require(PublicStore store, Optional<Current> current, CatalogDeclaration ours) {
        if (current.isEmpty()) {
            return;
        }
        CatalogDeclaration theirs = store.document(current.get().manifest().catalogue(), CatalogDeclaration.class);
        boolean same = theirs.publicUrl().equals(ours.publicUrl())
                || theirs.publisher().uri().equals(ours.publisher().uri());
        if (!same) {
            throw new ParutionException(Problem.of(
                    ProblemCode.RELEASE_OF_ANOTHER_PUBLICATION,
                    current.get().pointer().manifest(),
                    inWords(theirs),
                    inWords(ours)));
        }
    }

    private static String inWords(CatalogDeclaration catalog) {
        return catalog.publisher().uri() + ", " + catalog.publicUrl();
    }
}
