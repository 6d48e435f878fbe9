// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.DatasetDescription;
import fr.parution.table.PublishedColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A measure over the periods, in order of time.
 *
 * @param measure the published column of the measure
 */
record Series(PublishedColumn measure, List<Point> points) {

    /** Copies its list. */
    Series {
        points = List.copyOf(points);
    }

    /**
     * The measure in one period.
     *
     * @param value null where it is hidden or empty
     */
    record Point(Period period, @Nullable BigDecimal value) {}

    /** The series of a measure of a data set, which must publish a column of that name. */
    static Series of(DatasetDescription dataset, String name) {
        PublishedColumn measure = dataset.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(dataset.id() + " publishes no column " + name));
        return new Series(
                measure,
                dataset.summary().periods().stream()
                        .map(figures -> new Point(
                                Period.of(figures.period()), figures.measures().get(name)))
                        .toList());
    }

    /** Whether it runs over time: a snapshot has one period, and no course. */
    boolean runs() {
        return points.size() > 1;
    }

    /** Whether it runs, and half of its values or more are shown: less makes no line. */
    boolean isMostlyShown() {
        return runs() && 2 * shown().size() >= points.size();
    }

    /** The last point, if there is any period. */
    Optional<Point> last() {
        return points.isEmpty() ? Optional.empty() : Optional.of(points.get(points.size() - 1));
    }

    /** The value one year before the last point, if that period is in the series and shown. */
    Optional<BigDecimal> yearBeforeLast() {
        return last().flatMap(last -> points.stream()
                .filter(point -> point.period().key().equals(last.period().yearBefore()))
                .map(Point::value)
                .filter(Objects::nonNull)
                .findFirst());
    }

    /** The values that are shown, in order of time. */
    List<BigDecimal> shown() {
        List<BigDecimal> values = new ArrayList<>();
        for (Point point : points) {
            if (point.value() != null) {
                values.add(point.value());
            }
        }
        return values;
    }

    /** Whether every period shows its value. */
    boolean isComplete() {
        return shown().size() == points.size();
    }
}
