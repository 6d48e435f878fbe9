// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.describe.Addresses;
import fr.parution.describe.ReleaseReason;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.publish.PublicStore.Current;
import fr.parution.store.StoredObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Returns to what an older release said, by a new release that names its files again: sequences never go back, and nothing
 * is deleted. Data sets that came later stay as they are.
 *
 * <p>What was printed in between has been read. The manifest says so ({@link Manifest#printedLast}), and the next release is
 * reconciled with that, not with the old figures.
 */
public final class Rollback {

    private final PublicStore store;
    private final ColumnGate columns;
    private final Clock clock;
    private final Optional<RevisionReporter> reporter;

    /** Over the public store, with the clock that dates releases; they have no reports. */
    public Rollback(PublicStore store, Clock clock) {
        this(store, clock, Optional.empty());
    }

    /** Over the public store, with the clock that dates releases and who reports what they change. */
    public Rollback(PublicStore store, Clock clock, RevisionReporter reporter) {
        this(store, clock, Optional.of(reporter));
    }

    private Rollback(PublicStore store, Clock clock, Optional<RevisionReporter> reporter) {
        this.store = store;
        this.columns = new ColumnGate(store);
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * Returns to a release. Asked again, changes nothing.
     *
     * @param datasets which data sets to return
     * @param reason what a person says of it; may be empty
     * @throws ParutionException {@code USAGE_UNKNOWN_RELEASE} where there is none of that number; {@code RELEASE_INCOMPLETE}
     *     where one of its files is gone or is another; {@code RELEASE_BREAKS_COLUMNS} where programs that read the current
     *     columns would break; {@code STORE_POINTER_MOVED} where another release came meanwhile
     */
    public Publisher.Outcome to(int sequence, Predicate<String> datasets, String reason) {
        Current current = store.requireCurrent();
        Manifest old = store.history(current.manifest()).stream()
                .filter(manifest -> manifest.sequence() == sequence)
                .findFirst()
                .orElseThrow(() -> new ParutionException(Problem.of(
                        ProblemCode.USAGE_UNKNOWN_RELEASE,
                        Integer.toString(sequence),
                        current.pointer().sequence(),
                        current.pointer().sequence())));
        Map<String, Manifest.Entry> wanted = new TreeMap<>(old.datasets());
        wanted.keySet().removeIf(datasets.negate());
        Map<String, Manifest.Entry> present = current.manifest().datasets();
        wanted.entrySet()
                .removeIf(
                        entry -> isOf(present, entry.getKey(), entry.getValue().tag()));
        if (wanted.isEmpty()) {
            return new Publisher.Outcome(false, current.pointer().sequence());
        }
        checkNotWithdrawn(wanted, current.manifest());
        checkComplete(wanted);
        columns.check(
                wanted.values().stream()
                        .map(entry -> store.description(entry).contract(entry.watermark()))
                        .toList(),
                Optional.of(current));
        Manifest manifest = manifest(current, old, wanted, reason);
        commit(current, manifest);
        return new Publisher.Outcome(true, manifest.sequence());
    }

    private static boolean isOf(Map<String, Manifest.Entry> present, String dataset, String tag) {
        Manifest.Entry entry = present.get(dataset);
        return entry != null && entry.tag().equals(tag);
    }

    /** Also while its files are still there. */
    private static void checkNotWithdrawn(Map<String, Manifest.Entry> wanted, Manifest current) {
        Problems problems = new Problems();
        wanted.forEach((dataset, entry) -> current.findWithdrawn(dataset, entry.tag())
                .ifPresent(gone -> problems.add(
                        ProblemCode.RELEASE_INCOMPLETE, gone.tombstone(), gone.tag(), entry.description())));
        problems.throwIfAny();
    }

    private void checkComplete(Map<String, Manifest.Entry> wanted) {
        Problems problems = new Problems();
        for (Manifest.Entry entry : wanted.values()) {
            for (Manifest.File file : entry.files()) {
                String found =
                        store.store().find(file.key()).map(StoredObject::sha256).orElse("–");
                if (!found.equals(file.sha256())) {
                    problems.add(ProblemCode.RELEASE_INCOMPLETE, file.key(), found, file.sha256());
                }
            }
            for (String key : new String[] {entry.certificate(), entry.description()}) {
                if (store.store().find(key).isEmpty()) {
                    problems.add(ProblemCode.RELEASE_INCOMPLETE, key, "–", key);
                }
            }
        }
        problems.throwIfAny();
    }

    private Manifest manifest(Current current, Manifest old, Map<String, Manifest.Entry> wanted, String reason) {
        Instant now = Publisher.issued(clock, Optional.of(current));
        Map<String, Manifest.Entry> datasets = new TreeMap<>(current.manifest().datasets());
        Map<String, String> printedLast = new TreeMap<>(current.manifest().printedLast());
        wanted.forEach((dataset, entry) -> {
            Manifest.Entry replaced = datasets.get(dataset);
            if (replaced != null) {
                printedLast.putIfAbsent(dataset, replaced.tag());
            }
            // Back at what was printed last: nothing more needs to be remembered.
            printedLast.remove(dataset, entry.tag());
            datasets.put(dataset, entry.since(now));
        });
        return new Manifest(
                current.pointer().sequence() + 1,
                current.pointer(),
                old.inputDigest(),
                "rollback",
                reason.isBlank() ? ReleaseReason.returnTo(old.sequence()) : reason,
                now,
                current.manifest().catalogue(),
                datasets,
                printedLast,
                current.manifest().withdrawn());
    }

    private void commit(Current current, Manifest manifest) {
        String catalogUri = Addresses.catalog(store.document(manifest.catalogue(), CatalogDeclaration.class));
        Manifest reported =
                PublishedRevision.add(store, reporter, Optional.of(current), manifest, Map.of(), catalogUri);
        if (!ReleaseCommit.of(store, reported, Optional.of(current), catalogUri)) {
            throw new ParutionException(
                    Problem.of(ProblemCode.STORE_POINTER_MOVED, Pointer.KEY, manifest.sequence(), "rollback"));
        }
    }
}
