// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.table.ColumnRole;
import fr.parution.table.PublishedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the columns of two releases, as a program that reads them would notice. Names, types, units, closed lists and
 * order count; labels, descriptions and examples are texts for people. So is the label of a code where the code stands
 * beside it, but not where the label is all there is.
 */
final class ColumnComparison {

    private final List<PublishedColumn> before;
    private final List<PublishedColumn> after;
    private final List<ColumnChange> changes = new ArrayList<>();

    private ColumnComparison(List<PublishedColumn> before, List<PublishedColumn> after) {
        this.before = before;
        this.after = after;
    }

    /** What changed, in the order of the columns as they were, then what is new in its own order. */
    static List<ColumnChange> of(List<PublishedColumn> before, List<PublishedColumn> after) {
        return new ColumnComparison(before, after).compare();
    }

    private List<ColumnChange> compare() {
        List<String> inPlace = inPlace();
        for (PublishedColumn was : before) {
            Optional<PublishedColumn> is = find(after, was.name());
            if (is.isEmpty()) {
                changes.add(new ColumnChange(
                        ColumnChange.Kind.REMOVED, was.name(), was.type().name(), ""));
            } else {
                compare(was, is.get());
                if (!inPlace.contains(was.name())) {
                    add(ColumnChange.Kind.MOVED, was, neighbours(before, after, was), neighbours(after, before, was));
                }
            }
        }
        after.stream()
                .filter(is -> find(before, is.name()).isEmpty())
                .forEach(is -> add(ColumnChange.Kind.ADDED, is, "", is.type().name()));
        return List.copyOf(changes);
    }

    private void compare(PublishedColumn was, PublishedColumn is) {
        if (was.type() != is.type()) {
            add(ColumnChange.Kind.TYPE_CHANGED, is, was.type().name(), is.type().name());
        }
        if (!unit(was).equals(unit(is))) {
            add(ColumnChange.Kind.UNIT_CHANGED, is, unit(was), unit(is));
        }
        if (was.role().alwaysFilled() && !is.role().alwaysFilled()) {
            add(ColumnChange.Kind.MADE_OPTIONAL, is, "always filled", "may be empty");
        }
        if (!(labelsACode(was, before) && labelsACode(is, after))) {
            compareCodes(was, is);
        }
    }

    private void compareCodes(PublishedColumn was, PublishedColumn is) {
        List<String> gone = without(was.values(), is.values());
        List<String> added = without(is.values(), was.values());
        if (!gone.isEmpty()) {
            add(ColumnChange.Kind.CODES_REMOVED, is, String.join(", ", gone), "");
        }
        if (!added.isEmpty()) {
            add(ColumnChange.Kind.CODES_ADDED, is, "", String.join(", ", added));
        }
    }

    /** Whether a column holds labels whose codes stand in another column: both are made from one list. */
    private static boolean labelsACode(PublishedColumn label, List<PublishedColumn> columns) {
        return label.role() == ColumnRole.LABEL
                && columns.stream()
                        .filter(column -> column.role() == ColumnRole.CODE)
                        .anyMatch(code -> code.description().equals(label.description())
                                && code.values().size() == label.values().size());
    }

    /** The largest part of the columns of both releases that kept its order: the others were moved. */
    private List<String> inPlace() {
        List<String> names = before.stream()
                .map(PublishedColumn::name)
                .filter(name -> find(after, name).isPresent())
                .toList();
        List<String> now = after.stream().map(PublishedColumn::name).toList();
        List<List<String>> runs = new ArrayList<>();
        List<String> longest = List.of();
        for (String name : names) {
            List<String> best = List.of();
            for (List<String> run : runs) {
                if (run.size() > best.size() && now.indexOf(run.get(run.size() - 1)) < now.indexOf(name)) {
                    best = run;
                }
            }
            List<String> run = new ArrayList<>(best);
            run.add(name);
            runs.add(run);
            longest = run.size() > longest.size() ? run : longest;
        }
        return longest;
    }

    /** A column behind the one that it follows among the columns of both releases. */
    private static String neighbours(
            List<PublishedColumn> columns, List<PublishedColumn> others, PublishedColumn column) {
        List<String> known = columns.stream()
                .map(PublishedColumn::name)
                .filter(name -> find(others, name).isPresent())
                .toList();
        int at = known.indexOf(column.name());
        return at == 0 ? column.name() + ", …" : known.get(at - 1) + ", " + column.name();
    }

    private void add(ColumnChange.Kind kind, PublishedColumn column, String was, String is) {
        changes.add(new ColumnChange(kind, column.name(), was, is));
    }

    private static String unit(PublishedColumn column) {
        return column.unit() == null
                ? ""
                : column.unit().fr() + " / " + column.unit().en();
    }

    private static List<String> without(List<String> values, List<String> others) {
        return values.stream()
                .distinct()
                .filter(value -> !others.contains(value))
                .toList();
    }

    private static Optional<PublishedColumn> find(List<PublishedColumn> columns, String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
