// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import fr.parution.protect.RowCursor;
import fr.parution.table.Cell;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import fr.parution.table.TableSchema;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The row being written, checked against the schema and encoded once for all formats. One object serves all rows. What
 * is suppressed and what is empty look the same from here on: no format can tell one from the other.
 */
final class Row {

    /** The decimals of a {@link ColumnType#DECIMAL} column. */
    static final int DECIMALS = 2;

    private static final long DECIMAL_LIMIT = 1_000_000_000_000_000_000L;

    private final List<PublishedColumn> columns;
    private final int[] places;
    private final ColumnType[] types;
    private final boolean[] required;
    private final TextEncoder[] encoders;
    private final boolean[] shown;
    private final long[] numbers;
    private final @Nullable EncodedText[] texts;
    private final @Nullable Cell[] last;
    private final boolean[] changed;
    private final RowText csv;
    private final RowText json;
    private long serial;
    private int year;
    private int month;

    Row(TableSchema schema) {
        this(schema, IntStream.range(0, schema.columns().size()).toArray());
    }

    /**
     * A row of some columns of a table.
     *
     * @param schema those columns
     * @param places where each stands in the table
     */
    Row(TableSchema schema, int[] places) {
        this.columns = schema.columns();
        this.places = places.clone();
        int width = columns.size();
        this.types = columns.stream().map(PublishedColumn::type).toArray(ColumnType[]::new);
        this.required = new boolean[width];
        this.encoders = new TextEncoder[width];
        for (int i = 0; i < width; i++) {
            required[i] = isRequired(columns.get(i));
            encoders[i] = new TextEncoder();
        }
        this.shown = new boolean[width];
        this.numbers = new long[width];
        this.texts = new EncodedText[width];
        this.last = new Cell[width];
        this.changed = new boolean[width];
        this.csv = new RowText(width, CsvFormat.fields(width));
        this.json = new RowText(width, JsonFormat.fields(schema));
    }

    /** Whether every row has a value there: the texts that say which row it is. */
    static boolean isRequired(PublishedColumn column) {
        return column.role().alwaysFilled();
    }

    /** Takes over the cursor's current row. */
    void read(RowCursor cursor) {
        for (int i = 0; i < types.length; i++) {
            Cell cell = cursor.cell(places[i]);
            changed[i] = cell != last[i];
            if (changed[i]) {
                shown[i] = take(i, cell);
                last[i] = cell;
            }
        }
        serial++;
        year = cursor.year();
        month = cursor.month();
    }

    /** How many rows were read so far. */
    long serial() {
        return serial;
    }

    /** Whether a column may show something else than in the row before. */
    boolean hasChanged(int column) {
        return changed[column];
    }

    /** The row as a line of CSV without its end, made once for all files that have it. */
    TextLine csv() {
        return csv.of(this);
    }

    /** The row as a JSON object without its closing brace. */
    TextLine json() {
        return json.of(this);
    }

    /** Whether there is a value to show. */
    boolean isShown(int column) {
        return shown[column];
    }

    ColumnType type(int column) {
        return types[column];
    }

    /** A shown whole number, or a shown decimal number in hundredths. */
    long number(int column) {
        return numbers[column];
    }

    /** A shown text. */
    EncodedText text(int column) {
        EncodedText text = texts[column];
        if (text == null) {
            throw new IllegalStateException("column " + columns.get(column).name() + " shows no text");
        }
        return text;
    }

    int width() {
        return types.length;
    }

    /** The calendar year of the row's period. */
    int year() {
        return year;
    }

    /** The month in which the row's period begins, {@code 1..12}. */
    int month() {
        return month;
    }

    private boolean take(int i, Cell cell) {
        if (cell instanceof Cell.Text text && types[i] == ColumnType.TEXT) {
            texts[i] = encoders[i].encode(text.value());
        } else if (cell instanceof Cell.Whole whole && types[i] == ColumnType.WHOLE) {
            numbers[i] = whole.value();
        } else if (cell instanceof Cell.Decimal decimal && types[i] == ColumnType.DECIMAL) {
            numbers[i] = hundredths(i, decimal);
        } else if (cell instanceof Cell.Published || required[i]) {
            throw new IllegalStateException("column " + columns.get(i).name() + " of type " + types[i]
                    + " cannot hold a cell of " + cell.getClass().getSimpleName());
        } else {
            return false;
        }
        return true;
    }

    private long hundredths(int column, Cell.Decimal decimal) {
        long value = decimal.unscaled();
        for (int scale = decimal.scale(); scale > DECIMALS; scale--) {
            if (value % 10 != 0) {
                throw misfit(column, "more than " + DECIMALS + " decimals");
            }
            value /= 10;
        }
        for (int scale = decimal.scale(); scale < DECIMALS && isSmall(value); scale++) {
            value *= 10;
        }
        if (!isSmall(value)) {
            throw misfit(column, "more than 18 digits");
        }
        return value;
    }

    private static boolean isSmall(long value) {
        return -DECIMAL_LIMIT < value && value < DECIMAL_LIMIT;
    }

    private IllegalStateException misfit(int column, String what) {
        return new IllegalStateException("column " + columns.get(column).name() + " holds " + what);
    }
}
