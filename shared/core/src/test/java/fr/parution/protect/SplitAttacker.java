// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.linear.RationalElimination;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads one period of a table that publishes an amount in parts, and solves for the parts that it hides: every shown figure
 * is an equation over the parts of the rows of the full cross, the whole being the sum of them all. What is left of a shown
 * figure when all shown rows of a finer level are taken from it may be nothing; then nothing is what the others have.
 */
final class SplitAttacker {

    private final List<PublishedRow> table;
    private final List<PublishedRow> atoms;
    private final List<String> parts;
    private final Map<String, Set<PublishedRow>> nothing = new HashMap<>();
    private final List<int[]> equations = new ArrayList<>();
    private final Map<String, Integer> targets = new HashMap<>();
    private final RationalElimination solved;

    SplitAttacker(List<PublishedRow> table, String whole, List<String> parts) {
        this.table = table;
        this.atoms = table.stream().filter(row -> row.level().equals("detail")).toList();
        this.parts = parts;
        int unknowns = atoms.size() * parts.size();
        for (String part : parts) {
            nothing.put(part, nothing(part));
            for (PublishedRow row : table) {
                if (row.hides(part)) {
                    targets.put(name(row, part), unknowns + targets.size());
                }
            }
        }
        int all = unknowns + targets.size();
        List<Long> constants = new ArrayList<>();
        for (PublishedRow row : table) {
            if (!row.hides(whole)) {
                learn(row, parts, all, -1);
                constants.add(row.figure(whole));
            }
            for (String part : parts) {
                boolean known = !row.hides(part) || nothing(part, row);
                learn(row, List.of(part), all, row.hides(part) ? targets.get(name(row, part)) : -1);
                constants.add(row.hides(part) ? 0 : row.figure(part));
                if (row.hides(part) && known) {
                    learn(row, List.of(part), all, -1);
                    constants.add(0L);
                    forEachAtom(row, part, all, constants);
                }
                if (!row.hides(part) && row.figure(part) == 0) {
                    forEachAtom(row, part, all, constants);
                }
            }
        }
        solved = new RationalElimination(
                equations.toArray(int[][]::new),
                constants.stream().mapToLong(Long::longValue).toArray(),
                all);
    }

    private void forEachAtom(PublishedRow row, String part, int all, List<Long> constants) {
        for (PublishedRow atom : atoms) {
            if (row.holds(atom)) {
                learn(atom, List.of(part), all, -1);
                constants.add(0L);
            }
        }
    }

    private static String name(PublishedRow row, String part) {
        return row.level() + row.codes() + part;
    }

    private void learn(PublishedRow row, List<String> which, int all, int target) {
        int[] equation = new int[all];
        for (String part : which) {
            for (int a = 0; a < atoms.size(); a++) {
                equation[parts.indexOf(part) * atoms.size() + a] = row.holds(atoms.get(a)) ? 1 : 0;
            }
        }
        if (target >= 0) {
            equation[target] = -1;
        }
        equations.add(equation);
    }

    private boolean nothing(String part, PublishedRow row) {
        return nothing.getOrDefault(part, Set.of()).contains(row);
    }

    /** The rows that hide a part although there can be none of it. */
    private Set<PublishedRow> nothing(String part) {
        Set<PublishedRow> found = new HashSet<>();
        int before;
        do {
            before = found.size();
            for (PublishedRow row : table) {
                if (!row.hides(part) || found.contains(row)) {
                    long figure = row.hides(part) ? 0 : row.figure(part);
                    Map<String, List<PublishedRow>> below = new HashMap<>();
                    for (PublishedRow other : table) {
                        if (!other.level().equals(row.level()) && row.holds(other)) {
                            below.computeIfAbsent(other.level(), level -> new ArrayList<>())
                                    .add(other);
                        }
                    }
                    below.values().forEach(rows -> {
                        long shown = rows.stream()
                                .filter(other -> !other.hides(part))
                                .mapToLong(other -> other.figure(part))
                                .sum();
                        if (shown == figure) {
                            rows.stream().filter(other -> other.hides(part)).forEach(found::add);
                        }
                    });
                }
            }
        } while (found.size() > before);
        return found;
    }

    /** Whether a hidden part of a row follows from what is shown. */
    boolean recovers(PublishedRow row, String part) {
        return solved.isDetermined(targets.get(name(row, part)));
    }
}
