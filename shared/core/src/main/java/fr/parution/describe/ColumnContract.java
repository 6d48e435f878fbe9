// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.SchemaChange;
import fr.parution.dataset.SchemaVersion;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.table.PublishedColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns that a data set is about to publish, held against those that it published last. What breaks re-users needs a
 * new major version whose day has come; what is new needs a new minor version; texts need none.
 *
 * @param changes the versions of the columns, newest first
 * @param today the day up to which the source is known, so that the same input always has the same verdict
 */
public record ColumnContract(
        String dataset, List<PublishedColumn> columns, List<SchemaChange> changes, LocalDate today) {

    /** Characters of a list of codes that a problem quotes. */
    private static final int MOST_SHOWN = 160;

    /** Copies its lists. */
    public ColumnContract {
        columns = List.copyOf(columns);
        changes = List.copyOf(changes);
    }

    /** The version under which the columns are to be published. */
    private SchemaVersion version() {
        return changes.get(0).number();
    }

    /** Reports every change that the version does not allow. */
    public void check(DatasetDocument published, Problems problems) {
        SchemaVersion before = SchemaVersion.parse(published.schemaVersion());
        if (version().compareTo(before) < 0) {
            problems.add(ProblemCode.RELEASE_VERSION_TOO_LOW, dataset + ".yaml schemaVersion", version(), before);
            return;
        }
        List<ColumnChange> found = ColumnComparison.of(published.columns(), columns);
        List<ColumnChange> breaking =
                found.stream().filter(change -> change.kind().isBreaking()).toList();
        if (!breaking.isEmpty()) {
            checkMajor(before, breaking, problems);
        } else if (!found.isEmpty() && !version().isMinorAfter(before)) {
            found.forEach(change -> problems.add(
                    ProblemCode.RELEASE_VERSION_TOO_LOW,
                    place(change) + " + " + shown(change.after()),
                    version(),
                    before.nextMinor()));
        }
    }

    private void checkMajor(SchemaVersion before, List<ColumnChange> breaking, Problems problems) {
        boolean major = version().isMajorAfter(before);
        Optional<SchemaChange> ahead = aheadOfItsDay(before);
        if (major && ahead.isEmpty()) {
            return;
        }
        breaking.forEach(change ->
                problems.add(ProblemCode.RELEASE_BREAKS_COLUMNS, place(change), found(change), shown(change.before())));
        if (!major) {
            problems.add(
                    ProblemCode.RELEASE_VERSION_TOO_LOW,
                    dataset + ".yaml schemaVersion",
                    version(),
                    before.nextMajor());
        }
        ahead.ifPresent(change -> problems.add(
                ProblemCode.RELEASE_BEFORE_ITS_DAY,
                dataset + ".yaml changes " + change.version(),
                today,
                change.date()));
    }

    /** The entry that opens a major version above the published one, where its day has not come. */
    private Optional<SchemaChange> aheadOfItsDay(SchemaVersion before) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            SchemaChange change = changes.get(i);
            boolean opens = i + 1 == changes.size()
                    || change.number().isMajorAfter(changes.get(i + 1).number());
            if (opens && change.number().isMajorAfter(before) && change.date().isAfter(today)) {
                return Optional.of(change);
            }
        }
        return Optional.empty();
    }

    /** The versions with what each changed: kept from the last release, or compared with it. */
    public List<ColumnVersion> versions(Optional<DatasetDocument> published) {
        List<ColumnVersion> versions = new ArrayList<>();
        for (SchemaChange change : changes) {
            versions.add(new ColumnVersion(
                    change, published.map(document -> columns(change, document)).orElse(List.of())));
        }
        return versions;
    }

    /** Of several versions since the last release, the newest has all: none of the others was ever published. */
    private List<ColumnChange> columns(SchemaChange change, DatasetDocument published) {
        SchemaVersion before = SchemaVersion.parse(published.schemaVersion());
        if (change.number().compareTo(before) > 0) {
            return change.equals(changes.get(0)) ? ColumnComparison.of(published.columns(), columns) : List.of();
        }
        return published.versions().stream()
                .filter(version -> version.change().version().equals(change.version()))
                .map(ColumnVersion::columns)
                .findFirst()
                .orElse(List.of());
    }

    private String place(ColumnChange change) {
        return dataset + ": " + change.column();
    }

    private static String found(ColumnChange change) {
        return switch (change.kind()) {
            case REMOVED -> "no such column";
            case CODES_REMOVED -> "no such codes";
            default -> shown(change.after());
        };
    }

    private static String shown(String state) {
        if (state.isEmpty()) {
            return "–";
        }
        return state.length() > MOST_SHOWN ? state.substring(0, MOST_SHOWN) + "…" : state;
    }
}
