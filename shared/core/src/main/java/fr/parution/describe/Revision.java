// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.util.List;

/**
 * What differs between two releases, in numbers that are public.
 *
 * @param from the earlier release
 * @param to the later one
 * @param reasons why each release after the earlier one was made, oldest first
 * @param datasets those of either, sorted by their ids
 */
public record Revision(int from, int to, List<Reason> reasons, List<DatasetRevision> datasets) {

    /** Copies its lists. */
    public Revision {
        reasons = List.copyOf(reasons);
        datasets = List.copyOf(datasets);
    }

    /** Why one release was made, as its manifest says. */
    public record Reason(int seq, String kind, String reason) {}
}
