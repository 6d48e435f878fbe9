// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A publication: everything that a public body declares, read and checked as a whole.
 *
 * @param relations the source relations by name
 * @param datasets in the order of their ids
 * @param sharedTotals what two data sets show
 * @param demo what its demonstration publishes, null for the invented source
 * @param digest SHA-256, in hexadecimal, over the declarations and code lists
 */
public record Project(
        CatalogDeclaration catalog,
        Map<String, SourceRelation> relations,
        Map<String, CodeList> codeLists,
        List<DatasetDeclaration> datasets,
        List<SharedTotal> sharedTotals,
        @Nullable DemoDrop demo,
        String digest) {

    /** Copies its collections. */
    public Project {
        relations = Map.copyOf(relations);
        codeLists = Map.copyOf(codeLists);
        datasets = List.copyOf(datasets);
        sharedTotals = List.copyOf(sharedTotals);
    }

    /** The same publication, with data sets that know nothing of each other. */
    public Project withoutSharedTotals() {
        return new Project(catalog, relations, codeLists, datasets, List.of(), demo, digest);
    }

    /** A data set by its id; throws {@code USAGE_UNKNOWN_DATASET} with the ids that are declared. */
    public DatasetDeclaration dataset(String id) {
        List<String> known = datasets.stream().map(DatasetDeclaration::id).toList();
        int index = known.indexOf(id);
        if (index < 0) {
            throw new ParutionException(
                    Problem.of(ProblemCode.USAGE_UNKNOWN_DATASET, "", id, String.join(", ", known)));
        }
        return datasets.get(index);
    }
}
