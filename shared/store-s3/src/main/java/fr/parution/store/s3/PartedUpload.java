// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.ObjectAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/**
 * Sends an object in parts. Nothing is to be seen of it before the last request, which alone has the condition. A part that is
 * lost is sent again, by itself; an upload that comes to nothing is given up, so that nobody pays for its parts.
 */
final class PartedUpload {

    private final S3Client client;
    private final String bucket;
    private final String objectKey;
    private final Retries retries;
    private final Parts parts;
    private final ObjectAttributes attributes;
    private final Optional<String> expectedTag;

    /** @param expectedTag with its quotes; empty to create */
    PartedUpload(
            S3Client client,
            String bucket,
            String objectKey,
            Retries retries,
            Parts parts,
            ObjectAttributes attributes,
            Optional<String> expectedTag) {
        this.client = client;
        this.bucket = bucket;
        this.objectKey = objectKey;
        this.retries = retries;
        this.parts = parts;
        this.attributes = attributes;
        this.expectedTag = expectedTag;
    }

    /**
     * Sends all of it, once.
     *
     * @throws SdkException of the last request, whose outcome may be unknown
     * @throws ParutionException where it did not come that far
     */
    void send() {
        String id = repeated(() -> {
            String given = client.createMultipartUpload(created()).uploadId();
            WholeAnswer.require(given);
            return given;
        });
        try {
            List<CompletedPart> sent = new ArrayList<>();
            for (Parts.Part part : parts.list()) {
                sent.add(repeated(() -> sent(part, id)));
            }
            WholeAnswer.require(
                    client.completeMultipartUpload(completed(id, sent)).eTag());
        } catch (RuntimeException e) {
            // Also where the last answer was lost: what is complete by then is no upload any more, and stays.
            giveUp(id);
            throw e;
        }
    }

    private CreateMultipartUploadRequest created() {
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(objectKey)
                .contentType(attributes.mediaType())
                .cacheControl(attributes.cacheControl())
                .metadata(parts.metadata(attributes.metadata()))
                .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                .checksumType(ChecksumType.COMPOSITE);
        S3Attributes.tagging(attributes).ifPresent(request::tagging);
        return request.build();
    }

    private CompletedPart sent(Parts.Part part, String id) {
        String digest = Digests.toBase64(part.sha256());
        ExactBody body = parts.body(part);
        try {
            String tag = client.uploadPart(
                            put -> put.bucket(bucket)
                                    .key(objectKey)
                                    .uploadId(id)
                                    .partNumber(part.number())
                                    .checksumSHA256(digest),
                            body.toRequest(attributes.mediaType()))
                    .eTag();
            WholeAnswer.require(tag);
            return CompletedPart.builder()
                    .partNumber(part.number())
                    .eTag(tag)
                    .checksumSHA256(digest)
                    .build();
        } catch (RuntimeException e) {
            if (body.failure() != null) {
                throw ConditionalWrite.unsound(objectKey, body.failure());
            }
            throw e;
        }
    }

    private CompleteMultipartUploadRequest completed(String id, List<CompletedPart> sent) {
        CompleteMultipartUploadRequest.Builder request = CompleteMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(objectKey)
                .uploadId(id)
                .mpuObjectSize(parts.content().bytes())
                .multipartUpload(all -> all.parts(sent));
        expectedTag.ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"));
        return request.build();
    }

    private void giveUp(String id) {
        try {
            client.abortMultipartUpload(
                    abort -> abort.bucket(bucket).key(objectKey).uploadId(id));
        } catch (SdkException e) {
            // A rule of the bucket gives up after a day what nobody else did.
        }
    }

    /** Sends a request that shows nothing of itself until there is an answer. */
    private <T> T repeated(Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (SdkException e) {
                Answer answer = Answer.of(e);
                boolean again = answer == Answer.UNKNOWN || answer == Answer.NOT_DONE;
                if (!again || attempt == retries.attempts() || !retries.awaitAfter(attempt)) {
                    throw Answer.problem(objectKey, e);
                }
            }
        }
    }

    /** The problem of an object that is larger than any. */
    static ParutionException tooLarge(String key, long bytes, long most) {
        return new ParutionException(
                Problem.of(ProblemCode.STORE_FAILED, key, bytes + " bytes", most + " bytes at most"));
    }
}
