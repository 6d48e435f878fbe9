// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.time.LocalDate;

/** Rows in PostgreSQL's COPY text format: tabs between cells, {@code \N} for no value, backslash before what would be read as a mark. */
final class CopyText implements Cells {

    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    <R> void row(SourceTable<R> table, R row) {
        first = true;
        for (Column<R> column : table.columns()) {
            column.reader().read(row, this);
        }
        text.append('\n');
    }

    int length() {
        return text.length();
    }

    /** What was gathered since the last call. */
    String drain() {
        String drained = text.toString();
        text.setLength(0);
        return drained;
    }

    @Override
    public void int32(int value) {
        cell().append(value);
    }

    @Override
    public void int64(long value) {
        cell().append(value);
    }

    @Override
    public void text(String value) {
        cell();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    @Override
    public void date(LocalDate value) {
        cell().append(value);
    }

    /** Amounts are never negative here. */
    @Override
    public void cents(long value) {
        long rest = value % 100;
        cell().append(value / 100).append('.').append(rest < 10 ? "0" : "").append(rest);
    }

    @Override
    public void flag(boolean value) {
        cell().append(value ? 't' : 'f');
    }

    @Override
    public void absent() {
        cell().append("\\N");
    }

    private StringBuilder cell() {
        if (!first) {
            text.append('\t');
        }
        first = false;
        return text;
    }
}
