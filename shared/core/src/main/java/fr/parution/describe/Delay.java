// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.ReleaseCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A period that a data set should have by its calendar and does not. Says nothing of the day on which that was noticed, so
 * that whoever notices says the same.
 *
 * @param periodEnd the last day of the period that is missing
 * @param due the day on which it should have been there
 */
public record Delay(DatasetDescription dataset, LocalDate periodEnd, LocalDate due) {

    /** The data sets that are late at a day: of each the first period that is missing, since it stands for what follows. */
    public static List<Delay> at(CatalogDescription catalog, LocalDate today) {
        List<Delay> late = new ArrayList<>();
        for (DatasetDescription dataset : catalog.datasets()) {
            ReleaseCalendar calendar = dataset.calendar();
            if (calendar != null) {
                LocalDate due = calendar.nextDue(dataset.frequency(), dataset.lastDay(), LocalDate.MIN);
                if (due.isBefore(today)) {
                    late.add(new Delay(dataset, dataset.frequency().endOfNext(dataset.lastDay()), due));
                }
            }
        }
        return late;
    }

    /** The key of its announcement. */
    public String key() {
        return "events/delayed/" + dataset.id() + "-" + periodEnd + ".json";
    }

    /** From when on it is late: the end of the day on which it was due. */
    public Instant since() {
        return due.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
