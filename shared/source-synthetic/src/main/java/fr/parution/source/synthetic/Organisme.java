// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

/**
 * A training body.
 *
 * @param siret 14 digits with valid keys, in the range of numbers starting with 00 that is not given to real bodies
 * @param numeroDeclaration 11 digits
 * @param codeDepartement seat, INSEE code
 */
public record Organisme(String siret, String raisonSociale, String numeroDeclaration, String codeDepartement) {}
