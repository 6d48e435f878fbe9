// SPDX-License-Identifier: EUPL-1.2
package fr.parution.problem;

/** What a problem means for whoever runs the product: the exit code, and whether trying again can help. */
public enum ProblemKind {
    /** A command line or an event that contradicts itself. */
    USAGE(2, false),
    /** A fault in what was declared: stops before anything is read, all faults at once. */
    DECLARATION(2, false),
    /** The source system is absent, refuses, or gives what its declaration excludes. */
    SOURCE(3, true),
    /** The store is absent, refuses, or does not keep its promises. */
    STORE(4, true),
    /** Disclosure control or a gate refuses the release; the last one stays. Never retried. */
    DISCLOSURE(5, false),
    /** A defect of the product. */
    DEFECT(70, false);

    private final int exitCode;
    private final boolean retryable;

    ProblemKind(int exitCode, boolean retryable) {
        this.exitCode = exitCode;
        this.retryable = retryable;
    }

    /** The exit code of a command that ends with a problem of this kind. */
    public int exitCode() {
        return exitCode;
    }

    /** Whether the same call may succeed later without any change of ours. */
    public boolean retryable() {
        return retryable;
    }
}
