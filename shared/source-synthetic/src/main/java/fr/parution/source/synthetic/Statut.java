// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

/** Where a purchase stands. It moves from {@link #VALIDE} to {@link #ENTREE} to {@link #SORTIE}, and ends in one of the others. */
public enum Statut {
    VALIDE,
    ENTREE,
    SORTIE,
    CLOS_TOTAL,
    CLOS_PARTIEL,
    CLOS_ANNULE_TITULAIRE,
    CLOS_ANNULE_OF,
    ANNULE_GESTIONNAIRE,
    REJETE
}
