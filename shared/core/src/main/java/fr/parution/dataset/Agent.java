// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import org.jspecify.annotations.Nullable;

/**
 * An organisation.
 *
 * @param uri its address as an identifier
 * @param homepage where a person reads about it
 * @param kind what kind of body it is; null where nothing says so
 */
public record Agent(
        Text name, String uri, String homepage, @Nullable PublisherKind kind) {

    /** One of which nothing says what kind of body it is. */
    public Agent(Text name, String uri, String homepage) {
        this(name, uri, homepage, null);
    }
}
