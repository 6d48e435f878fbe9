// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import org.jspecify.annotations.Nullable;

/**
 * A training offered by a body at a place.
 *
 * @param numeroFormation the body's siret, {@code _}, and its own reference
 * @param dureeHeures null when the body did not fill it in
 * @param prixTtcCentimes list price, all taxes, in cents
 */
public record ActionFormation(
        int id,
        String siretOrganisme,
        int certificationId,
        int lieuId,
        String numeroFormation,
        String intitule,
        Modalite modalite,
        @Nullable Integer dureeHeures,
        long prixTtcCentimes) {}
