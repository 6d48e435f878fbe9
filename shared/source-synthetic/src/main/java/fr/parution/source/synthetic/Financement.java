// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

/** What one family of funders pays for one purchase, in cents, more than zero. */
public record Financement(long dossierId, Financeur financeur, long montantCentimes) {}
