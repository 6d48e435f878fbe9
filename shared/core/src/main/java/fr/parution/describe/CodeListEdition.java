// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CodeList;
import fr.parution.dataset.Provenance;

/**
 * A code list that a data set was made with, in the edition that it was made with.
 *
 * @param list the name of the list
 */
public record CodeListEdition(String list, Provenance provenance) {

    /** The edition of a list. */
    public static CodeListEdition of(CodeList codes) {
        return new CodeListEdition(codes.id(), codes.provenance());
    }
}
