// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import java.io.EOFException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Tells an answer from the beginning of one: where a connection breaks within its headers, the SDK takes what came. */
final class WholeAnswer {

    private WholeAnswer() {}

    /**
     * Throws what counts as no answer where something is missing that S3 always says.
     *
     * @param said null for what is missing
     */
    static void require(@Nullable Object... said) {
        for (Object one : said) {
            if (one == null) {
                throw SdkClientException.create("no whole answer", new EOFException("the answer broke off"));
            }
        }
    }
}
