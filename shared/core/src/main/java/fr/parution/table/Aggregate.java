// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

/** A figure that an engine computes for each cell, always a whole number. */
public sealed interface Aggregate {

    /** The number of rows. */
    record Rows() implements Aggregate {}

    /** The exact number of distinct persons. */
    record Persons() implements Aggregate {}

    /** The number of rows in which a value is present. */
    record Present(ValueColumn value) implements Aggregate {}

    /** The exact number of distinct persons with a row in which a value is present. */
    record PersonsPresent(ValueColumn value) implements Aggregate {}

    /** The sum of a value, 0 where there is none. */
    record Sum(ValueColumn value) implements Aggregate {}
}
