// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import fr.parution.store.Content;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;

/** Content on its way, which fails when it has not as many bytes as it said: a request must not wait for the rest. */
final class ExactBody {

    private final Content content;
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();

    ExactBody(Content content) {
        this.content = content;
    }

    RequestBody toRequest(String mediaType) {
        return RequestBody.fromContentProvider(this::open, content.bytes(), mediaType);
    }

    /** What went wrong on our side; null when the content was as it said. */
    @Nullable
    IOException failure() {
        return failure.get();
    }

    private InputStream open() {
        try {
            return new Counted(content.open());
        } catch (IOException e) {
            failure.set(e);
            throw new UncheckedIOException(e);
        }
    }

    private final class Counted extends FilterInputStream {

        private long left = content.bytes();

        Counted(InputStream in) {
            super(in);
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
                left -= Math.max(read, 0);
                if (left < 0 || read < 0 && left > 0) {
                    throw new IOException("the content to be stored has not the length it said");
                }
                return read;
            } catch (IOException e) {
                failure.set(e);
                throw e;
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
