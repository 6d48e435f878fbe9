// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

/** The disclosure control that a declaration asks for. There is no default: a data set without one is refused. */
public sealed interface Protection {

    /**
     * The threshold rule on persons, with complementary suppression over the declared margins.
     *
     * @param thresholdPersons rows with 1 to {@code thresholdPersons - 1} persons are hidden; at least 3
     */
    record Threshold(int thresholdPersons) implements Protection {
        /** Refuses a threshold under 3, which would hide nobody from his neighbour. */
        public Threshold {
            if (thresholdPersons < 3) {
                throw new IllegalArgumentException("the threshold must be at least 3 persons");
            }
        }
    }

    /** No persons are described; the reason is published. */
    record None(Text reason) implements Protection {}
}
