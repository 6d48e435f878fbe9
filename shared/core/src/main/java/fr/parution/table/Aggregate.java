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

    /** The least value, or {@link #NO_VALUE} where there is none. */
    record Minimum(ValueColumn value) implements Aggregate {}

    /** The greatest value, or {@link #NO_VALUE} where there is none. */
    record Maximum(ValueColumn value) implements Aggregate {}

    /** The largest sum of a value that one person has. */
    record LargestOfPerson(ValueColumn value) implements Aggregate {}

    /** The second largest sum of a value that one person has, 0 where there is one person only. */
    record SecondOfPerson(ValueColumn value) implements Aggregate {}

    /** The exact number of distinct bodies. */
    record Bodies(ValueColumn body) implements Aggregate {}

    /** The largest sum of a value that one body has, 0 where the rows are nobody's. */
    record LargestOfBody(ValueColumn value, ValueColumn body) implements Aggregate {}

    /** The second largest sum of a value that one body has, 0 where there is one body at most. */
    record SecondOfBody(ValueColumn value, ValueColumn body) implements Aggregate {}

    /** Stands for the least and the greatest of nothing. */
    long NO_VALUE = Long.MIN_VALUE;
}
