// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Content;
import fr.parution.store.MemoryStore;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import fr.parution.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A way to get the protocol wrong, by tampering with the requests of one process. */
enum Mutant {
    NONE,
    POINTER_FIRST,
    UNCONDITIONAL_POINTER,
    UNCONDITIONAL_ALIASES,
    METADATA_FIRST,
    CLEAN_UP_ON_REFUSAL,
    /** Every candidate claims the same day, so that nothing is ever too late; the simulation reads this. */
    NO_FENCE,
    NO_READ_BACK,
    /** The file that stands for an announcement comes before the announcement; the simulation reads this. */
    ANNOUNCED_LATE;

    /** The requests of a process, gone wrong. */
    Store over(Store process, MemoryStore memory) {
        return switch (this) {
            case NONE, NO_FENCE, ANNOUNCED_LATE -> process;
            case POINTER_FIRST -> new Delayed(process, Mutant::isImmutable, Pointer.KEY::equals);
            case METADATA_FIRST -> new Delayed(process, Mutant::isData, "catalog.ttl"::equals);
            case UNCONDITIONAL_POINTER -> new Unconditional(process, memory, Pointer.KEY::equals);
            case UNCONDITIONAL_ALIASES -> new Unconditional(process, memory, Mutant::isData);
            case CLEAN_UP_ON_REFUSAL -> new CleaningUp(process, memory);
            case NO_READ_BACK -> new Mistrustful(process);
        };
    }

    static boolean isImmutable(String key) {
        return key.startsWith("v/") || key.startsWith("releases/");
    }

    static boolean isData(String key) {
        return key.endsWith(".csv") && key.startsWith("latest/");
    }

    /** Keeps some writes back until another one is done. */
    private static final class Delayed extends ForwardingStore {

        private final Predicate<String> late;
        private final Predicate<String> first;
        private final Map<String, byte[]> waiting = new LinkedHashMap<>();
        private final List<Runnable> writes = new ArrayList<>();

        Delayed(Store below, Predicate<String> late, Predicate<String> first) {
            super(below);
            this.late = late;
            this.first = first;
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, ObjectAttributes attributes) {
            if (late.test(key)) {
                return keep(key, content, copy -> below.putIfAbsent(key, copy, attributes));
            }
            return after(key, below.putIfAbsent(key, content, attributes));
        }

        @Override
        public PutOutcome replaceIfMatch(String key, Content content, ObjectAttributes attributes, String entityTag) {
            if (late.test(key)) {
                return keep(key, content, copy -> below.replaceIfMatch(key, copy, attributes, entityTag));
            }
            return after(key, below.replaceIfMatch(key, content, attributes, entityTag));
        }

        @Override
        public Optional<StoredObject> find(String key) {
            byte[] kept = waiting.get(key);
            return kept == null ? below.find(key) : Optional.of(found(key, Content.of(kept)));
        }

        private static StoredObject found(String key, Content content) {
            return new StoredObject(key, content.bytes(), content.sha256(), content.sha256(), Instant.EPOCH);
        }

        @Override
        public InputStream get(String key) throws IOException {
            byte[] kept = waiting.get(key);
            return kept == null ? below.get(key) : new ByteArrayInputStream(kept);
        }

        private PutOutcome keep(String key, Content content, Consumer<Content> write) {
            try (InputStream in = content.open()) {
                waiting.put(key, in.readAllBytes());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            Content copy = Content.of(waiting.get(key));
            writes.add(() -> write.accept(copy));
            return PutOutcome.WRITTEN;
        }

        private PutOutcome after(String key, PutOutcome outcome) {
            if (first.test(key)) {
                List<Runnable> now = List.copyOf(writes);
                writes.clear();
                waiting.clear();
                now.forEach(Runnable::run);
            }
            return outcome;
        }
    }

    /** Replaces whatever is there. */
    private static final class Unconditional extends ForwardingStore {

        private final MemoryStore memory;
        private final Predicate<String> keys;

        Unconditional(Store below, MemoryStore memory, Predicate<String> keys) {
            super(below);
            this.memory = memory;
            this.keys = keys;
        }

        @Override
        public PutOutcome replaceIfMatch(String key, Content content, ObjectAttributes attributes, String entityTag) {
            PutOutcome outcome = below.replaceIfMatch(key, content, attributes, entityTag);
            return outcome == PutOutcome.REFUSED && keys.test(key)
                    ? memory.replaceIfMatch(
                            key, content, attributes, memory.digest(key).orElse(entityTag))
                    : outcome;
        }
    }

    /** Deletes what it wrote when somebody else moved the pointer first. */
    private static final class CleaningUp extends ForwardingStore {

        private final MemoryStore memory;
        private final List<String> mine = new ArrayList<>();

        CleaningUp(Store below, MemoryStore memory) {
            super(below);
            this.memory = memory;
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, ObjectAttributes attributes) {
            if (isImmutable(key)) {
                mine.add(key);
            }
            return cleaned(key, below.putIfAbsent(key, content, attributes));
        }

        @Override
        public PutOutcome replaceIfMatch(String key, Content content, ObjectAttributes attributes, String entityTag) {
            return cleaned(key, below.replaceIfMatch(key, content, attributes, entityTag));
        }

        private PutOutcome cleaned(String key, PutOutcome outcome) {
            if (key.equals(Pointer.KEY) && outcome == PutOutcome.REFUSED) {
                mine.forEach(memory::remove);
                mine.clear();
            }
            return outcome;
        }
    }

    /** Takes "exists" for a failure, without looking at what is there. */
    private static final class Mistrustful extends ForwardingStore {

        Mistrustful(Store below) {
            super(below);
        }

        @Override
        public PutOutcome putIfAbsent(String key, Content content, ObjectAttributes attributes) {
            PutOutcome outcome = below.putIfAbsent(key, content, attributes);
            if (outcome == PutOutcome.REFUSED && isImmutable(key)) {
                throw new ParutionException(Problem.of(ProblemCode.STORE_FAILED, key, "412", "an answer"));
            }
            return outcome;
        }
    }
}
