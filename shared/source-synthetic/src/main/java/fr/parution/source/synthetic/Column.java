// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A column of a source table: its name in the schema, its type, and where a row has its value. */
record Column<R>(String name, Type type, boolean nullable, Reader<R> reader) {

    enum Type {
        INT32,
        INT64,
        TEXT,
        DATE,
        EUROS,
        FLAG
    }

    /** Gives the cell of a row. */
    @FunctionalInterface
    interface Reader<R> {
        void read(R row, Cells into);
    }

    static <R> Column<R> int32(String name, ToIntFunction<R> value) {
        return new Column<>(name, Type.INT32, false, (row, into) -> into.int32(value.applyAsInt(row)));
    }

    static <R> Column<R> int64(String name, ToLongFunction<R> value) {
        return new Column<>(name, Type.INT64, false, (row, into) -> into.int64(value.applyAsLong(row)));
    }

    static <R> Column<R> euros(String name, ToLongFunction<R> cents) {
        return new Column<>(name, Type.EUROS, false, (row, into) -> into.cents(cents.applyAsLong(row)));
    }

    static <R> Column<R> flag(String name, Predicate<R> value) {
        return new Column<>(name, Type.FLAG, false, (row, into) -> into.flag(value.test(row)));
    }

    static <R> Column<R> text(String name, Function<R, String> value) {
        return new Column<>(name, Type.TEXT, false, (row, into) -> into.text(value.apply(row)));
    }

    static <R> Column<R> date(String name, Function<R, LocalDate> value) {
        return new Column<>(name, Type.DATE, false, (row, into) -> into.date(value.apply(row)));
    }

    static <R> Column<R> textOrNull(String name, Function<R, @Nullable String> value) {
        return orNull(name, Type.TEXT, value, Cells::text);
    }

    static <R> Column<R> dateOrNull(String name, Function<R, @Nullable LocalDate> value) {
        return orNull(name, Type.DATE, value, Cells::date);
    }

    static <R> Column<R> int32OrNull(String name, Function<R, @Nullable Integer> value) {
        return orNull(name, Type.INT32, value, Cells::int32);
    }

    /** Writes a value that is there. */
    @FunctionalInterface
    private interface Writer<V> {
        void write(Cells into, V value);
    }

    private static <R, V> Column<R> orNull(String name, Type type, Function<R, @Nullable V> value, Writer<V> writer) {
        return new Column<>(name, type, true, (row, into) -> {
            V found = value.apply(row);
            if (found == null) {
                into.absent();
            } else {
                writer.write(into, found);
            }
        });
    }
}
