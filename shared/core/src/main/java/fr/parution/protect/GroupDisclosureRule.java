// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

/**
 * Group disclosure, also group attribute disclosure (Hundepool et al., Statistical Disclosure Control, 2012, chapter 5):
 * where all persons of a group are in one category of an attribute, whoever knows that somebody is of the group knows his
 * attribute, however many they are. Where all but a few are, each of these few knows it of all others; so a group in which
 * fewer persons than the threshold are outside the largest category is unsafe too, and that one is withheld tells nobody
 * that all its persons are alike.
 *
 * @param persons the least number of persons outside the largest category of a safe group
 */
record GroupDisclosureRule(int persons) {

    /**
     * Whether a group shows what its persons share.
     *
     * @param all the persons of the group
     * @param largest those of its largest category
     */
    boolean isUnsafe(long all, long largest) {
        return all > 0 && all - largest < persons;
    }
}
