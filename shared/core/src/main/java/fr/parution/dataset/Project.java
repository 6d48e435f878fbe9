// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    /**
     * The data sets that are released together with one, itself among them, in the order of their ids: those with which it
     * shares a total, and those with which they do. One of them alone might show what only another could hide.
     */
    public List<DatasetDeclaration> train(DatasetDeclaration dataset) {
        Set<String> train = new TreeSet<>(Set.of(dataset.id()));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (SharedTotal total : sharedTotals) {
                if (train.stream().anyMatch(total::concerns)) {
                    grows |= train.add(total.whole().dataset());
                    grows |= train.add(total.parts().dataset());
                }
            }
        }
        return datasets.stream().filter(one -> train.contains(one.id())).toList();
    }

    /** All data sets by what is released together, in the order of their first ids. */
    public List<List<DatasetDeclaration>> trains() {
        return datasets.stream().map(this::train).distinct().toList();
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
