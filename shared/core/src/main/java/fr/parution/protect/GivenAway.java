// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

/**
 * A row that gives something away.
 *
 * @param row its index in the raw table
 * @param group the index of the group of measures
 * @param place where it stands, without any figure
 */
record GivenAway(int row, int group, String place) {}
