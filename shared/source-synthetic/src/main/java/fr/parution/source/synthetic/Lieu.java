// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

/** A place of training; the name of the town is invented. */
public record Lieu(int id, String codeDepartement, String commune) {}
