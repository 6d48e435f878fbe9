// SPDX-License-Identifier: EUPL-1.2
package fr.parution.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects problems so that all of them are told at once. Not thread-safe. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Adds one problem, unless it is known already: what is read twice is told once. */
    public void add(Problem problem) {
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /** Adds a problem with what was found and what was expected. */
    public void add(ProblemCode code, String where, Object wasFound, Object expected) {
        add(Problem.of(code, where, wasFound, expected));
    }

    /** Whether nothing was found so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** What was found so far, in order. */
    public List<Problem> list() {
        return List.copyOf(found);
    }

    /** Throws a {@link ParutionException} with everything found, if anything was. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ParutionException(found, null);
        }
    }
}
