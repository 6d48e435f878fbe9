// SPDX-License-Identifier: EUPL-1.2
package fr.parution.linear;

/** When an interval is wide enough. Whatever holds an interval that is, is. */
@FunctionalInterface
public interface Enough {

    /** Whether it is enough that an unknown can be both {@code low} and {@code high}. */
    boolean isWide(int unknown, double low, double high);
}
