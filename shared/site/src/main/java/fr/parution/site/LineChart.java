// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Up to four series as lines over time, from zero. A line breaks where its values are hidden, and begins again after them. */
final class LineChart {

    /** More lines cannot be told apart. */
    static final int MOST = 4;

    private final List<Series> series;
    private final Wording words;
    private final Numbers numbers;
    private final BarChart.Shape shape;
    private final BarChart.Scale scale;

    private LineChart(List<Series> series, Wording words, Numbers numbers, BarChart.Shape shape) {
        this.series = List.copyOf(series);
        this.words = words;
        this.numbers = numbers;
        this.shape = shape;
        this.scale = scale(series, shape);
    }

    private static BarChart.Scale scale(List<Series> series, BarChart.Shape shape) {
        List<BigDecimal> shown = new ArrayList<>();
        series.forEach(one -> shown.addAll(one.shown()));
        return BarChart.Scale.of(shown, shape.ticks());
    }

    /** Draws the series, which have the same periods, for a wide screen. */
    static Svg wide(List<Series> series, Wording words, Numbers numbers, String alternative) {
        return new LineChart(series, words, numbers, BarChart.Shape.WIDE).draw(alternative);
    }

    /** Draws them for a screen of 360 pixels. */
    static Svg narrow(List<Series> series, Wording words, Numbers numbers, String alternative) {
        return new LineChart(series, words, numbers, BarChart.Shape.NARROW).draw(alternative);
    }

    /** The name of the thousands or millions that the axis counts; empty for units. */
    static String thousands(List<Series> series) {
        return scale(series, BarChart.Shape.WIDE).unitName();
    }

    private Svg draw(String alternative) {
        Svg svg = Svg.image("chart " + shape.name(), shape.width(), shape.height(), alternative);
        BarChart.drawGrid(svg, shape, scale, numbers);
        int periods = series.get(0).points().size();
        double step = shape.plotWidth() / Math.max(1, periods);
        for (int i = 0; i < periods; i++) {
            BarChart.drawPeriod(svg, shape, series.get(0).points(), words, step, i);
        }
        for (int i = series.size() - 1; i >= 0; i--) {
            drawLine(svg, series.get(i), "line line-" + (i + 1), step);
        }
        return svg.line(
                        "axis",
                        shape.left(),
                        BarChart.y(shape, scale, 0),
                        (double) shape.width() - shape.right(),
                        BarChart.y(shape, scale, 0))
                .end();
    }

    private void drawLine(Svg svg, Series one, String classes, double step) {
        StringBuilder steps = new StringBuilder();
        boolean broken = true;
        for (int i = 0; i < one.points().size(); i++) {
            BigDecimal value = one.points().get(i).value();
            double x = shape.left() + (i + 0.5) * step;
            if (value == null) {
                broken = true;
                continue;
            }
            double y = BarChart.y(shape, scale, value.doubleValue());
            boolean alone = broken
                    && (i + 1 == one.points().size() || one.points().get(i + 1).value() == null);
            if (alone) {
                svg.disc(classes.replace("line ", "dot "), x, y, 2.2);
            }
            steps.append(broken ? 'M' : 'L').append(Svg.length(x)).append(' ').append(Svg.length(y));
            broken = false;
        }
        svg.path(classes, steps.toString());
    }
}
