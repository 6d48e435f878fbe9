// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import java.util.List;

/**
 * Which rule hides the figures of a row, for the producer's team and for nobody else: which rule hid a figure tells how many
 * persons are behind it. Never a figure.
 *
 * @param place the period, the level and the codes of the row
 * @param hidden the hidden figures, by rule; empty where the row shows everything
 */
public record Explanation(String place, List<Hidden> hidden) {

    /** Copies its list. */
    public Explanation {
        hidden = List.copyOf(hidden);
    }

    /** Figures about the same persons, and why they are hidden. */
    public record Hidden(List<String> measures, Reason reason) {
        /** Copies its list. */
        public Hidden {
            measures = List.copyOf(measures);
        }
    }

    /** Why. */
    public enum Reason {
        /** Fewer persons than the threshold ({@link ThresholdRule}). */
        THRESHOLD,
        /** One person makes nearly all of the amount ({@link DominanceRule}). */
        DOMINANCE,
        /** The second largest contributor could estimate the largest ({@link PPercentRule}). */
        P_PERCENT,
        /** One of these two rules, by a body instead of a person. */
        BODY,
        /** The whole row is hidden. */
        ROW,
        /** It is what a hidden part of the same amount would be computed from ({@link SplitSuppression}). */
        SPLIT,
        /** Without it, a subtraction would find a hidden figure of another row. */
        COVER
    }
}
