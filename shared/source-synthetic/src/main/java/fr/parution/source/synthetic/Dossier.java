// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A purchase, with its status as known on the day of drawing.
 *
 * @param id from 1, in the order of validation
 * @param dateEntree null while only validated, and when it ended before entry
 * @param dateSortie null until the holder left
 * @param csp category 1 to 8 (INSEE, level 1); null for job seekers and when not declared
 * @param prixTtcCentimes price at purchase in cents: the sum of what the funders pay
 * @param dureeHeures null when the body did not fill it in
 */
public record Dossier(
        long id,
        long titulaireId,
        int sessionId,
        LocalDate dateValidation,
        @Nullable LocalDate dateEntree,
        @Nullable LocalDate dateSortie,
        Statut statut,
        boolean demandeurEmploi,
        @Nullable String csp,
        long prixTtcCentimes,
        @Nullable Integer dureeHeures) {}
