// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

/** What may be asked of {@link Store#range}. */
public final class Ranges {

    private Ranges() {}

    /** Refuses negative numbers with an {@link IllegalArgumentException}. */
    public static void require(long offset, int length) {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("not a range: " + length + " bytes from " + offset);
        }
    }
}
