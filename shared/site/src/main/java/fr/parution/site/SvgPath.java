// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The steps of a path as contours on the screen: lines and quadratic curves, absolute or relative, as our drawings have them. */
final class SvgPath {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z]|-?(?:\\d+\\.?\\d*|\\.\\d+)");
    private static final int CURVE_STEPS = 5;

    private final List<double[]> contours = new ArrayList<>();
    private final List<Boolean> closed = new ArrayList<>();
    private final List<Double> points = new ArrayList<>();
    private final double[] scale;
    private double x;
    private double y;

    SvgPath(String steps, double scaleX, double scaleY, double moveX, double moveY) {
        this.scale = new double[] {scaleX, scaleY, moveX, moveY};
        List<String> tokens =
                TOKEN.matcher(steps).results().map(found -> found.group()).toList();
        char command = 'M';
        int at = 0;
        while (at < tokens.size()) {
            String token = tokens.get(at);
            if (Character.isLetter(token.charAt(0))) {
                command = token.charAt(0);
                at++;
                if (Character.toUpperCase(command) == 'Z') {
                    end(true);
                }
                continue;
            }
            at += step(command, tokens, at);
            command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
        }
        end(false);
    }

    List<double[]> contours() {
        return contours;
    }

    boolean isClosed(int contour) {
        return closed.get(contour);
    }

    /** Does one step and answers how many numbers it took. */
    private int step(char command, List<String> tokens, int at) {
        double fromX = Character.isLowerCase(command) ? x : 0;
        double fromY = Character.isLowerCase(command) ? y : 0;
        double first = Double.parseDouble(tokens.get(at));
        switch (Character.toUpperCase(command)) {
            case 'H' -> to(fromX + first, y);
            case 'V' -> to(x, fromY + first);
            case 'M' -> {
                end(false);
                to(fromX + first, fromY + Double.parseDouble(tokens.get(at + 1)));
                return 2;
            }
            case 'L' -> {
                to(fromX + first, fromY + Double.parseDouble(tokens.get(at + 1)));
                return 2;
            }
            case 'Q' -> {
                double offX = fromX + first;
                double offY = fromY + Double.parseDouble(tokens.get(at + 1));
                curve(
                        offX,
                        offY,
                        fromX + Double.parseDouble(tokens.get(at + 2)),
                        fromY + Double.parseDouble(tokens.get(at + 3)));
                return 4;
            }
            default -> throw new IllegalArgumentException("no step of our drawings: " + command);
        }
        return 1;
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
        points.add(x * scale[0] + scale[2]);
        points.add(y * scale[1] + scale[3]);
    }

    private void end(boolean close) {
        if (points.size() > 2) {
            contours.add(points.stream().mapToDouble(Double::doubleValue).toArray());
            closed.add(close);
        }
        if (close && !points.isEmpty()) {
            x = (points.get(0) - scale[2]) / scale[0];
            y = (points.get(1) - scale[3]) / scale[1];
        }
        points.clear();
    }
}
