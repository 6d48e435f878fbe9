// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.Addresses;
import fr.parution.describe.CatalogDescription;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DistributionFile;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.PublicStore.Current;
import fr.parution.store.Content;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store.PutOutcome;
import fr.parution.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes everything that follows from the pointer: stable aliases, then the projections in their order, data always before
 * metadata. Can be run at any time, by anyone, any number of times; what is right already is not written again. Each
 * object is replaced only if it is still the one that was looked at and the pointer has not moved.
 */
public final class Projector {

    private static final int MOST_ATTEMPTS = 5;

    /** Metadata of a file that takes long to make: what it was made from. */
    private static final String MADE_FROM = "made-from";

    private final PublicStore store;
    private final List<Projection> projections;
    private final Path work;
    private final Announcer announcer;
    private final ReleaseDescriber describer;

    /**
     * @param projections in the order in which they are to be written
     * @param work a private directory for copies
     */
    public Projector(PublicStore store, List<Projection> projections, Path work) {
        this(store, projections, work, Announcer.NONE);
    }

    /**
     * The same, with somebody to tell.
     *
     * @param announcer is given each announcement before its file is written
     */
    public Projector(PublicStore store, List<Projection> projections, Path work, Announcer announcer) {
        this.store = store;
        this.projections = List.copyOf(projections);
        this.work = work;
        this.announcer = announcer;
        this.describer = new ReleaseDescriber(store);
    }

    /**
     * What was done.
     *
     * @param written objects written
     * @param unchanged objects that were right already
     * @param keys of all of them: what the current release is projected to
     */
    public record Outcome(int sequence, int written, int unchanged, Set<String> keys) {

        /** Copies its set. */
        public Outcome {
            keys = Set.copyOf(keys);
        }
    }

    /**
     * Projects the current release.
     *
     * @param progress is told each key that was written
     * @return nothing when nothing was ever published
     */
    public Optional<Outcome> project(Consumer<String> progress) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<Current> current = store.current();
            if (current.isEmpty()) {
                return Optional.empty();
            }
            Optional<Outcome> outcome = new Run(current.get(), progress).project();
            if (outcome.isPresent()) {
                return outcome;
            }
        }
        throw new ParutionException(Problem.of(ProblemCode.STORE_POINTER_MOVED, Pointer.KEY, MOST_ATTEMPTS, "project"));
    }

    /** One try at one release. */
    private final class Run {

        private final Current current;
        private final Consumer<String> progress;
        private int written;
        private int unchanged;
        private final Set<String> keys = new HashSet<>();

        Run(Current current, Consumer<String> progress) {
            this.current = current;
            this.progress = progress;
        }

        /** Nothing when another release came meanwhile. */
        Optional<Outcome> project() {
            CatalogDescription catalog = describer.describe(current.pointer(), current.manifest());
            for (DatasetDescription dataset : catalog.datasets()) {
                for (DistributionFile file : dataset.files()) {
                    if (!alias(catalog, dataset, file)) {
                        return Optional.empty();
                    }
                }
            }
            for (Projection projection : projections) {
                if (!writeOwed(projection) || !writeAll(projection, catalog) || !emptyLeftovers(projection, catalog)) {
                    return Optional.empty();
                }
            }
            boolean moved = !store.pointer().map(current.pointer()::equals).orElse(false);
            return moved
                    ? Optional.empty()
                    : Optional.of(new Outcome(current.pointer().sequence(), written, unchanged, keys));
        }

        private boolean writeAll(Projection projection, CatalogDescription catalog) {
            for (Projection.ProjectedFile file : projection.project(catalog)) {
                if (!write(catalog, file, projection.isAnnouncement())) {
                    return false;
                }
            }
            return true;
        }

        private boolean emptyLeftovers(Projection projection, CatalogDescription catalog) {
            List<Projection.ProjectedFile> emptied =
                    projection.leavesBehind().map(start -> store.store().list(start)).orElse(List.of()).stream()
                            .map(StoredObject::key)
                            .filter(key -> !keys.contains(key))
                            .flatMap(key -> projection.emptied(catalog, key).stream())
                            .toList();
            for (Projection.ProjectedFile file : emptied) {
                if (!write(catalog, file, false)) {
                    return false;
                }
            }
            return true;
        }

        /** What is owed for releases that others overtook before anybody projected them, oldest first: none is left out. */
        private boolean writeOwed(Projection projection) {
            Deque<Pointer> owed = new ArrayDeque<>();
            Pointer past = current.manifest().previous();
            while (past != null && isOwed(projection, past)) {
                owed.addFirst(past);
                past = store.manifest(past).previous();
            }
            for (Pointer release : owed) {
                if (!writeAll(
                        projection,
                        describer.describe(
                                release,
                                store.manifest(release),
                                current.manifest().withdrawn()))) {
                    return false;
                }
            }
            return true;
        }

        private boolean isOwed(Projection projection, Pointer release) {
            return projection
                    .keyOfRelease(release.sequence())
                    .filter(key -> store.store().find(key).isEmpty())
                    .isPresent();
        }

        private boolean alias(CatalogDescription catalog, DatasetDescription dataset, DistributionFile file) {
            keys.add(file.alias());
            Optional<StoredObject> found = store.store().find(file.alias());
            if (found.isPresent() && found.get().sha256().equals(file.sha256())) {
                unchanged++;
                return true;
            }
            Path copy = work.resolve("alias");
            try (InputStream in = store.store().get(file.key())) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                Content content = Content.of(copy);
                if (!content.sha256().equals(file.sha256())) {
                    throw new ParutionException(
                            Problem.of(ProblemCode.STORE_DAMAGED, file.key(), content.sha256(), file.sha256()));
                }
                ObjectAttributes attributes = PublicStore.attributes(
                        file.mediaType(),
                        ObjectAttributes.REVALIDATE,
                        dataset.id(),
                        dataset.tag(),
                        Addresses.dataset(catalog.catalog(), dataset.id()));
                return replace(file.alias(), content, attributes, found);
            } catch (IOException e) {
                throw new ParutionException(
                        Problem.of(
                                ProblemCode.STORE_FAILED,
                                file.key(),
                                e.getClass().getSimpleName(),
                                "project"),
                        e);
            }
        }

        private boolean write(CatalogDescription catalog, Projection.ProjectedFile file, boolean announcement) {
            keys.add(file.key());
            Optional<StoredObject> found = store.store().find(file.key());
            boolean made = !file.madeFrom().isEmpty();
            if (made
                    && found.isPresent()
                    && file.madeFrom().equals(found.get().metadata().get(MADE_FROM))) {
                unchanged++;
                return true;
            }
            Content content = Content.of(file.content());
            boolean same = found.isPresent() && found.get().sha256().equals(content.sha256());
            if (same && !made) {
                unchanged++;
                return true;
            }
            if (announcement && found.isEmpty()) {
                announcer.announce(file.content());
            }
            boolean asset = file.key().startsWith("assets/");
            ObjectAttributes attributes = PublicStore.attributes(
                    file.mediaType(),
                    asset ? ObjectAttributes.IMMUTABLE : ObjectAttributes.REVALIDATE,
                    "catalogue",
                    Integer.toString(catalog.sequence()),
                    Addresses.catalog(catalog.catalog()));
            return replace(file.key(), content, made ? attributes.with(MADE_FROM, file.madeFrom()) : attributes, found);
        }

        private boolean replace(
                String key, Content content, ObjectAttributes attributes, Optional<StoredObject> found) {
            if (!store.pointer().map(current.pointer()::equals).orElse(false)) {
                return false;
            }
            PutOutcome outcome = found.isPresent()
                    ? store.store()
                            .replaceIfMatch(
                                    key, content, attributes, found.get().entityTag())
                    : store.store().putIfAbsent(key, content, attributes);
            if (outcome == PutOutcome.REFUSED) {
                return store.store()
                        .find(key)
                        .map(now -> now.sha256().equals(content.sha256()))
                        .orElse(false);
            }
            written++;
            progress.accept(key);
            return true;
        }
    }
}
