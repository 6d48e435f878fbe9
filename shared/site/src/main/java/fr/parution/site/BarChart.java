// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;

/**
 * A series as bars over time. A period whose value is hidden has a hatched column of full height, so that its bar tells
 * nothing. Drawn twice, wide and for a phone, since one scaled drawing has letters too small to read.
 */
final class BarChart {

    private static final double LABELLED_BAR = 17;

    /** About the width of a year on the axis. */
    private static final double YEAR = 30;

    /** About the width of a digit of the last value. */
    private static final double DIGIT = 8.5;

    /** As many bars as make it half as high as it is wide. */
    private static final int HALF_HIGH = 4;

    private final Series series;
    private final Wording words;
    private final Numbers numbers;
    private final Shape shape;
    private final Scale scale;

    private BarChart(Series series, Wording words, Numbers numbers, Shape shape) {
        this.series = series;
        this.words = words;
        this.numbers = numbers;
        this.shape = shape;
        this.scale = Scale.of(series.shown(), shape.ticks());
    }

    /** The size of a drawing and of its margins. */
    record Shape(String name, int width, int height, int left, int right, int top, int bottom, int ticks) {

        static final Shape WIDE = new Shape("wide", 660, 520, 44, 4, 34, 46, 4);
        static final Shape ALONE = new Shape("wide", 1140, 400, 48, 4, 34, 46, 4);
        static final Shape TALL = new Shape("wide", 660, 580, 44, 4, 34, 46, 4);
        static final Shape NARROW = new Shape("narrow", 348, 260, 52, 2, 32, 42, 4);

        /** About as high as a list of so many bars beside it, from the {@link Breakdown#BARS} that it is made for down. */
        Shape beside(int bars) {
            if (bars == 0) {
                return ALONE;
            }
            int spared = Math.min(220, (Breakdown.BARS - bars) * 20);
            return new Shape(name, width, height - spared, left, right, top, bottom, ticks);
        }

        double plotWidth() {
            return (double) width - left - right;
        }

        double plotHeight() {
            return (double) height - top - bottom;
        }
    }

    /** Draws the series for a wide screen, beside so many bars of a breakdown; over the whole width where that is 0. */
    static Svg wide(Series series, Wording words, Numbers numbers, String alternative, int bars) {
        return new BarChart(series, words, numbers, Shape.WIDE.beside(bars)).draw(alternative);
    }

    /** Draws the series for a wide screen, beside a map. */
    static Svg tall(Series series, Wording words, Numbers numbers, String alternative) {
        return new BarChart(series, words, numbers, Shape.TALL).draw(alternative);
    }

    /** Draws the series where it stands alone: for a desk, for what is half as wide, for a phone. */
    static List<Svg> alone(Series series, Wording words, Numbers numbers, String alternative) {
        return List.of(
                wide(series, words, numbers, alternative, 0),
                wide(series, words, numbers, alternative, HALF_HIGH),
                narrow(series, words, numbers, alternative));
    }

    /** Draws the series for a screen of 360 pixels. */
    static Svg narrow(Series series, Wording words, Numbers numbers, String alternative) {
        return new BarChart(series, words, numbers, Shape.NARROW).draw(alternative);
    }

    /** What the axis counts, its thousands or millions named. */
    static String axis(Series series, Wording words, String unit) {
        String thousands = Scale.of(series.shown(), Shape.WIDE.ticks()).unitName();
        return thousands.isEmpty() ? unit : words.say("figure.axis." + thousands, unit);
    }

    private Svg draw(String alternative) {
        Svg svg = Svg.image("chart " + shape.name(), shape.width(), shape.height(), alternative);
        String hatch = hatchId(shape, alternative);
        svg.hatch(hatch);
        drawGrid(svg, shape, scale, numbers);
        double step = shape.plotWidth() / Math.max(1, series.points().size());
        for (int i = 0; i < series.points().size(); i++) {
            Series.Point point = series.points().get(i);
            double x = shape.left() + i * step;
            drawBar(svg, point, x, step, hatch, i == series.points().size() - 1);
            drawPeriod(svg, shape, series.points(), words, step, i);
        }
        drawLast(svg);
        return svg.line("axis", shape.left(), y(0), (double) shape.width() - shape.right(), y(0))
                .end();
    }

    /** One of its own for each drawing: a browser does not draw with a pattern of a drawing that it hides. */
    private static String hatchId(Shape shape, String alternative) {
        return "secret-" + shape.width() + "-" + Integer.toHexString(alternative.hashCode());
    }

    /** The lines of the axis that counts, with their numbers. */
    static void drawGrid(Svg svg, Shape shape, Scale scale, Numbers numbers) {
        for (int tick = 0; tick <= scale.ticks(); tick++) {
            double value = tick * scale.step();
            if (tick > 0) {
                double height = y(shape, scale, value);
                svg.line("grid", shape.left(), height, (double) shape.width() - shape.right(), height);
            }
            svg.text("tick end", shape.left() - 8.0, y(shape, scale, value) + 4, numbers.exact(scale.label(tick)));
        }
    }

    private void drawBar(Svg svg, Series.Point point, double x, double step, String hatch, boolean last) {
        double gap = Math.min(5, step * 0.2);
        if (point.value() == null) {
            svg.filled("bar-secret", x + gap / 2, shape.top(), step - gap, shape.plotHeight(), hatch);
            return;
        }
        double top = y(Math.max(0, point.value().doubleValue()));
        svg.rect(last ? "bar last" : "bar", x + gap / 2, top, step - gap, y(0) - top);
    }

    /** The name of a period under its place on the axis of time, where there is room for it. */
    static void drawPeriod(Svg svg, Shape shape, List<Series.Point> points, Wording words, double step, int index) {
        Period period = points.get(index).period();
        double x = shape.left() + index * step;
        double under = (double) shape.height() - shape.bottom();
        boolean labelled = step >= LABELLED_BAR;
        if (labelled) {
            svg.text("tick middle", x + step / 2, under + 16, period.tick(words));
        }
        if (index == 0 || period.startsYear()) {
            svg.line("year-mark", x, under, x, under + (labelled ? 36 : 18));
            double ofYear = step * period.perYear();
            boolean room = (ofYear >= YEAR || period.year() % 2 == 0) && roomAfter(points, index) * step >= YEAR;
            if (room) {
                svg.text("year", x + 4, under + (labelled ? 33 : 17), Integer.toString(period.year()));
            }
        }
    }

    /** How many periods there are from this one to the next year, or to the end. */
    private static int roomAfter(List<Series.Point> points, int index) {
        int next = index + 1;
        while (next < points.size() && !points.get(next).period().startsYear()) {
            next++;
        }
        return next - index;
    }

    /** The last value over its bar, and over the bars that its digits pass above. */
    private void drawLast(Svg svg) {
        BigDecimal value = series.last().map(Series.Point::value).orElse(null);
        if (value == null) {
            return;
        }
        String text = numbers.quantity(value, series.measure());
        double step = shape.plotWidth() / series.points().size();
        int covered = (int) Math.ceil(text.length() * DIGIT / step);
        List<Series.Point> points = series.points();
        double highest = value.doubleValue();
        for (Series.Point point : points.subList(Math.max(0, points.size() - covered), points.size())) {
            double height = point.value() == null ? scale.top() : point.value().doubleValue();
            highest = Math.max(highest, height);
        }
        svg.text("last-value end", (double) shape.width() - shape.right(), y(Math.max(0, highest)) - 9, text);
    }

    private double y(double value) {
        return y(shape, scale, value);
    }

    /** The height of a value, from the top of the drawing. */
    static double y(Shape shape, Scale scale, double value) {
        return shape.height() - shape.bottom() - value / scale.top() * shape.plotHeight();
    }

    /**
     * Round numbers for an axis from zero.
     *
     * @param step between two ticks, in units of the measure
     * @param thousandsPower 0 for units, 1 for thousands, 2 for millions, 3 for billions
     */
    record Scale(double step, int ticks, int thousandsPower) {

        private static final List<String> NAMES = List.of("", "thousands", "millions", "billions");

        static Scale of(List<BigDecimal> values, int wanted) {
            double most = values.isEmpty()
                    ? 1
                    : Math.max(1e-6, Collections.max(values).doubleValue());
            double raw = most / wanted;
            double power = Math.pow(10, Math.floor(Math.log10(raw)));
            double step = 10 * power;
            for (double nice : new double[] {5, 2.5, 2, 1}) {
                if (nice * power >= raw) {
                    step = nice * power;
                }
            }
            int thousandsPower = most >= 2e9 ? 3 : most >= 2e6 ? 2 : most >= 2e3 ? 1 : 0;
            return new Scale(step, (int) Math.ceil(most / step - 1e-9), thousandsPower);
        }

        double top() {
            return step * ticks;
        }

        BigDecimal label(int tick) {
            return BigDecimal.valueOf(step * tick / Math.pow(1000, thousandsPower))
                    .setScale(3, RoundingMode.HALF_UP);
        }

        String unitName() {
            return NAMES.get(thousandsPower);
        }
    }
}
