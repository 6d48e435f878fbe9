// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    /** Of the row that is being filled: lines that begin to cover all of a pixel less those that cease to, pixel by pixel. */
    private final int[] wholes;

    /** What lines cover of a pixel that they end in. */
    private final double[] parts;

    Raster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
        this.wholes = new int[width + 2];
        this.parts = new double[width + 2];
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
        Edges edges = new Edges(contours, height);
        for (int row = edges.first(); row < height && edges.reach(row); row++) {
            int from = width;
            int to = -1;
            for (int line = 0; line < LINES; line++) {
                int crossings = edges.cross(row + (line + 0.5) / LINES);
                int winding = 0;
                double left = 0;
                for (int i = 0; i < crossings; i++) {
                    left = winding == 0 ? Math.max(0, edges.crossing(i)) : left;
                    winding += edges.sense(i);
                    double right = Math.min(width, edges.crossing(i));
                    if (winding == 0 && left < right) {
                        cover(left, right);
                        from = Math.min(from, (int) left);
                        to = Math.max(to, (int) right);
                    }
                }
            }
            paintRow(row, from, to, colour, paint);
        }
    }

    /** Fills whole pixels, from a corner to the one across, which is not of it. */
    void block(int left, int top, int right, int bottom, int colour) {
        for (int row = Math.max(0, top); row < Math.min(height, bottom); row++) {
            int from = Math.max(0, left);
            Arrays.fill(pixels, row * width + from, row * width + Math.max(from, Math.min(width, right)), colour);
        }
    }

    /** Adds what one horizontal line has between two places to the pixels that it crosses. */
    private void cover(double left, double right) {
        int first = (int) left;
        int last = (int) right;
        if (first == last) {
            parts[first] += right - left;
        } else {
            parts[first] += first + 1.0 - left;
            wholes[first + 1]++;
            wholes[last]--;
            parts[last] += right - last;
        }
    }

    /** Paints what was covered of a row, and leaves nothing covered. */
    private void paintRow(int row, int from, int to, int colour, Paint paint) {
        int lines = 0;
        for (int x = from; x <= to; x++) {
            lines += wholes[x];
            double covered = lines + parts[x];
            wholes[x] = 0;
            parts[x] = 0;
            if (covered >= LINES && paint == SOLID && x < width) {
                pixels[row * width + x] = colour;
            } else if (covered > 0 && x < width) {
                blend(x, row, colour, Math.min(1, covered / LINES) * paint.at(x, row));
            }
        }
    }

    private void blend(int x, int y, int colour, double part) {
        long shade = Math.round(part * SHADES);
        if (shade == 0) {
            return;
        }
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
