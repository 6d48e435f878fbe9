// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a release keeps of a data set's declaration and figures, stored beside its files so that every projection can be
 * made again from the public bucket alone.
 *
 * @param firstDay ISO date
 * @param lastDay ISO date
 * @param versions the versions of the columns, newest first
 * @param references the code lists that it was made with, by name
 * @param calendar when each period is due; null where nothing says so
 * @param dashboards null in a release that is older than they are
 * @param figures what dashboards and territories show; null in a release that is older than they are
 * @param highValue null where it is none of the high-value data sets of the EU
 */
public record DatasetDocument(
        String id,
        String schemaVersion,
        Text title,
        Text description,
        List<Text> keywords,
        List<String> themes,
        Frequency frequency,
        Text protection,
        Page page,
        String firstDay,
        String lastDay,
        List<PublishedColumn> columns,
        DatasetSummary summary,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<ColumnVersion> versions,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<CodeListEdition> references,
        @Nullable ReleaseCalendar calendar,
        @Nullable List<Dashboard> dashboards,
        @Nullable DrawnFigures figures,
        @Nullable HighValue highValue) {

    /** Copies its newest lists; a document of an older release lacks them, which reads as empty. */
    public DatasetDocument {
        versions = List.copyOf(versions);
        references = List.copyOf(references);
    }

    /** The columns as the next release may rely on them. */
    public ColumnContract contract(LocalDate today) {
        return new ColumnContract(
                id, columns, versions.stream().map(ColumnVersion::change).toList(), today);
    }

    /** The description of the data set, with what its manifest adds. */
    public DatasetDescription describe(String tag, Instant issued, Instant modified, List<DistributionFile> files) {
        return new DatasetDescription(
                id,
                schemaVersion,
                title,
                description,
                keywords,
                themes,
                frequency,
                protection,
                page,
                tag,
                LocalDate.parse(firstDay),
                LocalDate.parse(lastDay),
                issued,
                modified,
                columns,
                files,
                summary,
                versions,
                references,
                calendar,
                Objects.requireNonNullElse(dashboards, List.of()),
                Objects.requireNonNullElse(figures, DrawnFigures.NONE),
                highValue);
    }
}
