// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import org.jspecify.annotations.Nullable;

/**
 * A training of a body, given as one to four actions. Its texts are as bodies type them: plain, or HTML with entities.
 *
 * @param numeroFormation the body's siret, {@code _}, and its own reference
 */
public record Formation(
        String numeroFormation,
        String siretOrganisme,
        int certificationId,
        String intitule,
        @Nullable String pointsForts,
        @Nullable String objectif,
        @Nullable String contenu,
        @Nullable String resultatsAttendus) {}
