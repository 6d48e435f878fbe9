// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A picture of pixels on white, filled shape by shape. It is our own since the pixels that AWT sets differ from one Java to
 * another; here they follow from IEEE arithmetic alone.
 */
final class Raster {

    /** Horizontal lines that are followed within each row of pixels. */
    private static final int LINES = 4;

    /** Steps from no colour to all of it: few, so that a palette holds all colours of a picture. */
    private static final int SHADES = 12;

    private final int width;
    private final int height;
    private final int[] pixels;

    Raster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
        Arrays.fill(pixels, 0xffffff);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The colour of each pixel, row by row. */
    int[] pixels() {
        return pixels.clone();
    }

    /** What a shape is filled with at a pixel. */
    interface Paint {

        /** The part of the colour, from 0 to 1. */
        double at(int x, int y);
    }

    /** The whole colour everywhere. */
    static final Paint SOLID = (x, y) -> 1;

    /** Fills what lies within the contours, each a series of x and y, by the rule of non-zero winding. */
    void fill(List<double[]> contours, int colour, Paint paint) {
        Map<Integer, List<double[]>> rows = new TreeMap<>();
        double leftmost = width;
        double rightmost = 0;
        for (double[] edge : edges(contours)) {
            leftmost = Math.min(leftmost, Math.min(edge[0], edge[2]));
            rightmost = Math.max(rightmost, Math.max(edge[0], edge[2]));
            int last = (int) Math.min(height - 1.0, Math.floor(edge[3]));
            for (int row = (int) Math.max(0, Math.floor(edge[1])); row <= last; row++) {
                rows.computeIfAbsent(row, any -> new ArrayList<>()).add(edge);
            }
        }
        int from = (int) Math.max(0, Math.floor(leftmost));
        int to = (int) Math.min(width, Math.floor(rightmost) + 1);
        double[] covered = new double[width + 2];
        rows.forEach((row, edges) -> {
            Arrays.fill(covered, from, Math.max(from, to), 0);
            for (int line = 0; line < LINES; line++) {
                cover(edges, row + (line + 0.5) / LINES, covered);
            }
            for (int x = from; x < to; x++) {
                if (covered[x] >= LINES && paint == SOLID) {
                    pixels[row * width + x] = colour;
                } else if (covered[x] > 0) {
                    blend(x, row, colour, Math.min(1, covered[x] / LINES) * paint.at(x, row));
                }
            }
        });
    }

    /** Adds what one horizontal line has within the edges to the pixels that it crosses. */
    private void cover(List<double[]> edges, double y, double[] covered) {
        List<double[]> crossings = new ArrayList<>();
        for (double[] edge : edges) {
            if (edge[1] <= y && y < edge[3]) {
                crossings.add(
                        new double[] {edge[0] + (edge[2] - edge[0]) * (y - edge[1]) / (edge[3] - edge[1]), edge[4]});
            }
        }
        crossings.sort((one, other) -> Double.compare(one[0], other[0]));
        double winding = 0;
        for (int i = 0; i + 1 < crossings.size(); i++) {
            winding += crossings.get(i)[1];
            if (winding != 0) {
                span(crossings.get(i)[0], crossings.get(i + 1)[0], covered);
            }
        }
    }

    private void span(double from, double to, double[] covered) {
        double left = Math.max(0, from);
        double right = Math.min(width, to);
        if (left >= right) {
            return;
        }
        int first = (int) left;
        int last = (int) right;
        if (first == last) {
            covered[first] += right - left;
            return;
        }
        covered[first] += first + 1.0 - left;
        for (int x = first + 1; x < last; x++) {
            covered[x]++;
        }
        covered[last] += right - last;
    }

    /** From the upper to the lower end of each side, and the sense in which it was drawn. */
    private static List<double[]> edges(List<double[]> contours) {
        List<double[]> edges = new ArrayList<>();
        for (double[] contour : contours) {
            for (int i = 0; i < contour.length; i += 2) {
                int next = (i + 2) % contour.length;
                double y = contour[i + 1];
                double nextY = contour[next + 1];
                if (y < nextY) {
                    edges.add(new double[] {contour[i], y, contour[next], nextY, 1});
                } else if (y > nextY) {
                    edges.add(new double[] {contour[next], nextY, contour[i], y, -1});
                }
            }
        }
        return edges;
    }

    private void blend(int x, int y, int colour, double part) {
        long shade = Math.round(part * SHADES);
        int place = y * width + x;
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = pixels[place] >> shift & 255;
            int to = colour >> shift & 255;
            mixed |= (int) (from + (to - from) * shade / SHADES) << shift;
        }
        pixels[place] = mixed;
    }

    /** The contours of a line of some width through points, its corners and its ends round enough to be seen as such. */
    static List<double[]> stroke(double[] points, double width, boolean closed) {
        List<double[]> contours = new ArrayList<>();
        int sides = points.length / 2 - (closed ? 0 : 1);
        for (int i = 0; i < sides; i++) {
            int to = (2 * i + 2) % points.length;
            side(points[2 * i], points[2 * i + 1], points[to], points[to + 1], width / 2, contours);
        }
        for (int i = 0; i < points.length && width > 1.5; i += 2) {
            contours.add(disc(points[i], points[i + 1], width / 2));
        }
        return contours;
    }

    /** Clockwise on the screen, whichever way the side runs, so that contours never cancel each other. */
    private static void side(double x1, double y1, double x2, double y2, double half, List<double[]> contours) {
        double length = Math.sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1));
        if (length > 0) {
            double dx = (y1 - y2) / length * half;
            double dy = (x2 - x1) / length * half;
            contours.add(new double[] {x1 - dx, y1 - dy, x2 - dx, y2 - dy, x2 + dx, y2 + dy, x1 + dx, y1 + dy});
        }
    }

    /** A regular polygon of sixteen sides, or of eight where it is small. */
    static double[] disc(double x, double y, double radius) {
        double[] cosines = {1, 0.92388, 0.70711, 0.38268, 0, -0.38268, -0.70711, -0.92388};
        int step = radius < 4 ? 2 : 1;
        double[] contour = new double[32 / step];
        for (int i = 0; i < 16; i += step) {
            double cosine = i < 8 ? cosines[i] : -cosines[i - 8];
            int quarter = (i + 12) % 16;
            double sine = quarter < 8 ? cosines[quarter] : -cosines[quarter - 8];
            contour[2 * i / step] = x + radius * cosine;
            contour[2 * i / step + 1] = y + radius * sine;
        }
        return contour;
    }
}
