// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

/**
 * Primary suppression by the threshold rule (Hundepool et al., Statistical Disclosure Control, 2012, section 4.2.1): a
 * cell with some contributors, but fewer than the threshold, is unsafe. A cell without any is no cell about a person.
 *
 * @param persons the least number of persons of a safe cell
 */
record ThresholdRule(int persons) {

    boolean isUnsafe(long contributors) {
        return contributors > 0 && contributors < persons;
    }
}
