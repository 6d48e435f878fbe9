// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a data set from one release to another.
 *
 * @param why what it was changed for, in the words of {@link ReleaseReason}; empty where it was not, or nobody can tell any more
 * @param before its edition in the earlier release; null where that did not have it
 * @param after its edition in the later release; null where that does not have it
 * @param rows the changes of all periods together
 * @param newPeriods periods of which the earlier release had no row
 * @param revisedPeriods earlier periods of which something changed, in the order of their names
 * @param columnsAdded names
 * @param columnsRemoved names
 * @param columnsRenamed {@code old → new}
 * @param filesAdded stable addresses that are new
 * @param filesRemoved stable addresses that are gone
 * @param filesChanged those with other bytes
 */
public record DatasetRevision(
        String id,
        Change change,
        String why,
        @Nullable Edition before,
        @Nullable Edition after,
        PeriodChanges rows,
        List<String> newPeriods,
        List<PeriodChanges> revisedPeriods,
        List<String> columnsAdded,
        List<String> columnsRemoved,
        List<String> columnsRenamed,
        List<String> filesAdded,
        List<String> filesRemoved,
        List<String> filesChanged) {

    /** Copies its lists. */
    public DatasetRevision {
        newPeriods = List.copyOf(newPeriods);
        revisedPeriods = List.copyOf(revisedPeriods);
        columnsAdded = List.copyOf(columnsAdded);
        columnsRemoved = List.copyOf(columnsRemoved);
        columnsRenamed = List.copyOf(columnsRenamed);
        filesAdded = List.copyOf(filesAdded);
        filesRemoved = List.copyOf(filesRemoved);
        filesChanged = List.copyOf(filesChanged);
    }

    /** One of the two editions. */
    public record Edition(String tag, String schemaVersion, String watermark, long rows, long bytes) {}
}
