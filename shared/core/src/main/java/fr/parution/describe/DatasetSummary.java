// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The few figures that a page shows, taken from the protected table when the release is made, so that pages need no
 * engine. A measure that is hidden or empty is absent from a map.
 *
 * @param rows all rows
 * @param hiddenRows rows in which disclosure control hides something
 * @param periods in order of time
 * @param breakdown the rows of the margin that the page names, for the last period, in publication order
 * @param columns one profile a column, in order; over the rows of the main file, without totals that stand apart
 * @param preview a few rows from the main file as they stand in CSV; null for an empty cell
 */
public record DatasetSummary(
        long rows,
        long hiddenRows,
        List<PeriodFigures> periods,
        List<GroupFigures> breakdown,
        List<ColumnProfile> columns,
        List<List<@Nullable String>> preview) {

    /** Copies its lists. */
    public DatasetSummary {
        periods = List.copyOf(periods);
        breakdown = List.copyOf(breakdown);
        columns = List.copyOf(columns);
        preview = List.copyOf(preview);
    }

    /** The total of one period, such as {@code 2024-T1}. */
    public record PeriodFigures(String period, long rows, long hiddenRows, Map<String, BigDecimal> measures) {}

    /**
     * One group of the breakdown.
     *
     * @param codes the codes of the dimensions kept, in order
     * @param labels their French labels, in the same order
     */
    public record GroupFigures(List<String> codes, List<String> labels, Map<String, BigDecimal> measures) {}

    /**
     * How a column is filled.
     *
     * @param filled rows with a value
     * @param hidden rows whose value disclosure control hides
     * @param minimum the least value shown, null for none or for text
     * @param maximum the greatest value shown, null for none or for text
     */
    public record ColumnProfile(
            String name,
            long filled,
            long hidden,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum) {}
}
