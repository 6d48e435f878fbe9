// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;

/** A series as one thin line that breaks where values are hidden, with a dot on the last one. */
final class Sparkline {

    private static final int MARGIN = 4;

    private Sparkline() {}

    /** Draws the series; nothing but the frame where no value is shown. */
    static Svg draw(Series series, int width, int height) {
        Svg svg = Svg.ornament("spark", width, height);
        List<BigDecimal> shown = series.shown();
        if (shown.isEmpty()) {
            return svg.end();
        }
        double least = Collections.min(shown).doubleValue();
        double span = Math.max(Collections.max(shown).doubleValue() - least, 1e-9);
        double step = (width - 2.0 * MARGIN) / Math.max(1, series.points().size() - 1);
        StringBuilder steps = new StringBuilder();
        boolean broken = true;
        double x = MARGIN;
        double y = 0;
        double lastX = MARGIN;
        for (Series.Point point : series.points()) {
            if (point.value() == null) {
                broken = true;
            } else {
                y = height - MARGIN - (point.value().doubleValue() - least) / span * (height - 2.0 * MARGIN);
                steps.append(broken ? 'M' : 'L')
                        .append(Svg.length(x))
                        .append(' ')
                        .append(Svg.length(y));
                broken = false;
                lastX = x;
            }
            x += step;
        }
        svg.path("spark-line", steps.toString());
        return (broken ? svg : svg.disc("now", lastX, y, 2.6)).end();
    }
}
