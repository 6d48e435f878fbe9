// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One data set of a publication, or all. */
final class DatasetOption {

    @Option(names = "--dataset", paramLabel = "ID", descriptionKey = "option.dataset")
    private @Nullable String dataset;

    /** Whether only one is asked for. */
    boolean isOne() {
        return dataset != null;
    }

    boolean holds(String id) {
        return dataset == null || dataset.equals(id);
    }

    /** Refuses one that is not among those: {@code USAGE_UNKNOWN_DATASET}. */
    void requireAmong(Collection<String> known) {
        if (dataset != null && !known.contains(dataset)) {
            throw new ParutionException(
                    Problem.of(ProblemCode.USAGE_UNKNOWN_DATASET, "--dataset", dataset, String.join(", ", known)));
        }
    }
}
