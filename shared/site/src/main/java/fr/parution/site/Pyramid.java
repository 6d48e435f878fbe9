// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.FigureTable.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Two sides of each class back to back, the class between them. A hidden value is a hatched bar of full length, and the sum of
 * some rows has a sign before it.
 */
final class Pyramid {

    private static final int ROW = 34;
    private static final int HEAD = 24;

    private final List<String> classes;
    private final List<Map<String, Value>> sides;
    private final List<String> names;
    private final BoardMeasure measure;

    /**
     * @param classes the names of the classes, from the top
     * @param names of the two sides
     * @param sides the values of the left and of the right side, by class
     */
    Pyramid(List<String> classes, List<String> names, List<Map<String, Value>> sides, BoardMeasure measure) {
        this.classes = List.copyOf(classes);
        this.names = List.copyOf(names);
        this.sides = List.copyOf(sides);
        this.measure = measure;
    }

    /** Draws it for a wide screen. */
    Svg wide(String alternative) {
        return draw("wide", 560, 76, 150, alternative);
    }

    /** Draws it for a screen of 360 pixels. */
    Svg narrow(String alternative) {
        return draw("narrow", 340, 60, 128, alternative);
    }

    private Svg draw(String name, int width, int number, int middle, String alternative) {
        int height = HEAD + ROW * classes.size();
        Svg svg = Svg.image("chart " + name, width, height, alternative);
        String hatch = "secret-sides-" + name;
        svg.hatch(hatch);
        double bar = (width - middle) / 2.0 - number;
        double left = (width - middle) / 2.0;
        svg.text("side end", left, 14, names.get(0)).text("side", left + middle, 14, names.get(1));
        double most = most();
        for (int i = 0; i < classes.size(); i++) {
            double top = HEAD + i * (double) ROW;
            svg.text("class middle", width / 2.0, top + 19, classes.get(i));
            for (int side = 0; side < 2; side++) {
                Value value = sides.get(side).getOrDefault(classes.get(i), Value.NONE);
                BigDecimal amount = value.amount();
                double length =
                        value.isSecret() ? bar : amount == null ? 0 : Math.max(0, amount.doubleValue()) / most * bar;
                double x = side == 0 ? left - length : left + middle;
                if (value.isSecret()) {
                    svg.filled("bar-secret", x, top + 4, length, ROW - 10.0, hatch);
                } else {
                    svg.rect(side == 0 ? "side-1" : "side-2", x, top + 4, length, ROW - 10.0);
                }
                double text = side == 0 ? left - length - 6 : left + middle + length + 6;
                svg.text(side == 0 ? "tick end" : "tick", text, top + 19, measure.text(value));
            }
        }
        return svg.end();
    }

    private double most() {
        return sides.stream()
                .flatMap(side -> side.values().stream())
                .map(Value::amount)
                .filter(amount -> amount != null)
                .mapToDouble(amount -> amount.doubleValue())
                .max()
                .orElse(1);
    }
}
