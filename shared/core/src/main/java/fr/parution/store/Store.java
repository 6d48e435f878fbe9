// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * An object store with strong reads and conditional writes. Thread-safe.
 *
 * <p>Keys follow {@link StoreKey}; others are an {@link IllegalArgumentException}. Who changes an object after reading it
 * asks for its tag first ({@link #find}) and for its content next ({@link #get}): a tag older than the content is refused
 * by the write, whereas a tag newer than the content would lose an update.
 *
 * <p>Failures come as {@link fr.parution.problem.ParutionException} of kind {@code STORE}. A write whose answer is lost
 * is read back by the adapter, never repeated blindly: a repeated conditional write answers "exists" to its own success.
 * Nothing in this port deletes.
 */
public interface Store extends AutoCloseable {

    /** Where the store is; carries no secret. */
    URI uri();

    /**
     * Creates an object unless its key is taken.
     *
     * @return {@link PutOutcome#WRITTEN}, also when an object with the same content digest was there already because of
     *     a lost answer of this very call; {@link PutOutcome#REFUSED} when the key is taken
     */
    PutOutcome putIfAbsent(String key, Content content, ObjectAttributes attributes);

    /**
     * Replaces an object if it still has the given entity tag.
     *
     * @return {@link PutOutcome#REFUSED} when it has another one or is gone; also in the rare case where the answer to this
     *     write was lost and another writer has replaced its content since, so that nobody can tell any more. Who must
     *     know then looks for a trace in what is there: a manifest names the one before.
     */
    PutOutcome replaceIfMatch(String key, Content content, ObjectAttributes attributes, String entityTag);

    /** What is known of an object without reading its content. */
    Optional<StoredObject> find(String key);

    /**
     * What is kept beside the bytes; empty when there is no such object, and for one of which a directory knows only the
     * bytes, because it came there, or was changed, without this port.
     */
    Optional<ObjectAttributes> attributes(String key);

    /** The whole content; the caller closes the stream. Throws {@code STORE_NOT_FOUND} when absent. */
    InputStream get(String key) throws IOException;

    /**
     * Up to {@code length} bytes from {@code offset}; fewer at the end of the object, none from there on. Throws {@code
     * STORE_NOT_FOUND} when absent.
     */
    byte[] range(String key, long offset, int length) throws IOException;

    /**
     * The objects whose keys start with a prefix, which may be empty or end within a segment, in the order of their keys'
     * UTF-8 bytes.
     */
    List<StoredObject> list(String prefix);

    @Override
    void close();

    /** What became of a conditional write. */
    enum PutOutcome {
        WRITTEN,
        REFUSED
    }
}
