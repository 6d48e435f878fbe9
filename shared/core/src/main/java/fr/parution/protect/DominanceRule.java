// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

/**
 * Primary suppression of amounts by the dominance rule, also (1, k) rule (Hundepool et al., Statistical Disclosure
 * Control, 2012, section 4.2.2): a sum of which one contributor makes more than k percent shows him.
 *
 * @param percent k; 0 where the rule is not asked for
 */
record DominanceRule(int percent) {

    boolean isUnsafe(long sum, long largest) {
        return percent > 0 && sum > 0 && Math.multiplyExact(largest, 100L) > Math.multiplyExact(sum, (long) percent);
    }
}
