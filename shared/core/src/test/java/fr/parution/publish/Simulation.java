// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogFixtures;
import fr.parution.publish.FaultyStore.Fault;
import fr.parution.store.Content;
import fr.parution.store.MemoryStore;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Publishers, projectors and a reader on one store, in an order and with faults drawn from a seed. The promises are checked
 * after every request; when the faults are over, one calm run must bring everything to its end.
 */
final class Simulation {

    private static final int EDITIONS = 4;
    private static final List<String> DATASETS = List.of(CatalogFixtures.USERS, "certifications");
    private static final Instant NOON = Instant.parse("2026-07-05T12:00:00Z");

    private final Editions editions;
    private final Path directory;
    private final Mutant mutant;
    private final Map<String, Integer> editionOf = new HashMap<>();
    private final Map<String, List<Candidate>> candidates = new HashMap<>();

    /** Simulations of one protocol; {@code directory} is private. */
    Simulation(Path directory, Mutant mutant) {
        this.directory = directory;
        this.editions = new Editions(directory);
        this.mutant = mutant;
        for (String dataset : DATASETS) {
            for (int i = 0; i < EDITIONS; i++) {
                LocalDate day = Editions.SPRING.plusMonths(i);
                Candidate candidate =
                        editions.candidate(dataset, mutant == Mutant.NO_FENCE ? Editions.SPRING : day, "edition " + i);
                candidates.computeIfAbsent(dataset, id -> new ArrayList<>()).add(candidate);
                for (var file : candidate.files()) {
                    editionOf.put(file.alias() + file.sha256(), i);
                }
            }
        }
    }

    /** What one schedule broke; nothing, if all is well. */
    List<String> run(long seed) {
        return new Schedule(seed).run();
    }

    /** What is broken by one fault at one request of one process that publishes after {@code before} releases. */
    List<String> run(int before, int request, Fault fault) {
        return new Single(before, request, fault).run();
    }

    /** What is broken where another process publishes and projects between a projector's look at an alias and its write. */
    List<String> overtaken() {
        return new Overtaken().run();
    }

    /** How many requests a process sends that publishes after some releases, and projects. */
    int requests(int before) {
        Single calm = new Single(before, Integer.MAX_VALUE, Fault.NONE);
        calm.run();
        return calm.sent;
    }

    /** One store and who watches it. */
    private abstract class World {

        final MemoryStore memory = new MemoryStore();
        final Invariants invariants = Invariants.watch(memory);
        final Map<String, Integer> newest = new HashMap<>();
        final List<String> broken = new ArrayList<>();

        /** What subscribers heard: batches, each with what it says of its release. */
        final Set<String> heard = new HashSet<>();

        World() {
            memory.observe(request -> {
                invariants.check(request);
                if (request.operation().writes()) {
                    onlyForward(request.key());
                }
            });
        }

        /** Once an edition stands at an alias, no older one comes back. */
        private void onlyForward(String key) {
            int edition = editionOf.getOrDefault(key + memory.digest(key).orElse(""), -1);
            if (edition >= 0 && newest.merge(key, edition, Math::max) > edition) {
                broken.add("older edition back at " + key);
            }
        }

        final void publish(Store store, Duration skew, String dataset, int edition) {
            Candidate candidate = candidates.get(dataset).get(edition);
            new Publisher(new PublicStore(store), Clock.fixed(NOON.plus(skew), ZoneOffset.UTC))
                    .publish(
                            List.of(candidate),
                            CatalogFixtures.declaration(),
                            PublicStore.digest(Content.of((dataset + edition).getBytes(StandardCharsets.UTF_8))
                                    .sha256()
                                    .getBytes(StandardCharsets.US_ASCII)));
        }

        final void project(Store store, int process) {
            try {
                Path work = Files.createDirectories(directory.resolve("process-" + process));
                Subscribers subscribers = new Subscribers(store, heard, mutant == Mutant.ANNOUNCED_LATE);
                new Projector(
                                new PublicStore(subscribers),
                                List.of(
                                        new ReleaseFileProjection(),
                                        Simulation::views,
                                        new FeedProjection(),
                                        new EventProjection()),
                                work,
                                subscribers::hear)
                        .project(key -> {});
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The faults are over: everything is tried again, once. */
        final void settle() {
            try {
                Store calm = mutant.over(memory, memory);
                for (String dataset : DATASETS) {
                    publish(calm, Duration.ZERO, dataset, EDITIONS - 1);
                }
                project(calm, 0);
            } catch (RuntimeException e) {
                broken.add("no end: " + e.getMessage());
                return;
            }
            PublicStore store = new PublicStore(memory);
            for (Manifest release : store.history(store.current().orElseThrow().manifest())) {
                Optional<String> announced = memory.digest("events/" + release.sequence() + ".json");
                if (!announced.map(heard::remove).orElse(false)) {
                    broken.add("I10 " + release.sequence());
                }
            }
            heard.forEach(digest -> broken.add("I10 what was never released"));
            store.current().orElseThrow().manifest().datasets().forEach((dataset, entry) -> {
                if (entry.files().stream().anyMatch(f -> editionOf.get(f.alias() + f.sha256()) != EDITIONS - 1)) {
                    broken.add("not the last edition: " + dataset);
                }
            });
            new Verifier(store)
                    .verify()
                    .orElseThrow()
                    .problems()
                    .forEach(problem -> broken.add("I7 " + problem.where()));
        }

        final List<String> verdict() {
            return Stream.concat(invariants.broken().stream(), broken.stream()).toList();
        }
    }

    /** Who is told, by whom, and when. */
    private static final class Subscribers extends ForwardingStore {

        private final Set<String> heard;
        private final boolean late;
        private final List<String> waiting = new ArrayList<>();

        /** @param late whether they hear only when the next file is there */
        Subscribers(Store below, Set<String> heard, boolean late) {
            super(below);
            this.heard = heard;
            this.late = late;
        }

        void hear(byte[] batch) {
            waiting.add(Content.of(batch).sha256());
            if (!late) {
                tell();
            }
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, ObjectAttributes attributes) {
            PutOutcome outcome = super.putIfAbsent(key, content, attributes);
            tell();
            return outcome;
        }

        private void tell() {
            heard.addAll(waiting);
            waiting.clear();
        }
    }

    /** The files that a verifier expects, short. */
    private static List<Projection.ProjectedFile> views(CatalogDescription catalog) {
        byte[] content = ("# " + catalog.sequence() + "\n").getBytes(StandardCharsets.UTF_8);
        return Stream.of("catalog.ttl", "catalog.rdf", "catalog.jsonld", "index.html")
                .map(key -> new Projection.ProjectedFile(key, "text/plain; charset=utf-8", content))
                .toList();
    }

    /** A projector that is overtaken at its first alias. */
    private final class Overtaken extends World {

        private boolean done;

        List<String> run() {
            publish(memory, Duration.ZERO, DATASETS.get(0), 0);
            project(memory, 1);
            Store slow = new ForwardingStore(mutant.over(memory, memory)) {
                @Override
                public PutOutcome replaceIfMatch(
                        String key, Content content, ObjectAttributes attributes, String entityTag) {
                    if (Mutant.isData(key) && !done) {
                        done = true;
                        publish(memory, Duration.ZERO, DATASETS.get(0), 2);
                        project(memory, 2);
                    }
                    return super.replaceIfMatch(key, content, attributes, entityTag);
                }
            };
            publish(slow, Duration.ZERO, DATASETS.get(0), 1);
            project(slow, 1);
            settle();
            return verdict();
        }
    }

    /** One process, one fault, then the same once more. */
    private final class Single extends World {

        private final int before;
        private final int request;
        private final Fault fault;
        private int sent;

        Single(int before, int request, Fault fault) {
            this.before = before;
            this.request = request;
            this.fault = fault;
        }

        List<String> run() {
            for (int edition = 0; edition < before; edition++) {
                work(mutant.over(memory, memory), edition);
            }
            Actor process = new Actor(actor -> work(
                    mutant.over(new FaultyStore(memory, () -> ++sent == request ? fault : Fault.NONE), memory),
                    before));
            process.step();
            process.defect().ifPresent(defect -> broken.add("defect: " + defect));
            settle();
            return verdict();
        }

        private void work(Store store, int edition) {
            publish(store, Duration.ZERO, DATASETS.get(0), edition);
            project(store, 1);
        }
    }

    /** Several processes; their order, their pauses, their triggers and their faults come from the seed. */
    private final class Schedule extends World {

        private static final int LONGEST_SLEEP = 300;
        private static final int PROCESSES = 6;

        private final Random random;
        private final List<Actor> actors = new ArrayList<>();
        private final Map<Actor, Integer> asleepUntil = new HashMap<>();
        private int step;

        Schedule(long seed) {
            this.random = new Random(seed);
        }

        List<String> run() {
            int processes = 3 + random.nextInt(PROCESSES - 2);
            for (int i = 0; i < processes; i++) {
                actors.add(publisher(i + 1, random.nextLong()));
            }
            actors.add(reader());
            List<Actor> alive = new ArrayList<>(actors);
            while (!alive.isEmpty()) {
                Actor next = alive.get(random.nextInt(alive.size()));
                step++;
                if (asleepUntil.getOrDefault(next, 0) > step && alive.size() > 1) {
                    continue;
                }
                next.step();
                if (random.nextInt(60) == 0) {
                    asleepUntil.put(next, step + random.nextInt(LONGEST_SLEEP));
                }
                if (next.ended()) {
                    alive.remove(next);
                    next.defect().ifPresent(defect -> broken.add("defect: " + defect));
                }
            }
            settle();
            // While several processes project, the metadata of one may be ahead of the data of another for a moment.
            return verdict().stream().filter(one -> !one.startsWith("I8")).toList();
        }

        private Actor publisher(int process, long seed) {
            Random own = new Random(seed);
            return new Actor(actor -> {
                Store store = mutant.over(new FaultyStore(memory, faults(actor, own)), memory);
                Duration skew = Duration.ofSeconds(own.nextInt(7200) - 3600L);
                int runs = 1 + own.nextInt(2);
                for (int i = 0; i < runs; i++) {
                    publish(store, skew, DATASETS.get(own.nextInt(DATASETS.size())), own.nextInt(EDITIONS));
                    project(store, process);
                }
            });
        }

        private Supplier<Fault> faults(Actor actor, Random own) {
            return () -> {
                actor.pause();
                Fault[] all = Fault.values();
                return own.nextInt(40) == 0 ? all[own.nextInt(all.length)] : Fault.NONE;
            };
        }

        /** Follows the pointer to the end of every file by ranges, as often as anybody moves. */
        private Actor reader() {
            return new Actor(actor -> {
                PublicStore store = new PublicStore(new FaultyStore(memory, () -> {
                    actor.pause();
                    return Fault.NONE;
                }));
                int last = 0;
                for (int i = 0; i < 6; i++) {
                    Pointer pointer = store.pointer().orElse(null);
                    if (pointer != null) {
                        last = read(store, pointer, last);
                    }
                }
            });
        }

        private int read(PublicStore store, Pointer pointer, int last) {
            if (pointer.sequence() < last) {
                broken.add("I14 sequence " + pointer.sequence() + " after " + last);
            }
            try {
                for (Manifest.Entry entry : store.manifest(pointer).datasets().values()) {
                    for (Manifest.File file : entry.files()) {
                        int half = (int) file.bytes() / 2;
                        byte[] start = store.store().range(file.key(), 0, half);
                        byte[] rest = store.store().range(file.key(), half, (int) file.bytes());
                        if (!Content.of(joined(start, rest)).sha256().equals(file.sha256())) {
                            broken.add("I14 " + file.key());
                        }
                    }
                }
            } catch (IOException | RuntimeException e) {
                broken.add("I14 " + e.getMessage());
            }
            return pointer.sequence();
        }

        private static byte[] joined(byte[] start, byte[] rest) {
            byte[] whole = new byte[start.length + rest.length];
            System.arraycopy(start, 0, whole, 0, start.length);
            System.arraycopy(rest, 0, whole, start.length, rest.length);
            return whole;
        }
    }
}
