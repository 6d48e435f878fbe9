// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

import static fr.parution.engine.duckdb.Database.name;
import static fr.parution.engine.duckdb.Database.quote;

import fr.parution.dataset.Code;
import fr.parution.dataset.CodeList;
import fr.parution.dataset.ColumnRef;
import fr.parution.dataset.Derivation;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.SourceColumn;
import fr.parution.source.StagingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The expressions that give the index of a row's code in each dimension over a closed list. */
final class DimensionSql {

    private final StagingPlan plan;
    private final RowSql refs;

    DimensionSql(StagingPlan plan, RowSql refs) {
        this.plan = plan;
        this.refs = refs;
    }

    /** An enumeration for each code list, whose ordinal is the index of a code; and a map for each parent. */
    List<String> codeLists() {
        List<String> statements = new ArrayList<>();
        plan.codeLists()
                .values()
                .forEach(list -> statements.add(
                        "CREATE TYPE " + StagingSql.type(list.id()) + " AS ENUM (" + literals(list) + ")"));
        for (Dimension dimension : plan.dataset().dimensions()) {
            if (dimension instanceof Dimension.Coded coded) {
                children(coded)
                        .ifPresent(children -> statements.add("CREATE TABLE " + name("parent_" + dimension.name())
                                + " AS SELECT * FROM (VALUES " + parents(children, coded.codes())
                                + ") t(child, parent)"));
            }
        }
        return statements;
    }

    /** The list below a dimension that is the parent of something. */
    Optional<CodeList> children(Dimension.Coded dimension) {
        if (dimension.derivation() instanceof Derivation.ParentOf parent) {
            return Optional.of(coded(parent.dimension()).codes());
        }
        return dimension.derivation() instanceof Derivation.ParentOfColumn of
                ? refs.codes(of.column())
                : Optional.empty();
    }

    private static String literals(CodeList list) {
        return list.codes().stream().map(code -> quote(code.code())).collect(Collectors.joining(", "));
    }

    private static String parents(CodeList children, CodeList parents) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < children.size(); i++) {
            Code child = children.get(i);
            int parent = parents.findIndex(Objects.requireNonNull(child.parent(), child.code()))
                    .orElseThrow();
            pairs.add("(" + i + ", " + parent + ")");
        }
        return String.join(", ", pairs);
    }

    static boolean missingParent(Dimension.Coded dimension) {
        return dimension.missing() != null;
    }

    /** The index of the code whose parent a dimension is. */
    String child(Dimension.Coded dimension) {
        return dimension.derivation() instanceof Derivation.ParentOf parent
                ? index(coded(parent.dimension()))
                : refs.of(((Derivation.ParentOfColumn) dimension.derivation()).column());
    }

    Dimension.Coded coded(String name) {
        return (Dimension.Coded) plan.dataset().dimension(name);
    }

    /** The index of a row's code in a dimension's list. */
    String index(Dimension.Coded dimension) {
        Derivation derivation = dimension.derivation();
        if (derivation instanceof Derivation.ParentOf) {
            return name("parent_" + dimension.name()) + ".parent";
        }
        if (derivation instanceof Derivation.AgeClass age) {
            return ageClass(age);
        }
        List<String> options = new ArrayList<>();
        if (derivation instanceof Derivation.ParentOfColumn) {
            options.add(name("parent_" + dimension.name()) + ".parent");
        } else if (derivation instanceof Derivation.FromColumn from) {
            options.add(recoded(from.column(), dimension));
        } else if (derivation instanceof Derivation.FirstOf first) {
            for (Derivation.Case option : first.cases()) {
                options.add(
                        option.column() != null
                                ? recoded(option.column(), dimension)
                                : "CASE WHEN " + refs.of(Objects.requireNonNull(option.when())) + " THEN "
                                        + dimension
                                                .codes()
                                                .findIndex(Objects.requireNonNull(option.code()))
                                                .orElseThrow()
                                        + " END");
            }
        }
        if (dimension.missing() != null) {
            options.add(Integer.toString(
                    dimension.codes().findIndex(dimension.missing()).orElseThrow()));
        }
        return options.size() == 1 ? options.get(0) : "coalesce(" + String.join(", ", options) + ")";
    }

    /** The index in the dimension's list of a code that the source counts in its own list. */
    private String recoded(ColumnRef column, Dimension.Coded dimension) {
        String list = Objects.requireNonNull(plan.relations().get(column.relation()))
                .find(column.column())
                .map(SourceColumn::codes)
                .orElseThrow();
        if (list.equals(dimension.codes().id())) {
            return refs.of(column);
        }
        CodeList own = Objects.requireNonNull(plan.codeLists().get(list));
        StringBuilder sql = new StringBuilder("CASE ").append(refs.of(column));
        for (int i = 0; i < own.size(); i++) {
            sql.append(" WHEN ")
                    .append(i)
                    .append(" THEN ")
                    .append(dimension.codes().findIndex(own.get(i).code()).orElseThrow());
        }
        return sql.append(" END").toString();
    }

    private String ageClass(Derivation.AgeClass age) {
        String years = completedYears(refs.of(age.birth()), refs.of(age.at()));
        StringBuilder sql = new StringBuilder("CASE");
        for (int i = 0; i < age.bounds().size(); i++) {
            sql.append(" WHEN ")
                    .append(years)
                    .append(" < ")
                    .append(age.bounds().get(i))
                    .append(" THEN ")
                    .append(i);
        }
        return sql.append(" ELSE ").append(age.bounds().size()).append(" END").toString();
    }

    /** By the calendar, as PostgreSQL and Java count; date_sub would let a birthday of 29 February fall on the 28th. */
    private static String completedYears(String birth, String at) {
        return "(year(" + at + ") - year(" + birth + ") - CASE WHEN " + dayOfYear(at) + " < " + dayOfYear(birth)
                + " THEN 1 ELSE 0 END)";
    }

    private static String dayOfYear(String date) {
        return "month(" + date + ") * 100 + day(" + date + ")";
    }
}
