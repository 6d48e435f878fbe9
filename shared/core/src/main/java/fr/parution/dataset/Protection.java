// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The disclosure control that a declaration asks for. There is no default: a data set without one is refused. */
public sealed interface Protection {

    /** The bodies and funders by which amounts are judged beside the person. */
    default List<Contributor> contributors() {
        return List.of();
    }

    /**
     * The threshold rule on persons, with complementary suppression over the declared margins.
     *
     * @param thresholdPersons rows with 1 to {@code thresholdPersons - 1} persons are hidden; at least 3
     * @param dominancePercent amounts of which one person makes more than so many percent are hidden; 0 for no such rule
     * @param pPercent amounts that the second largest contributor could estimate within so many percent of the largest are
     *     hidden; 0 for no such rule
     * @param alwaysShown the names of the counts of rows that are shown all the same
     * @param reason why they may be shown, published; null where none is
     * @param splits amounts that are published in parts, each of which is judged by the persons behind it
     * @param contributors by whom amounts are judged too, beside the person
     * @param group the attribute that no group of persons may be told to share; null where that is not asked for
     * @param means what becomes of the means of hidden rows
     * @param rangePercent no hidden amount of too few persons may be told to so many percent by all sums together; 0 where that
     *     is not asked
     */
    record Threshold(
            int thresholdPersons,
            int dominancePercent,
            int pPercent,
            List<String> alwaysShown,
            @Nullable Text reason,
            List<Split> splits,
            List<Contributor> contributors,
            @Nullable Group group,
            MeanPolicy means,
            int rangePercent)
            implements Protection {

        /** Refuses a threshold under 3, which would hide nobody from his neighbour. */
        public Threshold {
            if (thresholdPersons < 3) {
                throw new IllegalArgumentException("the threshold must be at least 3 persons");
            }
            alwaysShown = List.copyOf(alwaysShown);
            splits = List.copyOf(splits);
            contributors = List.copyOf(contributors);
        }

        /** The threshold rule alone. */
        public Threshold(int thresholdPersons) {
            this(thresholdPersons, 0, 0, List.of(), null, List.of());
        }

        /** Amounts are judged by person alone. */
        public Threshold(
                int thresholdPersons,
                int dominancePercent,
                int pPercent,
                List<String> alwaysShown,
                @Nullable Text reason,
                List<Split> splits) {
            this(
                    thresholdPersons,
                    dominancePercent,
                    pPercent,
                    alwaysShown,
                    reason,
                    splits,
                    List.of(),
                    null,
                    MeanPolicy.HIDDEN,
                    0);
        }

        /** The same, where no amount of too few persons may be told to so many percent. */
        public Threshold withRange(int percent) {
            return new Threshold(
                    thresholdPersons,
                    dominancePercent,
                    pPercent,
                    alwaysShown,
                    reason,
                    splits,
                    contributors,
                    group,
                    means,
                    percent);
        }

        /** Whether amounts are judged by the largest contributions too. */
        public boolean judgesContributions() {
            return dominancePercent > 0 || pPercent > 0;
        }
    }

    /**
     * An amount and the parts, one a payer, that make it in every row.
     *
     * @param whole the name of a sum
     * @param parts the names of sums over the codes of a pivot; the first stands for what is left, and is hidden wherever
     *     another part is, so that no part follows from the whole
     */
    record Split(String whole, List<String> parts) {
        /** Copies its list. */
        public Split {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A kind of contributor to an amount that is no person: a training body, an employer.
     *
     * @param column what tells one from another; a row where it is empty is nobody's
     * @param label what one is called, published
     */
    record Contributor(ColumnRef column, Text label) {}

    /** What becomes of the means of hidden rows. */
    enum MeanPolicy {
        /** They are hidden with their rows. */
        HIDDEN,
        /** They are shown, as the portal of today does: for comparison in worked examples, and never released. */
        SEED
    }

    /**
     * An attribute that is not published of a group of persons who share it, all or all but too few of them.
     *
     * @param dimension the dimension that tells it
     * @param label what the dimension is called
     * @param withheld the code under which such a group is published as a whole
     */
    record Group(String dimension, Text label, String withheld) {}

    /** No persons are described; the reason is published. */
    record None(Text reason) implements Protection {}
}
