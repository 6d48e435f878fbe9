// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Whole numbers in as few bytes each as the largest of them needs: a table of millions of rows stays in a small heap. */
abstract class NarrowColumn {

    private NarrowColumn() {}

    abstract long get(int row);

    /** The bytes of one number: 1, 2, 4 or 8. */
    abstract int width();

    static NarrowColumn of(long[] values) {
        long least = 0;
        long greatest = 0;
        for (long value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        int width = width(least, greatest);
        NarrowColumn column = empty(width, values.length);
        for (int row = 0; row < values.length; row++) {
            column.set(row, values[row]);
        }
        return column;
    }

    private static int width(long least, long greatest) {
        if (least >= Byte.MIN_VALUE && greatest <= Byte.MAX_VALUE) {
            return Byte.BYTES;
        }
        if (least >= Short.MIN_VALUE && greatest <= Short.MAX_VALUE) {
            return Short.BYTES;
        }
        return least >= Integer.MIN_VALUE && greatest <= Integer.MAX_VALUE ? Integer.BYTES : Long.BYTES;
    }

    void write(DataOutput out, int rows) throws IOException {
        out.writeByte(width());
        for (int row = 0; row < rows; row++) {
            switch (width()) {
                case Byte.BYTES -> out.writeByte((int) get(row));
                case Short.BYTES -> out.writeShort((int) get(row));
                case Integer.BYTES -> out.writeInt((int) get(row));
                default -> out.writeLong(get(row));
            }
        }
    }

    static NarrowColumn read(DataInput in, int rows) throws IOException {
        NarrowColumn column = empty(in.readByte(), rows);
        for (int row = 0; row < rows; row++) {
            column.set(
                    row,
                    switch (column.width()) {
                        case Byte.BYTES -> in.readByte();
                        case Short.BYTES -> in.readShort();
                        case Integer.BYTES -> in.readInt();
                        default -> in.readLong();
                    });
        }
        return column;
    }

    abstract void set(int row, long value);

    private static NarrowColumn empty(int width, int rows) {
        return switch (width) {
            case Byte.BYTES -> new Bytes(new byte[rows]);
            case Short.BYTES -> new Shorts(new short[rows]);
            case Integer.BYTES -> new Ints(new int[rows]);
            case Long.BYTES -> new Longs(new long[rows]);
            default -> throw new IllegalArgumentException(width + " bytes");
        };
    }

    private static final class Bytes extends NarrowColumn {
        private final byte[] values;

        Bytes(byte[] values) {
            this.values = values;
        }

        @Override
        long get(int row) {
            return values[row];
        }

        @Override
        void set(int row, long value) {
            values[row] = (byte) value;
        }

        @Override
        int width() {
            return Byte.BYTES;
        }
    }

    private static final class Shorts extends NarrowColumn {
        private final short[] values;

        Shorts(short[] values) {
            this.values = values;
        }

        @Override
        long get(int row) {
            return values[row];
        }

        @Override
        void set(int row, long value) {
            values[row] = (short) value;
        }

        @Override
        int width() {
            return Short.BYTES;
        }
    }

    private static final class Ints extends NarrowColumn {
        private final int[] values;

        Ints(int[] values) {
            this.values = values;
        }

        @Override
        long get(int row) {
            return values[row];
        }

        @Override
        void set(int row, long value) {
            values[row] = (int) value;
        }

        @Override
        int width() {
            return Integer.BYTES;
        }
    }

    private static final class Longs extends NarrowColumn {
        private final long[] values;

        Longs(long[] values) {
            this.values = values;
        }

        @Override
        long get(int row) {
            return values[row];
        }

        @Override
        void set(int row, long value) {
            values[row] = value;
        }

        @Override
        int width() {
            return Long.BYTES;
        }
    }
}
