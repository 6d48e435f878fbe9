// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import java.util.Arrays;

/**
 * Persons who are in several cells of a level, or may be: one entry for each of them and each of his cells. Persons do not
 * add up; but a person in two cells of one total is there once, and these entries tell by how many a total outnumbers its
 * persons.
 */
final class SharedPersons {

    private static final int LEAST = 1 << 10;

    private int[] persons = new int[LEAST];
    private int[] cells = new int[LEAST];
    private long[] flags = new long[LEAST];
    private final long[][] parts;
    private int entries;
    private int person;

    SharedPersons(int parts) {
        this.parts = new long[parts][LEAST];
    }

    /** What is added from now on is about another person. */
    void nextPerson() {
        person++;
    }

    /**
     * Adds an entry.
     *
     * @param from what the person has there, for each part, at place {@code index}
     */
    void add(int cell, long flag, long[][] from, int index) {
        if (entries == cells.length) {
            int larger = 2 * entries;
            persons = Arrays.copyOf(persons, larger);
            cells = Arrays.copyOf(cells, larger);
            flags = Arrays.copyOf(flags, larger);
            for (int part = 0; part < parts.length; part++) {
                parts[part] = Arrays.copyOf(parts[part], larger);
            }
        }
        persons[entries] = person;
        cells[entries] = cell;
        flags[entries] = flag;
        for (int part = 0; part < parts.length; part++) {
            parts[part][entries] = from[part][index];
        }
        entries++;
    }

    /**
     * The same persons in the cells above. A flag that two entries of one person in one cell share was counted once too
     * often there.
     */
    SharedPersons rollUp(int[] parents, PersonCounts above) {
        SharedPersons up = new SharedPersons(parts.length);
        int[] entryOfCell = new int[above.cells()];
        for (int from = 0; from < entries; from++) {
            if (from > 0 && persons[from] != persons[from - 1]) {
                up.dropIfAlone();
                up.person++;
            }
            int cell = parents[cells[from]];
            int there = entryOfCell[cell] - 1;
            if (there >= 0 && there < up.entries && up.cells[there] == cell && up.persons[there] == up.person) {
                above.takeOff(up.flags[there] & flags[from], cell);
                up.flags[there] |= flags[from];
                for (int part = 0; part < parts.length; part++) {
                    up.parts[part][there] = sum(up.parts[part][there], parts[part][from]);
                }
            } else {
                up.add(cell, flags[from], parts, from);
                entryOfCell[cell] = up.entries;
            }
        }
        up.dropIfAlone();
        return up;
    }

    /** Whoever is in one cell only cannot be counted twice above it; but his part may still be the largest. */
    private void dropIfAlone() {
        boolean alone =
                entries > 0 && persons[entries - 1] == person && (entries == 1 || persons[entries - 2] != person);
        if (alone && parts.length == 0) {
            entries--;
        }
    }

    /** The sum of two values, either of which may be missing. */
    static long sum(long a, long b) {
        if (a == StagedBlock.MISSING || b == StagedBlock.MISSING) {
            return Math.max(a, b);
        }
        return Math.addExact(a, b);
    }

    /** Adds what these persons have to what others have. */
    void addTo(LargestParts sums) {
        for (int part = 0; part < parts.length; part++) {
            for (int entry = 0; entry < entries; entry++) {
                sums.add(part, cells[entry], parts[part][entry]);
            }
        }
    }
}
