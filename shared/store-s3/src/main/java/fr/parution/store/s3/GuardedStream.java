// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The content of an object. Left before its end, it gives up the connection rather than read the rest. */
final class GuardedStream extends InputStream {

    private final ResponseInputStream<GetObjectResponse> in;
    private boolean ended;

    private GuardedStream(ResponseInputStream<GetObjectResponse> in) {
        this.in = in;
    }

    /** The content, unless the answer broke off before it. */
    static GuardedStream whole(ResponseInputStream<GetObjectResponse> in) {
        try {
            WholeAnswer.require(in.response().contentLength(), in.response().eTag());
        } catch (SdkException e) {
            in.abort();
            throw e;
        }
        return new GuardedStream(in);
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
            ended |= read < 0;
            return read;
        } catch (SdkException e) {
            throw new IOException("the object broke off, or differs from its checksum", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            in.abort();
        }
        in.close();
    }
}
