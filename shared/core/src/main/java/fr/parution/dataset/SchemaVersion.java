// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the published columns: the first number rises where a program that reads them may break, the second where
 * something is added, the third where only texts change.
 */
public record SchemaVersion(int major, int minor, int patch) implements Comparable<SchemaVersion> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");
    private static final Comparator<SchemaVersion> ORDER = Comparator.comparingInt(SchemaVersion::major)
            .thenComparingInt(SchemaVersion::minor)
            .thenComparingInt(SchemaVersion::patch);

    /** Reads {@code 1.0.0}; throws on any other form. */
    public static SchemaVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no version: " + text);
        }
        return new SchemaVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    /** Whether what reads the other version may break on this one. */
    public boolean isMajorAfter(SchemaVersion other) {
        return major > other.major;
    }

    /** Whether this version may hold more than the other one. */
    public boolean isMinorAfter(SchemaVersion other) {
        return major > other.major || (major == other.major && minor > other.minor);
    }

    /** The least version that may break what reads this one. */
    public SchemaVersion nextMajor() {
        return new SchemaVersion(major + 1, 0, 0);
    }

    /** The least version that may hold more than this one. */
    public SchemaVersion nextMinor() {
        return new SchemaVersion(major, minor + 1, 0);
    }

    @Override
    public int compareTo(SchemaVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
