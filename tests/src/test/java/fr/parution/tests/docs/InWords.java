// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.docs;

import fr.parution.dataset.Attribute;
import fr.parution.dataset.ColumnAlias;
import fr.parution.dataset.Condition;
import fr.parution.dataset.Derivation;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.Join;
import fr.parution.dataset.Measure;
import fr.parution.dataset.Pivot;
import fr.parution.dataset.Tally;
import java.util.List;
import java.util.stream.Collectors;

/** Parts of a declaration as English phrases. */
final class InWords {

    private InWords() {}

    static String code(Object name) {
        return "`" + name + "`";
    }

    static String codes(List<String> names) {
        return names.stream().map(InWords::code).collect(Collectors.joining(", "));
    }

    static String conditions(List<Condition> conditions) {
        return conditions.stream().map(InWords::condition).collect(Collectors.joining(" and "));
    }

    static String condition(Condition condition) {
        if (condition instanceof Condition.OfEvent of) {
            return "the event is " + code(of.event());
        }
        String column = code(condition.column());
        if (condition instanceof Condition.CodeIn in) {
            boolean one = in.codes().size() == 1;
            String is = in.excluded() ? (one ? " is not " : " is none of ") : (one ? " is " : " is one of ");
            return column + is + codes(in.codes());
        }
        if (condition instanceof Condition.Filled filled) {
            return column + (filled.filled() ? " is filled in" : " is empty");
        }
        if (condition instanceof Condition.Is is) {
            return column + " is " + is.value();
        }
        if (condition instanceof Condition.NotBefore from) {
            return column + " is not before " + (from.day() == null ? "the day of the extract" : from.day());
        }
        return column + " is at least " + ((Condition.AtLeast) condition).number();
    }

    static String join(Join join) {
        return code(join.relation()) + ", where " + code(join.on()) + " is its " + code(join.key());
    }

    static String pivot(Pivot pivot, String base) {
        return "the lines of " + code(pivot.relation()) + " whose " + code(pivot.key()) + " is "
                + code(base + "." + pivot.on()) + ", each " + code(pivot.value()) + " under its " + code(pivot.by())
                + "; a code without a line is 0";
    }

    static String tally(Tally tally, String base) {
        return code(tally.name() + "." + Tally.COUNT) + ": how many rows of " + code(tally.relation()) + " have "
                + code(base + "." + tally.on()) + " as their " + code(tally.key())
                + (tally.where().isEmpty() ? "" : ", where " + conditions(tally.where()));
    }

    static String derivation(Dimension.Coded dimension) {
        Derivation derivation = dimension.derivation();
        String list = " in [" + dimension.codes().id() + "](../../datasets/reference/"
                + dimension.codes().id() + ".csv)";
        String missing = dimension.missing() == null ? "" : "; " + code(dimension.missing()) + " where it is missing";
        if (derivation instanceof Derivation.FromColumn from) {
            return code(from.column()) + list + missing;
        }
        if (derivation instanceof Derivation.ParentOf parent) {
            return "what stands above " + code(parent.dimension()) + list + missing;
        }
        if (derivation instanceof Derivation.ParentOfColumn parent) {
            return "what stands above " + code(parent.column()) + list + missing;
        }
        if (derivation instanceof Derivation.AgeClass age) {
            return "age from " + code(age.birth()) + " to " + code(age.at()) + ", a new class at "
                    + age.bounds().stream().map(String::valueOf).collect(Collectors.joining(", ")) + list;
        }
        return ((Derivation.FirstOf) derivation)
                        .cases().stream()
                                .map(one -> one.column() != null
                                        ? code(one.column())
                                        : code(one.code()) + " if " + code(one.when()))
                                .collect(Collectors.joining(", else "))
                + list
                + missing;
    }

    static String attribute(Attribute attribute) {
        return (attribute.labelOfCode() ? "label of " : "")
                + code(attribute.column())
                + (attribute.when() == null ? "" : ", where " + condition(attribute.when()))
                + (attribute.missing() == null ? "" : "; else " + code(attribute.missing()));
    }

    static String alias(ColumnAlias alias) {
        return "repeats " + code(alias.of())
                + (alias.empty() == null ? "" : ", empty in place of " + code(alias.empty()))
                + (alias.plainText() ? ", without markup" : "");
    }

    static String measure(Measure measure) {
        if (measure instanceof Measure.CountRows rows) {
            return "number of rows" + (rows.where().isEmpty() ? "" : " where " + conditions(rows.where()));
        }
        if (measure instanceof Measure.CountPersons) {
            return "number of distinct persons";
        }
        if (measure instanceof Measure.CountPresent present) {
            return "number of rows with " + code(present.column());
        }
        if (measure instanceof Measure.Sum sum) {
            return "sum of " + code(sum.column());
        }
        if (measure instanceof Measure.Mean mean) {
            String over = mean.over().equals(Measure.Mean.PRESENT) ? "the rows that have it" : code(mean.over());
            return "mean of " + code(mean.column()) + " over " + over;
        }
        if (measure instanceof Measure.Extreme extreme) {
            return (extreme.greatest() ? "greatest " : "least ") + code(extreme.column());
        }
        Measure.Ratio ratio = (Measure.Ratio) measure;
        return "sum of " + code(ratio.column()) + " as a share of the sum of " + code(ratio.over());
    }
}
