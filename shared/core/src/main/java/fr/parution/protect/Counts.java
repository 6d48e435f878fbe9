// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

/** How many files and persons a row is about, or by how many it changed. Persons are those of one group of measures. */
record Counts(long files, long persons) {

    static final Counts NONE = new Counts(0, 0);

    Counts plus(Counts other) {
        return new Counts(files + other.files, persons + other.persons);
    }

    Counts minus(Counts other) {
        return new Counts(files - other.files, persons - other.persons);
    }

    Counts least(Counts other) {
        return new Counts(Math.min(files, other.files), Math.min(persons, other.persons));
    }

    Counts most(Counts other) {
        return new Counts(Math.max(files, other.files), Math.max(persons, other.persons));
    }

    /** Whether a change of so much may be seen: neither its files nor its persons are fewer than the threshold. */
    boolean isLarge(int threshold) {
        return Math.abs(files) >= threshold && Math.abs(persons) >= threshold;
    }

    /**
     * Whether these are far from all that lies between two others, by the threshold at least and by more than a tenth.
     *
     * @param low no more than {@code high}
     */
    boolean isFarFrom(Counts low, Counts high, int threshold) {
        return isFar(files, low.files, high.files, threshold) && isFar(persons, low.persons, high.persons, threshold);
    }

    private static boolean isFar(long value, long low, long high, int threshold) {
        long bound = value < low ? low : high;
        long distance = value < low ? low - value : value - high;
        return distance >= threshold && distance * 10 > bound;
    }
}
