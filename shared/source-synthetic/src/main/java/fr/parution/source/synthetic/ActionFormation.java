// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import org.jspecify.annotations.Nullable;

/**
 * A training as it is given at a place.
 *
 * @param numeroFormation the training's
 * @param dureeHeures null when the body did not fill it in
 * @param prixTtcCentimes list price, all taxes, in cents
 */
public record ActionFormation(
        int id,
        String numeroFormation,
        int lieuId,
        Modalite modalite,
        @Nullable Integer dureeHeures,
        long prixTtcCentimes) {}
