// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.describe.Addresses;
import fr.parution.describe.ColumnContract;
import fr.parution.describe.ColumnVersion;
import fr.parution.describe.DatasetDocument;
import fr.parution.describe.ReleaseReason;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.PublicStore.Current;
import fr.parution.store.Content;
import fr.parution.store.Json;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.StoredObject;
import fr.parution.write.WrittenFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Commits a release: immutable objects first, then the manifest, then the pointer, which alone decides. Whatever happens
 * before the pointer moves is invisible. Never deletes.
 */
public final class Publisher {

    private static final String CATALOGUE = "catalogue.json";

    /** How often another publisher may come first before this one gives up. */
    private static final int MOST_ATTEMPTS = 5;

    private final PublicStore store;
    private final ColumnGate columns;
    private final Clock clock;
    private final Optional<RevisionReporter> reporter;

    /** Over the public store, with the clock that dates releases; they have no reports. */
    public Publisher(PublicStore store, Clock clock) {
        this(store, clock, Optional.empty());
    }

    /** Over the public store, with the clock that dates releases and who reports what they change. */
    public Publisher(PublicStore store, Clock clock, RevisionReporter reporter) {
        this(store, clock, Optional.of(reporter));
    }

    private Publisher(PublicStore store, Clock clock, Optional<RevisionReporter> reporter) {
        this.store = store;
        this.columns = new ColumnGate(store);
        this.clock = clock;
        this.reporter = reporter;
    }

    /**
     * What became of a call.
     *
     * @param changed whether a release was made; otherwise the current one already says all this
     * @param sequence the current release
     * @param kept for each data set that stays as it is because a person took back what would be published again
     */
    public record Outcome(boolean changed, int sequence, List<Problem> kept) {

        /** Copies its list. */
        public Outcome {
            kept = List.copyOf(kept);
        }

        /** All that was asked for is published. */
        public Outcome(boolean changed, int sequence) {
            this(changed, sequence, List.of());
        }
    }

    /** How these data sets stand; nothing where nothing was ever published. */
    public Optional<Standing> standing(Collection<String> datasets) {
        return store.current().map(current -> Standing.of(current.manifest(), datasets));
    }

    /** The edition of a data set that readers saw last; nothing where they saw none. */
    public Optional<Edition> edition(String dataset) {
        return store.current()
                .flatMap(current -> store.printedLast(current.manifest(), dataset))
                .map(entry -> Edition.of(entry, store));
    }

    /**
     * The versions of the columns that data sets are about to publish, newest first, with what each changed: known before
     * anything is computed.
     *
     * @throws ParutionException {@code RELEASE_BREAKS_COLUMNS}, {@code RELEASE_VERSION_TOO_LOW} or {@code
     *     RELEASE_BEFORE_ITS_DAY} for every change that re-users were not told of in time
     */
    public Map<String, List<ColumnVersion>> versions(List<ColumnContract> contracts) {
        return columns.check(contracts, store.current());
    }

    /**
     * What would become of a call, without writing anything: the data sets whose content differs from the current
     * release, in the order of their ids.
     */
    public List<String> changes(List<Candidate> wanted) {
        Optional<Current> current = store.current();
        List<Candidate> candidates = TakenBack.among(wanted, current, store).others();
        checkFence(candidates, current);
        checkColumns(candidates, current);
        return candidates.stream()
                .filter(candidate -> !sameContent(candidate, current))
                .map(Candidate::dataset)
                .sorted()
                .toList();
    }

    /**
     * Publishes the candidates beside the data sets of the current release that are not among them. One that says again
     * what a person took back or withdrew, as a late or repeated trigger does, is left out: its data set stays as it is.
     *
     * @param catalog the catalogue's declaration, at its public address
     * @throws ParutionException {@code RELEASE_TAKEN_BACK} or {@code RELEASE_WITHDRAWN} where all candidates say again what a
     *     person took back or withdrew; {@code RELEASE_OLDER_THAN_CURRENT} where a candidate's data are older than what is
     *     published; {@code RELEASE_OF_ANOTHER_PUBLICATION}; what {@link #versions} throws; {@code RELEASE_METADATA_INVALID} where its metadata would be refused by harvesters
     */
    public Outcome publish(List<Candidate> wanted, CatalogDeclaration catalog, String inputDigest) {
        Content catalogue = Content.of(Json.write(catalog));
        String catalogueKey = PublicStore.catalogueKey(CATALOGUE, catalogue);
        String catalogUri = Addresses.catalog(catalog);
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<Current> current = store.current();
            TakenBack takenBack = TakenBack.among(wanted, current, store);
            List<Candidate> candidates = takenBack.others();
            checkFence(candidates, current);
            if (isPublished(candidates, catalogueKey, current)) {
                return new Outcome(false, current.orElseThrow().pointer().sequence(), takenBack.kept());
            }
            SamePublication.require(store, current, catalog);
            checkColumns(candidates, current);
            checkReconciled(candidates, current);
            store.putOfCatalogue(CATALOGUE, catalogue, catalogUri);
            candidates.forEach(candidate -> putFiles(candidate, current));
            Manifest manifest = PublishedRevision.add(
                    store,
                    reporter,
                    current,
                    manifest(candidates, catalogueKey, inputDigest, current),
                    written(candidates),
                    catalogUri);
            if (ReleaseCommit.of(store, manifest, current, catalogUri)) {
                return new Outcome(true, manifest.sequence(), takenBack.kept());
            }
        }
        throw new ParutionException(Problem.of(ProblemCode.STORE_POINTER_MOVED, Pointer.KEY, MOST_ATTEMPTS, "publish"));
    }

    /** Data time never goes back: a late or repeated trigger must not publish yesterday over today. */
    private static void checkFence(List<Candidate> candidates, Optional<Current> current) {
        for (Candidate candidate : candidates) {
            Manifest.Entry entry = current.map(c -> c.manifest().datasets().get(candidate.dataset()))
                    .orElse(null);
            if (entry != null && candidate.watermark().isBefore(entry.watermark())) {
                throw new ParutionException(Problem.of(
                        ProblemCode.RELEASE_OLDER_THAN_CURRENT,
                        candidate.dataset(),
                        candidate.watermark(),
                        entry.watermark()));
            }
        }
    }

    /** Who was overtaken has not reconciled his figures with those of the release that came first. */
    private void checkReconciled(List<Candidate> candidates, Optional<Current> current) {
        for (Candidate candidate : candidates) {
            String tag = current.flatMap(c -> store.printedLast(c.manifest(), candidate.dataset()))
                    .map(Manifest.Entry::tag)
                    .orElse("");
            String expected = candidate.reconciledWith();
            if (expected != null && !expected.equals(tag) && !sameContent(candidate, current)) {
                throw new ParutionException(
                        Problem.of(ProblemCode.STORE_POINTER_MOVED, candidate.dataset(), tag, "publish"));
            }
        }
    }

    /** Once more: another release may have come first. What is published already breaks nobody. */
    private void checkColumns(List<Candidate> candidates, Optional<Current> current) {
        columns.check(
                candidates.stream()
                        .filter(candidate -> !sameContent(candidate, current))
                        .map(candidate -> document(candidate).contract(candidate.watermark()))
                        .toList(),
                current);
    }

    /** Judged on content alone: the same inputs say something else once the product has learned to protect better. */
    private static boolean isPublished(List<Candidate> candidates, String catalogueKey, Optional<Current> current) {
        return current.isPresent()
                && current.get().manifest().catalogue().equals(catalogueKey)
                && candidates.stream().allMatch(candidate -> sameContent(candidate, current));
    }

    private static boolean sameContent(Candidate candidate, Optional<Current> current) {
        return current.map(c -> c.manifest().datasets().get(candidate.dataset()))
                .map(entry -> entry.contentDigest().equals(candidate.contentDigest()))
                .orElse(false);
    }

    private static String tag(Candidate candidate) {
        return Tag.of(
                candidate.lastPeriod(),
                candidate.files().stream().collect(Collectors.toMap(WrittenFile::name, WrittenFile::sha256)),
                Content.of(candidate.certificate()).sha256(),
                Content.of(candidate.description()).sha256());
    }

    private static String folder(Candidate candidate) {
        return "v/" + candidate.dataset() + "/" + tag(candidate) + "/";
    }

    private void putFiles(Candidate candidate, Optional<Current> current) {
        List<StoredObject> there = new ArrayList<>();
        for (WrittenFile file : candidate.files()) {
            store.putImmutable(
                            folder(candidate) + file.name(),
                            Content.of(file.path(), file.bytes(), file.sha256()),
                            attributes(candidate, file.mediaType()))
                    .ifPresent(there::add);
        }
        ObjectAttributes json = attributes(candidate, "application/json; charset=utf-8");
        store.putImmutable(folder(candidate) + Tag.CERTIFICATE, Content.of(candidate.certificate()), json)
                .ifPresent(there::add);
        store.putImmutable(folder(candidate) + Tag.DESCRIPTION, Content.of(candidate.description()), json)
                .ifPresent(there::add);
        checkNotCollected(candidate, there, current);
    }

    /** What no release names may be deleted once it is old ({@link Collector}): nothing new is built on it. */
    private void checkNotCollected(Candidate candidate, List<StoredObject> there, Optional<Current> current) {
        Instant limit = clock.instant().minus(Collector.MOST_BUILT_ON);
        Optional<StoredObject> old = there.stream()
                .filter(object -> object.modified().isBefore(limit))
                .findFirst();
        boolean named = old.isEmpty()
                || current.stream()
                        .flatMap(c -> store.history(c.manifest()).stream())
                        .flatMap(manifest ->
                                Stream.ofNullable(manifest.datasets().get(candidate.dataset())))
                        .anyMatch(entry -> entry.tag().equals(tag(candidate)));
        if (!named) {
            throw new ParutionException(Problem.of(
                    ProblemCode.RELEASE_ON_LEFTOVERS,
                    old.orElseThrow().key(),
                    old.orElseThrow().modified(),
                    "parution collect --delete"));
        }
    }

    /** The local files by the keys that they are stored under. */
    private static Map<String, Path> written(List<Candidate> candidates) {
        Map<String, Path> written = new TreeMap<>();
        candidates.forEach(candidate ->
                candidate.files().forEach(file -> written.put(folder(candidate) + file.name(), file.path())));
        return written;
    }

    private static ObjectAttributes attributes(Candidate candidate, String mediaType) {
        return PublicStore.attributes(
                mediaType, ObjectAttributes.IMMUTABLE, candidate.dataset(), tag(candidate), candidate.datasetUri());
    }

    private Manifest manifest(
            List<Candidate> candidates, String catalogueKey, String inputDigest, Optional<Current> current) {
        Instant now = issued(clock, current);
        Map<String, Manifest.Entry> datasets =
                new TreeMap<>(current.map(c -> c.manifest().datasets()).orElse(Map.of()));
        for (Candidate candidate : candidates) {
            // One that was withdrawn altogether and comes again was first issued when it was.
            Optional<Manifest.Entry> before = Optional.ofNullable(datasets.get(candidate.dataset()))
                    .or(() -> current.flatMap(c -> store.printedLast(c.manifest(), candidate.dataset())));
            datasets.put(candidate.dataset(), entry(candidate, before, now));
        }
        return new Manifest(
                current.map(c -> c.pointer().sequence()).orElse(0) + 1,
                current.map(Current::pointer).orElse(null),
                inputDigest,
                "release",
                reason(candidates, catalogueKey, current),
                now,
                catalogueKey,
                datasets,
                printedLast(candidates, current),
                current.map(c -> c.manifest().withdrawn()).orElse(List.of()));
    }

    /** What was taken back counts until a new edition stands in its place. */
    private static Map<String, String> printedLast(List<Candidate> candidates, Optional<Current> current) {
        Map<String, String> printedLast =
                new TreeMap<>(current.map(c -> c.manifest().printedLast()).orElse(Map.of()));
        candidates.stream()
                .filter(candidate -> !sameContent(candidate, current))
                .forEach(candidate -> printedLast.remove(candidate.dataset()));
        return printedLast;
    }

    /** After the release before, also where the clock of who made that one is ahead of ours. */
    static Instant issued(Clock clock, Optional<Current> current) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return current.map(c -> c.manifest().issued().plusSeconds(1))
                .filter(now::isBefore)
                .orElse(now);
    }

    private String reason(List<Candidate> candidates, String catalogueKey, Optional<Current> current) {
        ReleaseReason reason = new ReleaseReason();
        if (current.isEmpty()) {
            reason.first();
            return reason.inWords();
        }
        Manifest before = current.get().manifest();
        for (Candidate candidate : candidates) {
            Manifest.Entry entry = before.datasets().get(candidate.dataset());
            if (entry == null) {
                reason.newDataset(candidate.dataset());
            } else if (!sameContent(candidate, current)) {
                reason.changed(
                        columns.published(candidate.dataset(), current).orElseThrow(),
                        document(candidate),
                        hasOtherTables(candidate, entry));
            }
        }
        if (!before.catalogue().equals(catalogueKey)) {
            reason.catalogue();
        }
        return reason.inWords();
    }

    /** Whether a file with rows is another one; of Parquet, the library may be. */
    private static boolean hasOtherTables(Candidate candidate, Manifest.Entry entry) {
        Map<String, String> before =
                entry.files().stream().collect(Collectors.toMap(Manifest.File::alias, Manifest.File::sha256));
        return candidate.files().stream()
                .filter(file -> file.rows() > 0 && !file.name().endsWith(".parquet"))
                .anyMatch(file -> !file.sha256().equals(before.get(file.alias())));
    }

    private static DatasetDocument document(Candidate candidate) {
        try {
            return Json.read(new ByteArrayInputStream(candidate.description()), DatasetDocument.class);
        } catch (IOException e) {
            throw new IllegalStateException("the description of " + candidate.dataset() + " is no document", e);
        }
    }

    private static Manifest.Entry entry(Candidate candidate, Optional<Manifest.Entry> before, Instant now) {
        List<Manifest.File> files = new ArrayList<>();
        for (WrittenFile file : candidate.files()) {
            Instant modified = before.stream()
                    .flatMap(entry -> entry.files().stream())
                    .filter(f -> f.alias().equals(file.alias()) && f.sha256().equals(file.sha256()))
                    .map(Manifest.File::modified)
                    .findFirst()
                    .orElse(now);
            files.add(new Manifest.File(
                    folder(candidate) + file.name(),
                    file.alias(),
                    file.bytes(),
                    file.sha256(),
                    file.mediaType(),
                    file.rows(),
                    modified));
        }
        String contentDigest = candidate.contentDigest();
        boolean same =
                before.map(entry -> entry.contentDigest().equals(contentDigest)).orElse(false);
        return new Manifest.Entry(
                tag(candidate),
                candidate.watermark(),
                candidate.schemaVersion(),
                contentDigest,
                before.map(Manifest.Entry::issued).orElse(now),
                same ? before.orElseThrow().modified() : now,
                files,
                folder(candidate) + Tag.CERTIFICATE,
                folder(candidate) + Tag.DESCRIPTION);
    }
}
