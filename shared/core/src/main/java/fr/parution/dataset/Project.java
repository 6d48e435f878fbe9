// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;
import java.util.Map;

/**
 * A publication: everything that a public body declares, read and checked as a whole.
 *
 * @param relations the source relations by name
 * @param datasets in the order of their ids
 * @param digest SHA-256, in hexadecimal, over the declarations and code lists
 */
public record Project(
        CatalogDeclaration catalog,
        Map<String, SourceRelation> relations,
        Map<String, CodeList> codeLists,
        List<DatasetDeclaration> datasets,
        String digest) {

    /** Copies its collections. */
    public Project {
        relations = Map.copyOf(relations);
        codeLists = Map.copyOf(codeLists);
        datasets = List.copyOf(datasets);
    }
}
