// SPDX-License-Identifier: EUPL-1.2
package fr.parution.revision;

import fr.parution.describe.DatasetDocument;
import fr.parution.problem.ParutionException;
import fr.parution.publish.Manifest;
import fr.parution.publish.PublicStore;
import fr.parution.publish.ReleaseChain;
import fr.parution.publish.ReleaseChain.Change;
import fr.parution.table.PublishedColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares releases from the public bucket alone: manifests, documents and Parquet files. */
public final class Revisions {

    private final PublicStore store;
    private final TableComparer tables;
    private final Path work;

    /** @param work a private directory for copies of files */
    public Revisions(PublicStore store, TableComparer tables, Path work) {
        this.store = store;
        this.tables = tables;
        this.work = work;
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
        TreeSet<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        return new Revision(
                from.manifest().sequence(),
                to.manifest().sequence(),
                chain.links().stream()
                        .map(ReleaseChain.Link::manifest)
                        .filter(m -> m.sequence() > from.manifest().sequence())
                        .filter(m -> m.sequence() <= to.manifest().sequence())
                        .map(m -> new Revision.Reason(m.sequence(), m.kind(), m.reason()))
                        .sorted(Comparator.comparingInt(Revision.Reason::seq))
                        .toList(),
                ids.stream()
                        .filter(datasets)
                        .map(id -> revision(id, before.get(id), after.get(id)))
                        .toList());
    }

    private DatasetRevision revision(String id, Manifest.@Nullable Entry before, Manifest.@Nullable Entry after) {
        ColumnPairs columns = ColumnPairs.of(columns(before), columns(after));
        List<PeriodChanges> periods = before == null || after == null || sameRows(before, after)
                ? List.of()
                : compare(before, after, columns);
        boolean both = before != null && after != null;
        Map<String, String> was = digests(before);
        Map<String, String> is = digests(after);
        return new DatasetRevision(
                id,
                Change.between(before, after),
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

    private List<PublishedColumn> columns(Manifest.@Nullable Entry entry) {
        return entry == null
                ? List.of()
                : store.document(entry.description(), DatasetDocument.class).columns();
    }

    /** The same bytes have the same rows, and need not be fetched. */
    private static boolean sameRows(Manifest.Entry before, Manifest.Entry after) {
        return before.parquet().stream()
                .map(Manifest.File::sha256)
                .toList()
                .equals(after.parquet().stream().map(Manifest.File::sha256).toList());
    }

    private List<PeriodChanges> compare(Manifest.Entry before, Manifest.Entry after, ColumnPairs columns) {
        List<Path> was = fetch(before, "before");
        List<Path> is = fetch(after, "after");
        return was.isEmpty() || is.isEmpty() ? List.of() : tables.compare(was, is, columns);
    }

    /** Local copies with the digests that the release says. */
    private List<Path> fetch(Manifest.Entry entry, String side) {
        List<Path> copies = new ArrayList<>();
        for (Manifest.File file : entry.parquet()) {
            copies.add(store.fetchTable(file, work.resolve(side + "-" + copies.size() + ".parquet")));
        }
        return copies;
    }
}
