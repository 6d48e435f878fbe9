// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a data set shows first.
 *
 * @param headline the measure of the headline and of the series over time, additive over periods
 * @param keyMeasures the measures of the key figures, in order; the headline's is the first
 * @param breakdown the label of the margin whose rows of the last period are shown beside each other; null for none
 */
public record Page(
        String headline, List<String> keyMeasures, @Nullable String breakdown) {

    /** Copies its list. */
    public Page {
        keyMeasures = List.copyOf(keyMeasures);
    }
}
