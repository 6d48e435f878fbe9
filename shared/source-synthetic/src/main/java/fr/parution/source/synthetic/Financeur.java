// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

/** The eight families of funders. */
public enum Financeur {
    FRANCE_COMPETENCES,
    TITULAIRE,
    ETAT,
    FRANCE_TRAVAIL,
    REGION,
    OPCO,
    ENTREPRISE,
    CEC
}
