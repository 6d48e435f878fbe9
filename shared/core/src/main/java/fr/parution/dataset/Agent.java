// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

/**
 * An organisation.
 *
 * @param uri its address as an identifier
 * @param homepage where a person reads about it
 */
public record Agent(Text name, String uri, String homepage) {}
