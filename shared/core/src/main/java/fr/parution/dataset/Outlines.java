// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The outlines of the territories of a code list, ready to be drawn: on one or several frames, each in units of its own.
 *
 * @param frames the main one first, then what lies far away or is too small on it
 */
public record Outlines(Provenance provenance, List<Frame> frames) {

    /** Copies its list. */
    public Outlines {
        frames = List.copyOf(frames);
    }

    /**
     * One frame of the drawing.
     *
     * @param label what it shows; null for the main one
     * @param width in units of its shapes
     * @param height in units of its shapes
     * @param shapes SVG path data by code, in whole numbers; a territory may stand on two frames
     */
    public record Frame(@Nullable Text label, int width, int height, Map<String, String> shapes) {

        /** Copies its map, sorted. */
        public Frame {
            shapes = Collections.unmodifiableSortedMap(new TreeMap<>(shapes));
        }
    }
}
