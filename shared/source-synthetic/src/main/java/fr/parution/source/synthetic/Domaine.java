// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

/** What a purchase leads to. All but {@link #CERTIFIANT} are legal exceptions, in no directory and outside the published offer. */
public enum Domaine {
    CERTIFIANT,
    CONDUITE,
    BILAN,
    VAE,
    CREATION
}
