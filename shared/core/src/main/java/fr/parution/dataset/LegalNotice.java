// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import org.jspecify.annotations.Nullable;

/**
 * What the law of the publisher's country makes a site say of itself.
 *
 * @param director who answers for what is published
 * @param host who keeps the pages on line, with the address
 * @param recourse to whom a person turns who cannot read a page and is not helped; null where nothing is declared
 */
public record LegalNotice(
        Text director, Text host, @Nullable Text recourse) {}
