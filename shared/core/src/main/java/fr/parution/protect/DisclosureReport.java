// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import java.util.List;

/**
 * What protection cost, for the private run report: which rule hid how much is a secret too.
 *
 * @param rows rows of all levels
 * @param primary rows that the threshold rule hides
 * @param complementary rows hidden so that the others cannot be computed
 * @param partial rows shown without the figures that describe a part of their persons
 * @param carried rows whose figures, or some of them, are those of an earlier release
 * @param persons persons in hidden rows of the full cross, each once for every row and period that hides him
 * @param ranges hidden figures that the last audit judged by their ranges, where the declaration asks for that
 * @param programs linear programs that it solved for them
 * @param levels the same for each level, full cross first
 */
public record DisclosureReport(
        long rows,
        long primary,
        long complementary,
        long partial,
        long carried,
        long persons,
        long ranges,
        long programs,
        List<LevelReport> levels) {

    /** Copies its list. */
    public DisclosureReport {
        levels = List.copyOf(levels);
    }

    /** Rows with something hidden: all that may be published of this. */
    public long hiddenRows() {
        return primary + complementary + partial;
    }

    /** One level. */
    public record LevelReport(String level, long rows, long hidden) {}
}
