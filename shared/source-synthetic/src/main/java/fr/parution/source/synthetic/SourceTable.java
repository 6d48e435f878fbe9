// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A table of the source: its columns in order, and its rows by unit. A unit is what is numbered: a row, or for {@code financement} a
 * purchase with its lines.
 *
 * @param units how many units, numbered from 0
 * @param unitsPerPart units in one file, chosen so that a file never passes two million rows
 */
record SourceTable<R>(
        String name, long units, int unitsPerPart, List<Column<R>> columns, LongFunction<Stream<R>> rowsOf) {

    SourceTable {
        columns = List.copyOf(columns);
    }

    Stream<R> rows() {
        return rows(0, units);
    }

    Stream<R> rows(long from, long to) {
        return LongStream.range(from, to).mapToObj(rowsOf).flatMap(rows -> rows);
    }

    /** At least one: an empty table has one empty file. */
    int parts() {
        return (int) Math.max(1, (units + unitsPerPart - 1) / unitsPerPart);
    }

    long start(int part) {
        return (long) part * unitsPerPart;
    }

    long end(int part) {
        return Math.min(units, start(part) + unitsPerPart);
    }
}
