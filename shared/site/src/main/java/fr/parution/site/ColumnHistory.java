// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.ColumnChange;
import fr.parution.describe.ColumnVersion;
import fr.parution.describe.DatasetDescription;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The versions of a data set's columns, newest first, as its page tells them. */
final class ColumnHistory {

    private final Edition edition;
    private final DatasetDescription dataset;

    ColumnHistory(Edition edition, DatasetDescription dataset) {
        this.edition = edition;
        this.dataset = dataset;
    }

    List<Entry> entries() {
        return dataset.versions().stream().map(this::entry).toList();
    }

    private Entry entry(ColumnVersion version) {
        List<String> facts = new ArrayList<>();
        LocalDate notice = version.change().notice();
        if (notice != null) {
            facts.add(edition.say("columns.notice", edition.numbers().day(notice)));
        }
        tell(facts, "columns.added", version, change -> change.kind() == ColumnChange.Kind.ADDED);
        tell(facts, "columns.removed", version, change -> change.kind() == ColumnChange.Kind.REMOVED);
        tell(facts, "columns.changed", version, ColumnHistory::isKept);
        return new Entry(
                version.change().version(),
                edition.numbers().day(version.change().date()),
                version.change().date().toString(),
                edition.in(version.change().text()),
                facts,
                version.change().version().equals(dataset.schemaVersion()));
    }

    private static boolean isKept(ColumnChange change) {
        return change.kind() != ColumnChange.Kind.ADDED && change.kind() != ColumnChange.Kind.REMOVED;
    }

    private void tell(List<String> facts, String sentence, ColumnVersion version, Predicate<ColumnChange> wanted) {
        String columns = version.columns().stream()
                .filter(wanted)
                .map(ColumnChange::column)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!columns.isEmpty()) {
            facts.add(edition.say(sentence, columns));
        }
    }

    /**
     * One version of the columns.
     *
     * @param machineDay the day from which it holds, in ISO form
     * @param facts when it was announced, and which columns it added, removed or changed, each if known
     */
    record Entry(String version, String day, String machineDay, String text, List<String> facts, boolean current) {}
}
