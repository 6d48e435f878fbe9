// SPDX-License-Identifier: EUPL-1.2
package fr.parution.problem;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ends a step with the problems that stopped it; at least one, most serious kind first for the exit code. */
public final class ParutionException extends RuntimeException {

    private final List<Problem> problems;

    /** Ends a step with one problem. */
    public ParutionException(Problem problem) {
        this(List.of(problem), null);
    }

    /** Ends a step with one problem and the exception that showed it. */
    public ParutionException(Problem problem, @Nullable Throwable cause) {
        this(List.of(problem), cause);
    }

    /** Ends a step with all the problems that were found. */
    public ParutionException(List<Problem> problems, @Nullable Throwable cause) {
        super(text(problems, Locale.ENGLISH), cause);
        this.problems = List.copyOf(problems);
        if (this.problems.isEmpty()) {
            throw new IllegalArgumentException("a ParutionException needs at least one problem");
        }
    }

    /** The problems, in the order in which they were found. */
    public List<Problem> problems() {
        return problems;
    }

    /** The exit code of the first problem's kind. */
    public int exitCode() {
        return problems.get(0).code().kind().exitCode();
    }

    /** Whether every problem is of a kind that may pass by itself. */
    public boolean retryable() {
        return problems.stream().allMatch(problem -> problem.code().kind().retryable());
    }

    /** One line a problem, in the reader's language. */
    public String text(Locale locale) {
        return text(problems, locale);
    }

    private static String text(List<Problem> problems, Locale locale) {
        return problems.stream().map(problem -> problem.text(locale)).collect(Collectors.joining("\n"));
    }
}
