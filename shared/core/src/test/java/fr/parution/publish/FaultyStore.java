// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Content;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store;
import fr.parution.store.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The store as one process sees it over a bad line: before each request it asks what is to go wrong. Does what the
 * contract of {@link Store} says of lost answers: reads back, and compares by digest.
 */
record FaultyStore(Store below, Supplier<Fault> faults) implements Store {

    /** What is asked of the store; its answer may get lost. */
    private interface Request<T> {
        T send();
    }

    /** What may go wrong with a request. */
    enum Fault {
        NONE,
        /** The process dies before the request is sent. */
        CRASH_BEFORE,
        /** The process dies once the request took effect. */
        CRASH_AFTER,
        /** 500 or 503 until the adapter gives up; the store never did anything. */
        FAILED_BEFORE,
        /** A time-out, and no answer to reading back either; the request took effect. */
        FAILED_AFTER,
        /** The request took effect, its answer was lost; what is stored is read back. */
        LOST_ANSWER,
        /** 409 or 503 once; the same request is sent again. */
        CONFLICT,
        /** A read breaks off half way. */
        TRUNCATED
    }

    @Override
    public URI uri() {
        return below.uri();
    }

    @Override
    public PutOutcome putIfAbsent(String key, Content content, ObjectAttributes attributes) {
        return write(key, content, () -> below.putIfAbsent(key, content, attributes));
    }

    @Override
    public PutOutcome replaceIfMatch(String key, Content content, ObjectAttributes attributes, String entityTag) {
        return write(key, content, () -> below.replaceIfMatch(key, content, attributes, entityTag));
    }

    @Override
    public Optional<StoredObject> find(String key) {
        return ask(key, () -> below.find(key));
    }

    @Override
    public Optional<ObjectAttributes> attributes(String key) {
        return ask(key, () -> below.attributes(key));
    }

    @Override
    public InputStream get(String key) throws IOException {
        Fault fault = faults.get();
        if (fault == Fault.TRUNCATED) {
            byte[] whole = below.get(key).readAllBytes();
            return new SequenceInputStream(new ByteArrayInputStream(whole, 0, whole.length / 2), new BrokenStream());
        }
        byte[] whole = answer(key, fault, () -> read(key));
        return new ByteArrayInputStream(whole);
    }

    @Override
    public byte[] range(String key, long offset, int length) {
        return ask(key, () -> {
            try {
                return below.range(key, offset, length);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Override
    public List<StoredObject> list(String prefix) {
        return ask(prefix, () -> below.list(prefix));
    }

    @Override
    public void close() {
        below.close();
    }

    private byte[] read(String key) {
        try {
            return below.get(key).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private PutOutcome write(String key, Content content, Request<PutOutcome> request) {
        Fault fault = faults.get();
        if (fault != Fault.LOST_ANSWER) {
            return answer(key, fault, request);
        }
        request.send();
        return ask(key, () -> below.find(key))
                        .filter(stored -> stored.sha256().equals(content.sha256()))
                        .isPresent()
                ? PutOutcome.WRITTEN
                : PutOutcome.REFUSED;
    }

    private <T> T ask(String key, Request<T> request) {
        return answer(key, faults.get(), request);
    }

    private <T> T answer(String key, Fault fault, Request<T> request) {
        switch (fault) {
            case CRASH_BEFORE -> throw new Actor.Crash();
            case CRASH_AFTER -> {
                request.send();
                throw new Actor.Crash();
            }
            case FAILED_BEFORE -> throw failed(key);
            case FAILED_AFTER -> {
                request.send();
                throw failed(key);
            }
            case CONFLICT, LOST_ANSWER, TRUNCATED -> {
                return ask(key, request);
            }
            default -> {
                return request.send();
            }
        }
    }

    private static ParutionException failed(String key) {
        return new ParutionException(Problem.of(ProblemCode.STORE_FAILED, key, "injected", "an answer"));
    }

    /** The line is cut. */
    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("injected: cut");
        }
    }
}
