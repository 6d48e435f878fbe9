// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.util.Arrays;
import java.util.List;

/** The sides of contours, and where a horizontal line that goes down crosses them. Numbers lie flat, since a map has many. */
final class Edges {

    private static final int NONE = -1;

    private final double[] upperX;
    private final double[] upperY;
    private final double[] lowerX;
    private final double[] lowerY;
    private final byte[] senses;
    private int count;

    /** The first side of each row, and the next one of the same row. */
    private final int[] heads;

    private final int[] nexts;

    /** Those that a line may cross: first those that the last one crossed, from the left. */
    private final int[] active;

    /** Those that begin below the line. */
    private final int[] pending;

    private int actives;
    private int waiting;
    private int first;

    private final double[] crossings;

    /**
     * @param height rows of pixels; sides above begin in the first one
     */
    Edges(List<double[]> contours, int height) {
        int most = 0;
        for (double[] contour : contours) {
            most += contour.length / 2;
        }
        this.upperX = new double[most];
        this.upperY = new double[most];
        this.lowerX = new double[most];
        this.lowerY = new double[most];
        this.senses = new byte[most];
        this.nexts = new int[most];
        this.active = new int[most];
        this.crossings = new double[most];
        this.pending = new int[most];
        this.heads = new int[height];
        Arrays.fill(heads, NONE);
        this.first = height;
        for (double[] contour : contours) {
            for (int i = 0; i < contour.length; i += 2) {
                int next = (i + 2) % contour.length;
                if (contour[i + 1] < contour[next + 1]) {
                    add(contour[i], contour[i + 1], contour[next], contour[next + 1], 1);
                } else if (contour[i + 1] > contour[next + 1]) {
                    add(contour[next], contour[next + 1], contour[i], contour[i + 1], -1);
                }
            }
        }
        this.waiting = count;
        // From the last one on, so that each row has them in the order of the drawing, which mostly goes from left to
        // right.
        for (int edge = count - 1; edge >= 0; edge--) {
            int row = (int) Math.max(0, Math.floor(upperY[edge]));
            nexts[edge] = heads[row];
            heads[row] = edge;
            first = Math.min(first, row);
        }
    }

    private void add(double fromX, double fromY, double toX, double toY, int sense) {
        if (fromY >= heads.length || toY <= 0) {
            return;
        }
        upperX[count] = fromX;
        upperY[count] = fromY;
        lowerX[count] = toX;
        lowerY[count] = toY;
        senses[count++] = (byte) sense;
    }

    /** The first row that a side reaches. */
    int first() {
        return first;
    }

    /**
     * Goes on to a row.
     *
     * @return false where no side reaches it or one below
     */
    boolean reach(int row) {
        for (int edge = heads[row]; edge != NONE; edge = nexts[edge]) {
            active[actives++] = edge;
            waiting--;
        }
        return actives > 0 || waiting > 0;
    }

    /**
     * Finds where a line crosses the sides, from the left, and answers how often. Each line lies below the one before, and
     * crosses them nearly in the same order.
     */
    int cross(double y) {
        int found = 0;
        int later = 0;
        for (int i = 0; i < actives; i++) {
            int edge = active[i];
            if (upperY[edge] > y) {
                pending[later++] = edge;
            } else if (y < lowerY[edge]) {
                double x = upperX[edge]
                        + (lowerX[edge] - upperX[edge]) * (y - upperY[edge]) / (lowerY[edge] - upperY[edge]);
                int place = found++;
                while (place > 0 && crossings[place - 1] > x) {
                    crossings[place] = crossings[place - 1];
                    active[place] = active[place - 1];
                    place--;
                }
                crossings[place] = x;
                active[place] = edge;
            }
        }
        System.arraycopy(pending, 0, active, found, later);
        actives = found + later;
        return found;
    }

    /** The x of a crossing. */
    double crossing(int place) {
        return crossings[place];
    }

    /** Whether the contour goes down at a crossing, as 1, or up, as -1. */
    int sense(int place) {
        return senses[active[place]];
    }
}
