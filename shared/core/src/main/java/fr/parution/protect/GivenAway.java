// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

/**
 * A row that gives something away.
 *
 * @param row its index in the raw table
 * @param group the index of the group of measures
 * @param place where it stands, without any figure
 * @param byRange whether it is not known, but not proven to have room either
 */
record GivenAway(int row, int group, String place, boolean byRange) {

    GivenAway(int row, int group, String place) {
        this(row, group, place, false);
    }
}
