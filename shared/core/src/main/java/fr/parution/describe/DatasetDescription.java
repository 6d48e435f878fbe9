// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.Dashboard;
import fr.parution.dataset.Frequency;
import fr.parution.dataset.HighValue;
import fr.parution.dataset.Page;
import fr.parution.dataset.ReleaseCalendar;
import fr.parution.dataset.Text;
import fr.parution.table.PublishedColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data set as the catalogue describes it: what was declared, and what the current release holds.
 *
 * @param tag the immutable folder of its current files
 * @param firstDay the first day that the data describe
 * @param lastDay the last day that the data describe
 * @param issued when the data set was first published
 * @param modified when its bytes last changed
 * @param versions the versions of its columns, newest first
 * @param references the code lists that it was made with, by name
 * @param protection how it is protected, in a sentence or two
 * @param calendar when each period is due; null where nothing says so
 * @param figures what the dashboards show, and what there is to say of each territory
 * @param highValue null where it is none of the high-value data sets of the EU
 */
public record DatasetDescription(
        String id,
        String schemaVersion,
        Text title,
        Text description,
        List<Text> keywords,
        List<String> themes,
        Frequency frequency,
        Text protection,
        Page page,
        String tag,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant issued,
        Instant modified,
        List<PublishedColumn> columns,
        List<DistributionFile> files,
        DatasetSummary summary,
        List<ColumnVersion> versions,
        List<CodeListEdition> references,
        @Nullable ReleaseCalendar calendar,
        List<Dashboard> dashboards,
        DrawnFigures figures,
        @Nullable HighValue highValue) {

    /** Copies its lists. */
    public DatasetDescription {
        keywords = List.copyOf(keywords);
        themes = List.copyOf(themes);
        columns = List.copyOf(columns);
        files = List.copyOf(files);
        versions = List.copyOf(versions);
        references = List.copyOf(references);
        dashboards = List.copyOf(dashboards);
    }
}
