// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.describe.Addresses;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.PublicStore.Current;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Ends the publication of a data set whose declaration is gone: a release without it. That is a decision of a person, since a
 * declaration may be missing by mistake. What it published stays where it is, at stable addresses too; catalogues lose it, and
 * its page says why. What it printed stays what it would be reconciled with, should it come back.
 */
public final class Retirement {

    private final PublicStore store;
    private final Clock clock;
    private final Optional<RevisionReporter> reporter;

    /** Over the public store, with the clock that dates releases; they have no reports. */
    public Retirement(PublicStore store, Clock clock) {
        this(store, clock, Optional.empty());
    }

    /** Over the public store, with the clock that dates releases and who reports what they change. */
    public Retirement(PublicStore store, Clock clock, RevisionReporter reporter) {
        this(store, clock, Optional.of(reporter));
    }

    private Retirement(PublicStore store, Clock clock, Optional<RevisionReporter> reporter) {
        this.store = store;
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * Retires a data set. Asked again, changes nothing.
     *
     * @param reason public, in the words of a person; must not be blank
     * @throws ParutionException {@code USAGE_UNKNOWN_DATASET} where no release ever had it; {@code STORE_POINTER_MOVED} where
     *     another release came meanwhile
     */
    public Publisher.Outcome of(String dataset, String reason) {
        Current current = store.requireCurrent();
        Manifest before = current.manifest();
        Manifest.Entry entry = before.datasets().get(dataset);
        if (entry == null) {
            requireKnown(dataset, before);
            return new Publisher.Outcome(false, before.sequence());
        }
        Map<String, Manifest.Entry> datasets = new TreeMap<>(before.datasets());
        datasets.remove(dataset);
        Map<String, String> printedLast = new TreeMap<>(before.printedLast());
        printedLast.putIfAbsent(dataset, entry.tag());
        Instant now = Publisher.issued(clock, Optional.of(current));
        String catalogUri = Addresses.catalog(store.document(before.catalogue(), CatalogDeclaration.class));
        Manifest manifest = PublishedRevision.add(
                store,
                reporter,
                Optional.of(current),
                new Manifest(
                        before.sequence() + 1,
                        current.pointer(),
                        before.inputDigest(),
                        "retirement",
                        reason,
                        now,
                        before.catalogue(),
                        datasets,
                        printedLast,
                        before.withdrawn()),
                Map.of(),
                catalogUri);
        if (!ReleaseCommit.of(store, manifest, Optional.of(current), catalogUri)) {
            throw new ParutionException(
                    Problem.of(ProblemCode.STORE_POINTER_MOVED, Pointer.KEY, manifest.sequence(), "retire"));
        }
        return new Publisher.Outcome(true, manifest.sequence());
    }

    private void requireKnown(String dataset, Manifest newest) {
        List<Manifest> history = store.history(newest);
        if (history.stream().noneMatch(release -> release.datasets().containsKey(dataset))) {
            throw new ParutionException(Problem.of(
                    ProblemCode.USAGE_UNKNOWN_DATASET,
                    "--dataset",
                    dataset,
                    String.join(", ", newest.datasets().keySet())));
        }
    }
}
