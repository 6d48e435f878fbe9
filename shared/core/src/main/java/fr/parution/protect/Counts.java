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
     * Whether these are apart from all that lies between two others, by the threshold at least.
     *
     * @param low no more than {@code high}
     */
    boolean isApartFrom(Counts low, Counts high, int threshold) {
        return distance(files, low.files, high.files) >= threshold
                && distance(persons, low.persons, high.persons) >= threshold;
    }

    /** Whether they are apart by more than a tenth, too. */
    boolean isFarFrom(Counts low, Counts high, int threshold) {
        return isApartFrom(low, high, threshold)
                && isMoreThanATenth(files, low.files, high.files)
                && isMoreThanATenth(persons, low.persons, high.persons);
    }

    private static long distance(long value, long low, long high) {
        return value < low ? low - value : value - high;
    }

    private static boolean isMoreThanATenth(long value, long low, long high) {
        return distance(value, low, high) * 10 > (value < low ? low : high);
    }
}
