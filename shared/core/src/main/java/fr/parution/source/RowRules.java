// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.dataset.CodeList;
import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.SourceRelation;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What a source may need to know of a relation beyond the columns that are asked for, to judge rows that come as text.
 *
 * @param declared with all its columns
 * @param codeLists by id; a code of a list that is not here is left to whoever reads the rows
 */
public record RowRules(SourceRelation declared, Map<String, CodeList> codeLists) {

    /** Copies its map. */
    public RowRules {
        codeLists = Map.copyOf(codeLists);
    }

    /** Whether rows are about one person each, so that no value of theirs may be told. */
    boolean personal() {
        return declared.columns().stream().anyMatch(SourceColumn::person);
    }

    /** The share of the rows that may be set aside, 0 to 0.5. */
    BigDecimal mostRejected() {
        return declared.mostRejected();
    }

    boolean declares(String column) {
        return declared.find(column).isPresent();
    }

    Optional<CodeList> codes(SourceColumn column) {
        return Optional.ofNullable(column.codes()).map(codeLists::get);
    }
}
