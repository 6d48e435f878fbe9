// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns that a data set may name, as {@code relation.column}: those of its base and of what completes it. */
final class SourceColumns {

    private final Map<String, CodeList> codeLists;
    private final Map<String, ColumnRef> refs = new LinkedHashMap<>();
    private final Map<String, SourceType> types = new HashMap<>();
    private final Map<String, Boolean> nullable = new HashMap<>();
    private final Map<String, CodeList> listOfColumn = new HashMap<>();

    SourceColumns(Map<String, CodeList> codeLists) {
        this.codeLists = codeLists;
    }

    /** Adds all columns of a relation. */
    void expose(SourceRelation relation) {
        for (SourceColumn column : relation.columns()) {
            ColumnRef ref = new ColumnRef(relation.name(), column.name());
            CodeList codes = column.codes() == null ? null : codeLists.get(column.codes());
            expose(ref, column.type(), column.nullable(), codes);
        }
    }

    /** Adds one column. */
    void expose(ColumnRef ref, SourceType type, boolean mayBeMissing, @Nullable CodeList codes) {
        refs.put(ref.toString(), ref);
        types.put(ref.toString(), type);
        nullable.put(ref.toString(), mayBeMissing);
        if (codes != null) {
            listOfColumn.put(ref.toString(), codes);
        }
    }

    /** The column that {@code relation.column} names, if it exists and is of one of the types. */
    Optional<ColumnRef> column(YamlValue value, List<SourceType> accepted) {
        return checked(value, value.reference(refs), accepted);
    }

    /** The same, where a column of the base may be named alone. */
    Optional<ColumnRef> column(YamlValue value, SourceRelation base, List<SourceType> accepted) {
        Map<String, ColumnRef> known = new LinkedHashMap<>(refs);
        base.columns().forEach(column -> known.put(column.name(), new ColumnRef(base.name(), column.name())));
        return checked(value, value.reference(known), accepted);
    }

    private Optional<ColumnRef> checked(YamlValue value, @Nullable ColumnRef ref, List<SourceType> accepted) {
        if (ref != null && !accepted.contains(type(ref))) {
            value.problems().add(ProblemCode.DECLARATION_BAD_VALUE, value.where(), ref + " : " + type(ref), accepted);
            return Optional.empty();
        }
        return Optional.ofNullable(ref);
    }

    SourceType type(ColumnRef ref) {
        return types.getOrDefault(ref.toString(), SourceType.INTEGER);
    }

    boolean isNullable(ColumnRef ref) {
        return nullable.getOrDefault(ref.toString(), false);
    }

    /** The list whose codes a column holds. */
    Optional<CodeList> codes(ColumnRef ref) {
        return Optional.ofNullable(listOfColumn.get(ref.toString()));
    }
}
