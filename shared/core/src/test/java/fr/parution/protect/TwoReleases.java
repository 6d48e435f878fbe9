// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.table.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who kept the release before this one and holds the two side by side. Knows the rules, and of the code nothing.
 * What only a referee knows, the true counts, is asked where a finding depends on them.
 */
final class TwoReleases {

    private static final long THRESHOLD = 5;

    private final Map<String, PublishedRow> before;
    private final Map<String, PublishedRow> after;
    private final Set<String> staleBefore;
    private final Set<String> staleAfter;

    /**
     * @param staleBefore the rows of the first release whose number of files is an old one
     * @param staleAfter those of the second
     */
    TwoReleases(List<PublishedRow> before, List<PublishedRow> after, Set<String> staleBefore, Set<String> staleAfter) {
        this.before = byName(before);
        this.after = byName(after);
        this.staleBefore = Set.copyOf(staleBefore);
        this.staleAfter = Set.copyOf(staleAfter);
    }

    private static Map<String, PublishedRow> byName(List<PublishedRow> rows) {
        Map<String, PublishedRow> byName = new TreeMap<>();
        rows.forEach(row -> byName.put(name(row), row));
        return byName;
    }

    static String name(PublishedRow row) {
        return row.level() + " " + String.join(".", row.codes());
    }

    /** A row whose figures, or some of them, are said to be old. */
    static boolean isCarried(PublishedRow row) {
        return row.secrecy() instanceof Cell.Text mark && mark.value().contains("R");
    }

    /** The printed rows that differ by few files or persons, or by amounts alone. */
    List<String> smallDifferences() {
        List<String> findings = new ArrayList<>();
        after.forEach((name, now) -> {
            PublishedRow then = before.get(name);
            if (then == null || then.hides("nb") || now.hides("nb")) {
                if (then == null && !now.hides("nb") && now.figure("personnes") < THRESHOLD) {
                    findings.add("new " + name);
                }
                return;
            }
            long files = Math.abs(now.figure("nb") - then.figure("nb"));
            long persons = Math.abs(now.figure("personnes") - then.figure("personnes"));
            if (isFew(files) || isFew(persons) || (files == 0) != (persons == 0)) {
                findings.add(name);
            }
            if (files == 0
                    && !then.hides("montant")
                    && !now.hides("montant")
                    && then.figure("montant") != now.figure("montant")) {
                findings.add("amounts " + name);
            }
            if (!then.hides("nb_duree")
                    && !now.hides("nb_duree")
                    && isFew(Math.abs(now.figure("nb_duree") - then.figure("nb_duree")))) {
                findings.add("durations " + name);
            }
        });
        return findings;
    }

    private static boolean isFew(long count) {
        return count > 0 && count < THRESHOLD;
    }

    /** The rows that were hidden and are printed, though there are about as many files as when they were hidden. */
    List<String> uncovered(Map<String, Long> filesBefore) {
        List<String> findings = new ArrayList<>();
        after.forEach((name, now) -> {
            PublishedRow then = before.get(name);
            if (then != null && then.hides("nb") && !now.hides("nb")) {
                long moved = Math.abs(now.figure("nb") - filesBefore.get(name));
                if (moved < THRESHOLD || moved * 10 <= filesBefore.get(name)) {
                    findings.add(name);
                }
            }
        });
        return findings;
    }

    /** The carried rows whose new number of files follows from what is printed as it is. */
    List<String> recovered() {
        List<PublishedRow> known = after.entrySet().stream()
                .map(row -> staleAfter.contains(row.getKey()) ? without(row.getValue()) : row.getValue())
                .toList();
        LinearAttacker attacker = new LinearAttacker(known, "nb", Map.of());
        return staleAfter.stream()
                .filter(name -> attacker.recovers(after.get(name)))
                .toList();
    }

    private static PublishedRow without(PublishedRow row) {
        Map<String, Cell> hidden = new HashMap<>();
        row.measures().keySet().forEach(measure -> hidden.put(measure, Cell.SUPPRESSED));
        return new PublishedRow(row.period(), row.level(), row.codes(), row.labels(), hidden, row.secrecy());
    }

    /** The totals of which subtraction leaves that few files came or went in rows that are not printed twice. */
    List<String> smallSums() {
        List<String> findings = new ArrayList<>();
        after.forEach((name, total) -> {
            if (!isKnown(name)) {
                return;
            }
            long left = change(name);
            boolean whole = true;
            for (String part : names()) {
                PublishedRow row = row(part);
                if (!part.equals(name) && total.holds(row) && isKnown(part) && !isBelowAnother(part, name)) {
                    left -= change(part);
                    whole = false;
                }
            }
            if (!whole && isFew(Math.abs(left))) {
                findings.add(name);
            }
        });
        return findings;
    }

    private boolean isBelowAnother(String part, String total) {
        return names().stream()
                .anyMatch(other -> !other.equals(part)
                        && !other.equals(total)
                        && isKnown(other)
                        && row(other).holds(row(part))
                        && row(total).holds(row(other)));
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names;
    }

    private PublishedRow row(String name) {
        return after.getOrDefault(name, before.get(name));
    }

    /** Whether the change of a row can be read: it is printed in both releases as it is, or was not there in one. */
    private boolean isKnown(String name) {
        return isRead(before.get(name), staleBefore.contains(name))
                && isRead(after.get(name), staleAfter.contains(name));
    }

    private static boolean isRead(@Nullable PublishedRow row, boolean stale) {
        return row == null || !(row.hides("nb") || stale);
    }

    private long change(String name) {
        PublishedRow then = before.get(name);
        PublishedRow now = after.get(name);
        return (now == null ? 0 : now.figure("nb")) - (then == null ? 0 : then.figure("nb"));
    }
}
