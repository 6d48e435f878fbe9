// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data set as declared in {@code <id>.yaml}, checked: every reference resolves and each margin comes after those that it is a total of.
 *
 * @param id stable for ever: it is part of every address
 * @param schemaVersion semantic version of the published columns
 * @param changes the versions of the columns, newest first; the first is {@code schemaVersion}
 * @param keywords in publication order
 * @param themes codes of the EU authority table {@code data-theme}
 * @param columns the published columns beside dimensions and measures
 * @param dimensions in the order of sorting; the period is not among them
 * @param margins the roll-ups to publish, each a list of dimension names kept, finer ones first; the full
 *     cross comes first and is not listed
 * @param calendar when each period is due; null where nothing says so
 * @param highValue null where it is none of the high-value data sets of the EU
 */
public record DatasetDeclaration(
        String id,
        String schemaVersion,
        List<SchemaChange> changes,
        Text title,
        Text description,
        List<Text> keywords,
        List<String> themes,
        Frequency frequency,
        Selection selection,
        ColumnPlan columns,
        List<Dimension> dimensions,
        List<Level> margins,
        List<Measure> measures,
        Protection protection,
        Formats formats,
        Page page,
        @Nullable ReleaseCalendar calendar,
        List<Dashboard> dashboards,
        @Nullable HighValue highValue) {

    /** Copies its lists. */
    public DatasetDeclaration {
        changes = List.copyOf(changes);
        keywords = List.copyOf(keywords);
        themes = List.copyOf(themes);
        dimensions = List.copyOf(dimensions);
        margins = List.copyOf(margins);
        measures = List.copyOf(measures);
        dashboards = List.copyOf(dashboards);
    }

    /** The levels that it is published at. */
    public Rollups rollups() {
        return new Rollups(dimensions.stream().map(Dimension::name).toList(), dimensions, margins);
    }

    /** The dimension of that name. */
    public Dimension dimension(String name) {
        return dimensions.stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no dimension " + name + " in " + id));
    }
}
