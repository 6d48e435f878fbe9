// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * A value of a text as the engine reads it, or why it is refused.
 *
 * @param text empty if there is no value
 * @param fault absent if the value is right
 * @param expected what would have been right, where it is not
 */
record Reading(String text, @Nullable ProblemCode fault, String expected) {

    static final Reading ABSENT = new Reading("", null, "");

    static Reading of(String text) {
        return new Reading(text, null, "");
    }

    static Reading refused(ProblemCode fault, String expected) {
        return new Reading("", fault, expected);
    }
}
