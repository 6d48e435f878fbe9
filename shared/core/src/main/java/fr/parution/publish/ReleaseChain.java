// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.Change;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The releases from the newest back to the first, as far as the links between manifests hold. Unlike {@link
 * PublicStore#history}, a chain that breaks is told as far as it goes.
 *
 * @param links newest first
 * @param broken why the chain does not reach the first release; empty where it does
 */
public record ReleaseChain(List<Link> links, List<Problem> broken) {

    /** Copies its lists. */
    public ReleaseChain {
        links = List.copyOf(links);
        broken = List.copyOf(broken);
    }

    /** What became of a data set, from one edition, if there was one, to another, if there is one. */
    public static Change change(Manifest.@Nullable Entry before, Manifest.@Nullable Entry after) {
        if (before == null) {
            return Change.ADDED;
        }
        if (after == null) {
            return Change.REMOVED;
        }
        return before.tag().equals(after.tag()) ? Change.SAME : Change.CHANGED;
    }

    /**
     * One release.
     *
     * @param changes by data set, sorted
     */
    public record Link(Pointer pointer, Manifest manifest, Map<String, Change> changes) {

        /** Copies its map, sorted. */
        public Link {
            changes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(changes));
        }
    }

    /** Follows the links from a release back. */
    public static ReleaseChain from(PublicStore store, Pointer newest) {
        List<Pointer> pointers = new ArrayList<>();
        List<Manifest> manifests = new ArrayList<>();
        List<Problem> broken = List.of();
        try {
            Pointer pointer = newest;
            while (pointer != null) {
                Manifest manifest = store.manifest(pointer);
                Optional<Problem> fault = fault(pointer, manifest);
                pointers.add(pointer);
                manifests.add(manifest);
                pointer = fault.isEmpty() ? manifest.previous() : null;
                broken = fault.map(List::of).orElse(broken);
            }
        } catch (ParutionException e) {
            broken = e.problems();
        }
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < manifests.size(); i++) {
            Manifest before = i + 1 < manifests.size() ? manifests.get(i + 1) : null;
            links.add(new Link(pointers.get(i), manifests.get(i), changes(before, manifests.get(i))));
        }
        return new ReleaseChain(links, broken);
    }

    /** A release that is not numbered as its place in the chain wants. */
    private static Optional<Problem> fault(Pointer pointer, Manifest manifest) {
        if (manifest.sequence() != pointer.sequence()) {
            return Optional.of(
                    Problem.of(ProblemCode.STORE_DAMAGED, pointer.manifest(), manifest.sequence(), pointer.sequence()));
        }
        int before = manifest.previous() == null ? 0 : manifest.previous().sequence();
        if (before != manifest.sequence() - 1) {
            return Optional.of(
                    Problem.of(ProblemCode.STORE_DAMAGED, pointer.manifest(), before, manifest.sequence() - 1));
        }
        return Optional.empty();
    }

    private static Map<String, Change> changes(@Nullable Manifest before, Manifest manifest) {
        Map<String, Change> changes = new TreeMap<>();
        if (before == null && manifest.previous() != null) {
            manifest.datasets().keySet().forEach(dataset -> changes.put(dataset, Change.UNKNOWN));
            return changes;
        }
        Map<String, Manifest.Entry> old = before == null ? Map.of() : before.datasets();
        old.forEach((dataset, was) ->
                changes.put(dataset, change(was, manifest.datasets().get(dataset))));
        manifest.datasets().forEach((dataset, entry) -> changes.put(dataset, change(old.get(dataset), entry)));
        return changes;
    }

    /** The release with that number, if the chain reaches it. */
    public Optional<Link> find(int sequence) {
        return links.stream()
                .filter(link -> link.manifest().sequence() == sequence)
                .findFirst();
    }
}
