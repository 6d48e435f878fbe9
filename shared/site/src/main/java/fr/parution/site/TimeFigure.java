// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.PeriodUnit;
import fr.parution.table.PublishedColumn;
import java.util.List;

/** A measure over time: a drawing for a desk, one for a phone, and the same values as a table. */
final class TimeFigure {

    private final Edition edition;
    private final Series series;
    private final String territory;
    private final int bars;

    /** Beside a breakdown of so many bars; alone where that is 0. */
    TimeFigure(Edition edition, Series series, String territory, int bars) {
        this.edition = edition;
        this.series = series;
        this.territory = territory;
        this.bars = bars;
    }

    /** Whether there is a course of time to show; beside a breakdown, none that is mostly hidden. */
    boolean isDrawn() {
        return bars == 0 ? series.runs() : series.isMostlyShown();
    }

    String title() {
        return edition.sentences().peak(series);
    }

    String subtitle() {
        PeriodUnit unit = series.last().map(point -> point.period().unit()).orElse(PeriodUnit.QUARTER);
        return edition.say("figure.subtitle." + unit, label(), territory);
    }

    String label() {
        return edition.sentences().name(series.measure());
    }

    String axis() {
        PublishedColumn measure = series.measure();
        String unit = measure.unit() == null ? label() : edition.in(measure.unit());
        return BarChart.axis(series, edition.words(), capital(unit));
    }

    /** One for each width that it may have. */
    List<Svg> drawings() {
        return bars == 0
                ? BarChart.alone(series, edition.words(), edition.numbers(), alternative())
                : List.of(
                        BarChart.wide(series, edition.words(), edition.numbers(), alternative(), bars),
                        BarChart.narrow(series, edition.words(), edition.numbers(), alternative()));
    }

    private String alternative() {
        List<Series.Point> points = series.points();
        if (points.isEmpty()) {
            return title();
        }
        return edition.say(
                "figure.alt",
                label(),
                points.size(),
                points.get(0).period().full(edition.words()),
                points.get(points.size() - 1).period().full(edition.words()),
                title());
    }

    /** The periods with their value, newest first. */
    List<PeriodRow> periods() {
        return DatasetPage.reversed(series.points()).stream()
                .map(point -> new PeriodRow(
                        point.period().full(edition.words()),
                        point.value() == null
                                ? edition.say("secret")
                                : edition.numbers().quantity(point.value(), series.measure()),
                        point.value() == null))
                .toList();
    }

    /** One period in the table of the figure. */
    record PeriodRow(String period, String value, boolean secret) {}

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
