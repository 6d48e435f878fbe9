// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Parts of objects, asked for as HTTP does: by the first and the last byte. */
final class S3Ranges {

    private S3Ranges() {}

    /** Up to some bytes, at least one, of an object; none beyond its end. */
    static byte[] read(S3Client client, S3Address address, String key, long offset, int length) {
        long last = offset > Long.MAX_VALUE - length ? Long.MAX_VALUE : offset + length - 1;
        try {
            ResponseBytes<GetObjectResponse> answer = client.getObjectAsBytes(get ->
                    get.bucket(address.bucket()).key(address.objectKey(key)).range("bytes=" + offset + "-" + last));
            WholeAnswer.require(
                    answer.response().contentLength(), answer.response().eTag());
            return answer.asByteArray();
        } catch (SdkException e) {
            if (Answer.of(e) == Answer.BEYOND_THE_END) {
                return new byte[0];
            }
            throw e;
        }
    }
}
