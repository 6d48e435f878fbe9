// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import fr.parution.store.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Content on its way, checked once more against what it says of itself: a request must not wait for bytes that do not come,
 * and some servers lose the object that they have when the one they are sent is refused for its digest.
 */
final class ExactBody {

    private final Opening opening;
    private final long bytes;
    private final String sha256;
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

    ExactBody(Content content) {
        this(content::open, content.bytes(), content.sha256());
    }

    /** @param opening gives the bytes from the first on, each time anew */
    ExactBody(Opening opening, long bytes, String sha256) {
        this.opening = opening;
        this.bytes = bytes;
        this.sha256 = sha256;
    }

    /** Opens content. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /** What is told of content that is not what it says. */
    static IOException other() {
        return new IOException("the content to be stored is not what its digest says");
    }

    RequestBody toRequest(String mediaType) {
        return RequestBody.fromContentProvider(this::open, bytes, mediaType);
    }

    /** What went wrong on our side; null when the content was as it said. */
    @Nullable
    IOException failure() {
        return failure.get();
    }

    private InputStream open() {
        try {
            return new Checked(opening.open());
        } catch (IOException e) {
            failure.set(e);
            throw new UncheckedIOException(e);
        }
    }

    private final class Checked extends InputStream {

        private final InputStream in;
        private final MessageDigest digest = Digests.sha256();
        private long left = bytes;

        Checked(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                int read = in.read(bytes, offset, length);
                check(bytes, offset, read);
                return read;
            } catch (IOException e) {
                failure.set(e);
                throw e;
            }
        }

        /** Holds back the last bytes of content that is not as it said, so that no server ever has all of it. */
        private void check(byte[] bytes, int offset, int read) throws IOException {
            if (read > 0) {
                digest.update(bytes, offset, read);
                left -= read;
            }
            boolean tooShort = read < 0 && left > 0;
            boolean other = read > 0
                    && left == 0
                    && !HexFormat.of().formatHex(digest.digest()).equals(sha256);
            if (tooShort || other || left < 0) {
                throw other();
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
