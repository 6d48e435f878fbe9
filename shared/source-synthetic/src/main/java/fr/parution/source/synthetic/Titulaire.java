// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A holder who bought at least once: the scheme counts 37 million holders, of whom about 5.2 million bought, and only those
 * are in the table. Everything here is invented by construction.
 *
 * @param id drawn among the 37 million accounts, never zero
 * @param nir 15 digits that no real person can have: the month is 13 to 19, and the key is wrong
 * @param genre {@code F}, {@code M}, or null when not filled in
 * @param codeDepartement residence, INSEE code
 * @param courriel under the reserved domain {@code exemple.invalid}
 */
public record Titulaire(
        long id,
        String nir,
        String nom,
        String prenom,
        @Nullable String genre,
        LocalDate dateNaissance,
        String codeDepartement,
        String courriel) {}
