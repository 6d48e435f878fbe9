// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import org.jspecify.annotations.Nullable;

/**
 * What a training leads to; the list is a resource of this module.
 *
 * @param typeReferentiel {@code RS}, {@code RNCP}, or null for the legal exceptions (driving licences, skills assessment, VAE,
 *     business creation)
 * @param code number in the directory, null with it
 * @param niveau level 2 to 8, null when the certification has none
 */
public record Certification(
        int id,
        @Nullable String typeReferentiel,
        @Nullable String code,
        int codeCertifinfo,
        String intitule,
        String codeNsf,
        String libelleNsf,
        String codeFormacode,
        @Nullable Integer niveau) {}
