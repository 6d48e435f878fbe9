// SPDX-License-Identifier: EUPL-1.2
package fr.parution.revision;

import fr.parution.table.PublishedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which column of one release is which of another.
 *
 * @param kept in the order of the later release
 * @param added those that only the later one has
 * @param removed those that only the earlier one has
 */
public record ColumnPairs(List<Pair> kept, List<String> added, List<String> removed) {

    /** Copies its lists. */
    public ColumnPairs {
        kept = List.copyOf(kept);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** A column as it was and as it is. */
    public record Pair(PublishedColumn before, PublishedColumn after) {

        /** Whether it has another name. */
        public boolean renamed() {
            return !before.name().equals(after.name());
        }
    }

    /**
     * Pairs columns by name. One that is gone and one that is new are the same under another name where both have one type,
     * role and description and no third column has these.
     */
    public static ColumnPairs of(List<PublishedColumn> before, List<PublishedColumn> after) {
        List<PublishedColumn> gone =
                before.stream().filter(column -> named(after, column).isEmpty()).toList();
        List<PublishedColumn> fresh =
                after.stream().filter(column -> named(before, column).isEmpty()).toList();
        List<Pair> kept = new ArrayList<>();
        List<String> added = new ArrayList<>();
        List<String> removed =
                new ArrayList<>(gone.stream().map(PublishedColumn::name).toList());
        for (PublishedColumn column : after) {
            Optional<PublishedColumn> was = named(before, column).or(() -> sameUnderAnotherName(gone, fresh, column));
            if (was.isPresent()) {
                kept.add(new Pair(was.get(), column));
                removed.remove(was.get().name());
            } else {
                added.add(column.name());
            }
        }
        return new ColumnPairs(kept, added, removed);
    }

    private static Optional<PublishedColumn> named(List<PublishedColumn> columns, PublishedColumn like) {
        return columns.stream()
                .filter(column -> column.name().equals(like.name()))
                .findFirst();
    }

    private static Optional<PublishedColumn> sameUnderAnotherName(
            List<PublishedColumn> gone, List<PublishedColumn> fresh, PublishedColumn column) {
        List<PublishedColumn> was =
                gone.stream().filter(other -> saysTheSame(other, column)).toList();
        long is = fresh.stream().filter(other -> saysTheSame(other, column)).count();
        return was.size() == 1 && is == 1 ? Optional.of(was.get(0)) : Optional.empty();
    }

    private static boolean saysTheSame(PublishedColumn one, PublishedColumn other) {
        return one.type() == other.type()
                && one.role() == other.role()
                && one.description().equals(other.description());
    }
}
