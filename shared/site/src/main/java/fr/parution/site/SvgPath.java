// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The steps of a path as contours on the screen: lines and quadratic curves, absolute or relative, as our drawings have them. */
final class SvgPath {

    private static final int CURVE_STEPS = 5;

    private final List<double[]> contours = new ArrayList<>();
    private final List<Boolean> closed = new ArrayList<>();
    private final String steps;
    private int next;
    private double[] points = new double[32];
    private int filled;
    private final double[] scale;
    private double x;
    private double y;

    SvgPath(String steps, double scaleX, double scaleY, double moveX, double moveY) {
        this.scale = new double[] {scaleX, scaleY, moveX, moveY};
        this.steps = steps;
        char command = 'M';
        while (skip()) {
            char step = steps.charAt(next);
            if (Character.isLetter(step)) {
                command = step;
                next++;
                if (Character.toUpperCase(command) == 'Z') {
                    end(true);
                }
                continue;
            }
            step(command);
            command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
        }
        end(false);
    }

    /** Goes to the next letter or number, if there is one. */
    private boolean skip() {
        while (next < steps.length() && (steps.charAt(next) == ' ' || steps.charAt(next) == ',')) {
            next++;
        }
        return next < steps.length();
    }

    /** The next number; its digits are few enough that it is the nearest to what is written. */
    private double number() {
        skip();
        boolean negative = steps.charAt(next) == '-';
        next += negative ? 1 : 0;
        long digits = 0;
        double unit = 1;
        boolean fraction = false;
        int from = next;
        for (; next < steps.length(); next++) {
            char sign = steps.charAt(next);
            if (sign == '.' && !fraction) {
                fraction = true;
            } else if (sign >= '0' && sign <= '9') {
                digits = digits * 10 + (sign - '0');
                unit *= fraction ? 10 : 1;
            } else {
                break;
            }
        }
        if (next == from) {
            throw new IllegalArgumentException("no number in a path of ours: " + steps.substring(from));
        }
        return (negative ? -digits : digits) / unit;
    }

    List<double[]> contours() {
        return contours;
    }

    boolean isClosed(int contour) {
        return closed.get(contour);
    }

    private void step(char command) {
        double fromX = Character.isLowerCase(command) ? x : 0;
        double fromY = Character.isLowerCase(command) ? y : 0;
        switch (Character.toUpperCase(command)) {
            case 'H' -> to(fromX + number(), y);
            case 'V' -> to(x, fromY + number());
            case 'M' -> {
                end(false);
                to(fromX + number(), fromY + number());
            }
            case 'L' -> to(fromX + number(), fromY + number());
            case 'Q' -> curve(fromX + number(), fromY + number(), fromX + number(), fromY + number());
            default -> throw new IllegalArgumentException("no step of our drawings: " + command);
        }
    }

    private void curve(double offX, double offY, double endX, double endY) {
        double startX = x;
        double startY = y;
        for (int i = 1; i <= CURVE_STEPS; i++) {
            double part = (double) i / CURVE_STEPS;
            double rest = 1 - part;
            to(
                    rest * rest * startX + 2 * rest * part * offX + part * part * endX,
                    rest * rest * startY + 2 * rest * part * offY + part * part * endY);
        }
    }

    private void to(double newX, double newY) {
        x = newX;
        y = newY;
        if (filled + 2 > points.length) {
            points = Arrays.copyOf(points, 2 * points.length);
        }
        points[filled++] = x * scale[0] + scale[2];
        points[filled++] = y * scale[1] + scale[3];
    }

    private void end(boolean close) {
        if (filled > 2) {
            contours.add(Arrays.copyOf(points, filled));
            closed.add(close);
        }
        if (close && filled > 0) {
            x = (points[0] - scale[2]) / scale[0];
            y = (points[1] - scale[3]) / scale[1];
        }
        filled = 0;
    }
}
