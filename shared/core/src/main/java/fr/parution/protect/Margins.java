// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.linear.SparseMatrix;
import fr.parution.table.RawTable;
import fr.parution.table.TableShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the rows of one period add up. A line is a total and the rows of a finer level that are its parts: they add up to it
 * exactly, in rows and amounts (persons do not add up). Levels may cross, so a total may have several lines (a region by
 * its departments, and by gender) and a row may be a part in several. The first line of a total, through the coarsest
 * level below it, defines it; every other relation between rows follows from these first lines.
 */
final class Margins {

    private final RawTable table;
    private final long[] masks;
    private final boolean crosses;
    private final int[] firstOfLevel;
    /** For each level, the first of its lines; each total of a level has as many lines as the level has parts. */
    private final int[] firstLineOfLevel;

    private final int[] linesOfTotal;
    private final int[] totals;
    private final int[] partStarts;
    private final int[] parts;
    private final int[] aboveStarts;
    private final int[] above;

    Margins(TableShape shape, RawTable table) {
        this.table = table;
        this.masks = IntStream.range(0, shape.levels().size())
                .mapToLong(level -> shape.mask(table.layout(), level))
                .toArray();
        this.crosses = shape.crosses();
        int levels = shape.levels().size();
        this.firstOfLevel = firstOfLevel(levels, table);
        this.firstLineOfLevel = new int[levels];
        this.linesOfTotal = new int[levels];
        List<int[]> totalsOfParts = new ArrayList<>();
        List<Integer> partLevels = new ArrayList<>();
        int lines = 0;
        for (int level = 0; level < levels; level++) {
            firstLineOfLevel[level] = lines;
            if (level > 0) {
                for (int finer : shape.parts(level)) {
                    totalsOfParts.add(totalsOfParts(level, finer, shape.mask(table.layout(), level)));
                    partLevels.add(finer);
                    linesOfTotal[level]++;
                }
            }
            lines += linesOfTotal[level] * (firstOfLevel[level + 1] - firstOfLevel[level]);
        }
        this.totals = new int[lines];
        this.partStarts = new int[lines + 1];
        this.aboveStarts = new int[table.rows() + 1];
        walk(totalsOfParts, partLevels, (line, total, part) -> {
            totals[line] = total;
            partStarts[line + 1]++;
            aboveStarts[part + 1]++;
        });
        addUp(partStarts);
        addUp(aboveStarts);
        this.parts = new int[partStarts[lines]];
        this.above = new int[aboveStarts[table.rows()]];
        int[] nextPart = Arrays.copyOf(partStarts, lines);
        int[] nextAbove = Arrays.copyOf(aboveStarts, table.rows());
        walk(totalsOfParts, partLevels, (line, total, part) -> {
            parts[nextPart[line]++] = part;
            above[nextAbove[part]++] = line;
        });
    }

    private static int[] firstOfLevel(int levels, RawTable table) {
        int[] first = new int[levels + 1];
        int row = 0;
        for (int level = 0; level < levels; level++) {
            first[level] = row;
            while (row < table.rows() && table.level(row) == level) {
                row++;
            }
        }
        first[levels] = row;
        return first;
    }

    private int[] totalsOfParts(int level, int finer, long mask) {
        int[] found = new int[firstOfLevel[finer + 1] - firstOfLevel[finer]];
        for (int i = 0; i < found.length; i++) {
            int row = firstOfLevel[finer] + i;
            found[i] = find(level, table.key(row) & mask, row);
        }
        return found;
    }

    private interface Visitor {
        void part(int line, int total, int part);
    }

    private void walk(List<int[]> totalsOfParts, List<Integer> partLevels, Visitor visitor) {
        int next = 0;
        for (int level = 1; level < linesOfTotal.length; level++) {
            for (int i = 0; i < linesOfTotal[level]; i++, next++) {
                int firstPart = firstOfLevel[partLevels.get(next)];
                int[] totalsOf = totalsOfParts.get(next);
                for (int part = 0; part < totalsOf.length; part++) {
                    int line =
                            firstLineOfLevel[level] + (totalsOf[part] - firstOfLevel[level]) * linesOfTotal[level] + i;
                    visitor.part(line, totalsOf[part], firstPart + part);
                }
            }
        }
    }

    private static void addUp(int[] starts) {
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
    }

    private int find(int level, long key, int part) {
        int low = firstOfLevel[level];
        int high = firstOfLevel[level + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (table.key(middle) == key) {
                return middle;
            }
            if (table.key(middle) < key) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        throw new TableCheck.MissingTotalException(part);
    }

    /** Whether some row is a part in several lines, or some total of several. */
    boolean cross() {
        return crosses;
    }

    /** How many lines there are; totals of finer levels come first. */
    int lines() {
        return totals.length;
    }

    /** The row that the parts of a line add up to. */
    int total(int line) {
        return totals[line];
    }

    /** The rows that add up to the total of a line, in key order. */
    int[] parts(int line) {
        return Arrays.copyOfRange(parts, partStarts[line], partStarts[line + 1]);
    }

    /** The place of the first part of a line; that of the next line ends it. */
    int startOfParts(int line) {
        return partStarts[line];
    }

    /** The part at a place, without a copy of all. */
    int part(int place) {
        return parts[place];
    }

    /**
     * Adds what a line says of unknowns: its parts less its total.
     *
     * @param numbers the unknown that each row is, or -1 where it is known
     * @return false where nothing of the line is unknown, and nothing was added
     */
    boolean addLine(SparseMatrix.Builder matrix, int line, int[] numbers) {
        int[] unknowns = new int[startOfParts(line + 1) - startOfParts(line) + 1];
        int[] coefficients = new int[unknowns.length];
        int count = 0;
        for (int place = startOfParts(line); place < startOfParts(line + 1); place++) {
            if (numbers[part(place)] >= 0) {
                unknowns[count] = numbers[part(place)];
                coefficients[count++] = 1;
            }
        }
        if (numbers[total(line)] >= 0) {
            unknowns[count] = numbers[total(line)];
            coefficients[count++] = -1;
        }
        if (count > 0) {
            matrix.add(Arrays.copyOf(unknowns, count), Arrays.copyOf(coefficients, count));
        }
        return count > 0;
    }

    /** The first line of a row that is a total; the others follow it. */
    int firstLine(int row) {
        int level = table.level(row);
        return firstLineOfLevel[level] + (row - firstOfLevel[level]) * linesOfTotal[level];
    }

    /** How many lines a row is the total of; 0 for a row of the full cross. */
    int linesOf(int row) {
        return linesOfTotal[table.level(row)];
    }

    /** The lines in which a row is a part. */
    int[] above(int row) {
        return Arrays.copyOfRange(above, aboveStarts[row], aboveStarts[row + 1]);
    }

    /** Whether all that one row counts is counted in another. */
    boolean holds(int row, int other) {
        long mask = masks[table.level(row)];
        return (masks[table.level(other)] & mask) == mask && (table.key(other) & mask) == table.key(row);
    }

    boolean isAtom(int row) {
        return table.level(row) == 0;
    }

    RawTable table() {
        return table;
    }
}
