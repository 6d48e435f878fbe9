// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.describe.Addresses;
import fr.parution.describe.WithdrawnEdition;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.PublicStore.Current;
import fr.parution.store.Content;
import fr.parution.store.Json;
import fr.parution.store.ObjectAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes an edition of a data set from readers for good, after a disclosure incident: a tombstone in its folder, then a
 * release without it. What it said was read all the same: it stays what the next release is reconciled with, and its
 * figures are refused if they come again. Files are deleted afterwards, by {@link WithdrawalPurge}.
 */
public final class Withdrawal {

    private static final int MOST_ATTEMPTS = 5;

    private final PublicStore store;
    private final Clock clock;
    private final Optional<RevisionReporter> reporter;

    /** Over the public store, with the clock that dates releases; they have no reports. */
    public Withdrawal(PublicStore store, Clock clock) {
        this(store, clock, Optional.empty());
    }

    /** Over the public store, with the clock that dates releases and who reports what they change. */
    public Withdrawal(PublicStore store, Clock clock, RevisionReporter reporter) {
        this(store, clock, Optional.of(reporter));
    }

    private Withdrawal(PublicStore store, Clock clock, Optional<RevisionReporter> reporter) {
        this.store = store;
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * What became of a call.
     *
     * @param changed whether a release was made; otherwise the edition was withdrawn already
     * @param sequence the current release
     * @param withdrawn what is said of the edition
     * @param standing the edition that readers get instead; empty for none
     */
    public record Outcome(boolean changed, int sequence, WithdrawnEdition withdrawn, String standing) {}

    /**
     * What stands in the place of the files.
     *
     * @param withdrawn UTC, to the second
     */
    record Tombstone(String dataset, String tag, String withdrawn, String by, String reason) {}

    /**
     * Withdraws an edition. Asked again, changes nothing: reason and date are those that were given first.
     *
     * @param name the number of a release that holds it, or its tag
     * @param reason public, in the words of a person; must not be blank
     * @throws ParutionException {@code USAGE_UNKNOWN_RELEASE} where there is none of that name; {@code
     *     USAGE_UNKNOWN_DATASET} where it does not have that data set; {@code STORE_POINTER_MOVED} where others are faster
     *     time and again
     */
    public Outcome of(String dataset, String name, String reason) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Current current = store.requireCurrent();
            List<Manifest> history = store.history(current.manifest());
            Manifest.Entry entry = find(history, dataset, name);
            if (current.manifest().isWithdrawn(dataset, entry.tag())) {
                return outcome(false, current.manifest(), dataset, entry.tag());
            }
            CatalogDeclaration catalog = store.document(current.manifest().catalogue(), CatalogDeclaration.class);
            Tombstone tombstone = erect(catalog, dataset, entry.tag(), reason);
            Manifest manifest = PublishedRevision.add(
                    store,
                    reporter,
                    Optional.of(current),
                    manifest(current, history, dataset, entry, tombstone),
                    Map.of(),
                    Addresses.catalog(catalog));
            if (ReleaseCommit.of(store, manifest, Optional.of(current), Addresses.catalog(catalog))) {
                return outcome(true, manifest, dataset, entry.tag());
            }
        }
        throw new ParutionException(
                Problem.of(ProblemCode.STORE_POINTER_MOVED, Pointer.KEY, MOST_ATTEMPTS, "withdraw"));
    }

    private static Outcome outcome(boolean changed, Manifest manifest, String dataset, String tag) {
        Manifest.Entry standing = manifest.datasets().get(dataset);
        return new Outcome(
                changed,
                manifest.sequence(),
                manifest.findWithdrawn(dataset, tag).orElseThrow(),
                standing == null ? "" : standing.tag());
    }

    private static Manifest.Entry find(List<Manifest> history, String dataset, String name) {
        List<Manifest> named = history.stream()
                .filter(manifest -> Integer.toString(manifest.sequence()).equals(name)
                        || manifest.datasets().values().stream()
                                .anyMatch(entry -> entry.tag().equals(name)))
                .toList();
        if (named.isEmpty()) {
            throw new ParutionException(Problem.of(
                    ProblemCode.USAGE_UNKNOWN_RELEASE,
                    name,
                    history.size(),
                    history.get(0).sequence()));
        }
        Manifest.Entry entry = named.get(0).datasets().get(dataset);
        if (entry == null) {
            throw new ParutionException(Problem.of(
                    ProblemCode.USAGE_UNKNOWN_DATASET,
                    "--dataset",
                    dataset,
                    String.join(", ", named.get(0).datasets().keySet())));
        }
        return entry;
    }

    /** What was said first counts: a second call finds it. */
    private Tombstone erect(CatalogDeclaration catalog, String dataset, String tag, String reason) {
        String key = WithdrawnEdition.tombstone(dataset, tag);
        store.store()
                .putIfAbsent(
                        key,
                        Content.of(Json.write(new Tombstone(
                                dataset,
                                tag,
                                UtcTime.text(clock.instant()),
                                catalog.publisher().name().fr(),
                                reason))),
                        PublicStore.attributes(
                                "application/json; charset=utf-8",
                                ObjectAttributes.IMMUTABLE,
                                dataset,
                                tag,
                                Addresses.dataset(catalog, dataset)));
        return store.document(key, Tombstone.class);
    }

    private Manifest manifest(
            Current current, List<Manifest> history, String dataset, Manifest.Entry entry, Tombstone tombstone) {
        Manifest before = current.manifest();
        int sequence = current.pointer().sequence() + 1;
        Instant now = Publisher.issued(clock, Optional.of(current));
        List<WithdrawnEdition> withdrawn = new ArrayList<>(before.withdrawn());
        withdrawn.add(new WithdrawnEdition(
                dataset,
                entry.tag(),
                entry.rowsDigest(),
                Instant.parse(tombstone.withdrawn()),
                tombstone.reason(),
                sequence));
        Map<String, Manifest.Entry> datasets = new TreeMap<>(before.datasets());
        Map<String, String> printedLast = new TreeMap<>(before.printedLast());
        Manifest.Entry standing = datasets.get(dataset);
        if (standing != null && standing.tag().equals(entry.tag())) {
            printedLast.putIfAbsent(dataset, entry.tag());
            datasets.remove(dataset);
            StandingEditions.of(history, dataset).stream()
                    .filter(older -> withdrawn.stream().noneMatch(gone -> gone.is(dataset, older.tag())))
                    .findFirst()
                    .ifPresent(older -> datasets.put(dataset, older.since(now)));
        }
        return new Manifest(
                sequence,
                current.pointer(),
                before.inputDigest(),
                "withdrawal",
                tombstone.reason(),
                now,
                before.catalogue(),
                datasets,
                printedLast,
                withdrawn);
    }
}
