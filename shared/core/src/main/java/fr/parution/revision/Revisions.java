// SPDX-License-Identifier: EUPL-1.2
package fr.parution.revision;

import fr.parution.describe.Change;
import fr.parution.describe.DatasetDocument;
import fr.parution.describe.DatasetRevision;
import fr.parution.describe.PeriodChanges;
import fr.parution.describe.ReleaseReason;
import fr.parution.describe.Revision;
import fr.parution.problem.ParutionException;
import fr.parution.publish.Manifest;
import fr.parution.publish.PublicStore;
import fr.parution.publish.ReleaseChain;
import fr.parution.publish.RevisionReporter;
import fr.parution.table.PublishedColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares releases from the public bucket alone: manifests, documents and Parquet files. Of an edition that was withdrawn,
 * nothing is left to compare.
 */
public final class Revisions implements RevisionReporter {

    private final PublicStore store;
    private final Optional<TableComparer> tables;
    private final Path work;

    /** @param work a private directory for copies of files */
    public Revisions(PublicStore store, TableComparer tables, Path work) {
        this(store, Optional.of(tables), work);
    }

    private Revisions(PublicStore store, Optional<TableComparer> tables, Path work) {
        this.store = store;
        this.tables = tables;
        this.work = work;
    }

    /** Compares everything but rows, for who has no time to fetch them. */
    public static Revisions withoutRows(PublicStore store) {
        return new Revisions(store, Optional.empty(), Path.of(""));
    }

    @Override
    public Revision report(Optional<Manifest> before, Manifest after, Map<String, Path> written) {
        Map<String, Manifest.Entry> was = before.map(Manifest::datasets).orElse(Map.of());
        return new Revision(
                before.map(Manifest::sequence).orElse(0),
                after.sequence(),
                List.of(reason(after)),
                ids(was, after.datasets()).stream()
                        .map(id -> revision(id, was.get(id), after.datasets().get(id), written))
                        .toList());
    }

    private static Revision.Reason reason(Manifest manifest) {
        return new Revision.Reason(manifest.sequence(), manifest.kind(), manifest.reason());
    }

    private static TreeSet<String> ids(Map<String, Manifest.Entry> before, Map<String, Manifest.Entry> after) {
        TreeSet<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        return ids;
    }

    /**
     * What differs between two releases of a chain.
     *
     * @param datasets which data sets to look at
     * @throws ParutionException {@code STORE_NOT_FOUND} or {@code STORE_DAMAGED} where a file is not what its release says
     */
    public Revision between(
            ReleaseChain chain, ReleaseChain.Link from, ReleaseChain.Link to, Predicate<String> datasets) {
        Map<String, Manifest.Entry> before = from.manifest().datasets();
        Map<String, Manifest.Entry> after = to.manifest().datasets();
        return new Revision(
                from.manifest().sequence(),
                to.manifest().sequence(),
                chain.links().stream()
                        .map(ReleaseChain.Link::manifest)
                        .filter(m -> m.sequence() > from.manifest().sequence())
                        .filter(m -> m.sequence() <= to.manifest().sequence())
                        .map(Revisions::reason)
                        .sorted(Comparator.comparingInt(Revision.Reason::seq))
                        .toList(),
                ids(before, after).stream()
                        .filter(datasets)
                        .map(id -> revision(id, before.get(id), after.get(id), Map.of()))
                        .toList());
    }

    private DatasetRevision revision(
            String id, Manifest.@Nullable Entry before, Manifest.@Nullable Entry after, Map<String, Path> written) {
        Change change = ReleaseChain.change(before, after);
        Optional<DatasetDocument> old = change == Change.CHANGED ? document(before) : Optional.empty();
        Optional<DatasetDocument> now = old.isPresent() ? document(after) : Optional.empty();
        ColumnPairs columns = ColumnPairs.of(columns(old), columns(now));
        List<PeriodChanges> periods = before == null || after == null || now.isEmpty() || sameRows(before, after)
                ? List.of()
                : compare(before, after, columns, written);
        boolean both = before != null && after != null;
        Map<String, String> was = digests(before);
        Map<String, String> is = digests(after);
        return new DatasetRevision(
                id,
                change,
                old.isEmpty() || now.isEmpty() || before == null || after == null
                        ? ""
                        : why(old.get(), now.get(), !before.rowsDigest().equals(after.rowsDigest())),
                edition(before),
                edition(after),
                periods.stream().reduce(PeriodChanges.NONE, PeriodChanges::plus),
                periods.stream()
                        .filter(period -> period.rowsBefore() == 0)
                        .map(PeriodChanges::period)
                        .toList(),
                periods.stream()
                        .filter(period -> period.rowsBefore() > 0 && period.any())
                        .toList(),
                both ? columns.added() : List.of(),
                both ? columns.removed() : List.of(),
                columns.kept().stream()
                        .filter(ColumnPairs.Pair::renamed)
                        .map(pair -> pair.before().name() + " → " + pair.after().name())
                        .toList(),
                is.keySet().stream().filter(alias -> !was.containsKey(alias)).toList(),
                was.keySet().stream().filter(alias -> !is.containsKey(alias)).toList(),
                is.keySet().stream()
                        .filter(alias -> was.containsKey(alias) && !Objects.equals(is.get(alias), was.get(alias)))
                        .toList());
    }

    private static DatasetRevision.@Nullable Edition edition(Manifest.@Nullable Entry entry) {
        return entry == null
                ? null
                : new DatasetRevision.Edition(
                        entry.tag(), entry.schemaVersion(), entry.watermark().toString(), entry.rows(), entry.bytes());
    }

    private static Map<String, String> digests(Manifest.@Nullable Entry entry) {
        return entry == null
                ? Map.of()
                : entry.files().stream()
                        .collect(Collectors.toMap(
                                Manifest.File::alias, Manifest.File::sha256, (a, b) -> b, TreeMap::new));
    }

    private static String why(DatasetDocument before, DatasetDocument after, boolean tables) {
        ReleaseReason reason = new ReleaseReason();
        reason.changed(before, after, tables);
        return reason.inWords();
    }

    /** Nothing where the edition was withdrawn. */
    private Optional<DatasetDocument> document(Manifest.@Nullable Entry entry) {
        return entry == null || store.store().find(entry.description()).isEmpty()
                ? Optional.empty()
                : Optional.of(store.document(entry.description(), DatasetDocument.class));
    }

    private static List<PublishedColumn> columns(Optional<DatasetDocument> document) {
        return document.map(DatasetDocument::columns).orElse(List.of());
    }

    /** The same bytes have the same rows, and need not be fetched. */
    private static boolean sameRows(Manifest.Entry before, Manifest.Entry after) {
        return before.parquet().stream()
                .map(Manifest.File::sha256)
                .toList()
                .equals(after.parquet().stream().map(Manifest.File::sha256).toList());
    }

    private List<PeriodChanges> compare(
            Manifest.Entry before, Manifest.Entry after, ColumnPairs columns, Map<String, Path> written) {
        if (tables.isEmpty()) {
            return List.of();
        }
        List<Path> was = fetch(before, "before", Map.of());
        List<Path> is = fetch(after, "after", written);
        return was.isEmpty() || is.isEmpty() ? List.of() : tables.get().compare(was, is, columns);
    }

    /** Local copies with the digests that the release says, or what was just written. */
    private List<Path> fetch(Manifest.Entry entry, String side, Map<String, Path> written) {
        List<Path> copies = new ArrayList<>();
        for (Manifest.File file : entry.parquet()) {
            Path local = written.get(file.key());
            copies.add(
                    local != null
                            ? local
                            : store.fetchTable(file, work.resolve(side + "-" + copies.size() + ".parquet")));
        }
        return copies;
    }
}
