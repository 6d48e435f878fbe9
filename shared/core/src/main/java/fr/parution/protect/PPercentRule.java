// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

/**
 * Primary suppression of amounts by the p% rule (Hundepool et al., Statistical Disclosure Control, 2012, section 4.2.2):
 * the second largest contributor, who takes his own part off the sum, must not come within p percent of the largest.
 *
 * @param percent p; 0 where the rule is not asked for
 */
record PPercentRule(int percent) {

    boolean isUnsafe(long sum, long largest, long second) {
        long rest = sum - largest - second;
        return percent > 0
                && largest > 0
                && Math.multiplyExact(rest, 100L) < Math.multiplyExact(largest, (long) percent);
    }
}
