// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.PublicStore.Current;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which candidates say again what a person took back or withdrew, and which are others.
 *
 * @param kept why their data sets stay as they are, one each
 */
record TakenBack(List<Candidate> others, List<Problem> kept) {

    /** Copies its lists. */
    TakenBack {
        others = List.copyOf(others);
        kept = List.copyOf(kept);
    }

    /**
     * Tells candidates apart.
     *
     * @throws ParutionException with all of {@link #kept} where there are no others
     */
    static TakenBack among(List<Candidate> candidates, Optional<Current> current, PublicStore store) {
        List<Candidate> others = new ArrayList<>();
        List<Problem> kept = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Optional<Problem> reason =
                    current.flatMap(c -> withdrawn(candidate, c).or(() -> takenBack(candidate, c, store)));
            reason.ifPresentOrElse(kept::add, () -> others.add(candidate));
        }
        if (others.isEmpty() && !kept.isEmpty()) {
            throw new ParutionException(kept, null);
        }
        return new TakenBack(others, kept);
    }

    /** Whatever describes them now, the tables count. */
    private static Optional<Problem> withdrawn(Candidate candidate, Current current) {
        String rows = TableDigest.ofWritten(candidate.files());
        return current.manifest().withdrawn().stream()
                .filter(gone -> gone.dataset().equals(candidate.dataset()))
                .filter(gone -> gone.rowsDigest().equals(rows))
                .findFirst()
                .map(gone ->
                        Problem.of(ProblemCode.RELEASE_WITHDRAWN, candidate.dataset(), gone.tag(), gone.tombstone()));
    }

    private static Optional<Problem> takenBack(Candidate candidate, Current current, PublicStore store) {
        if (!current.manifest().printedLast().containsKey(candidate.dataset())) {
            return Optional.empty();
        }
        return store.printedLast(current.manifest(), candidate.dataset())
                .filter(entry -> entry.contentDigest().equals(candidate.contentDigest()))
                .map(entry -> Problem.of(
                        ProblemCode.RELEASE_TAKEN_BACK, candidate.dataset(), entry.tag(), "parution rollback --to"));
    }
}
