// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Purge;
import fr.parution.store.StoreKey;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/**
 * Deletes versions from a bucket, each by its own id, so that no mark of deletion is left in its place and nobody finds it
 * below. Needs {@code s3:ListBucketVersions}, {@code s3:DeleteObject} and {@code s3:DeleteObjectVersion}, which no function
 * has. A deletion asked for twice is done once, so that every request may be sent again. Thread-safe.
 */
public final class S3Purge implements Purge {

    /** As many as one page has, and as one request may delete. */
    private static final int MOST_AT_ONCE = 1000;

    private final S3Client client;
    private final S3Address address;
    private final Retries retries;

    private S3Purge(S3Client client, S3Address address, Retries retries) {
        this.client = client;
        this.address = address;
        this.retries = retries;
    }

    /** Opens {@code s3://bucket[/prefix]}; sends no request. */
    public static S3Purge open(URI uri, S3Settings settings) {
        return new S3Purge(S3Clients.open(settings), S3Address.of(uri), settings.retries());
    }

    /** A version, or a mark that there is none. */
    private record Version(String objectKey, String id, boolean current, Instant modified) {}

    @Override
    public long removeAll(String prefix, Predicate<String> keys) {
        return remove(prefix, version -> keys.test(address.key(version.objectKey())));
    }

    @Override
    public long removeReplaced(String prefix, Predicate<String> keys) {
        return remove(prefix, version -> !version.current() && keys.test(address.key(version.objectKey())));
    }

    @Override
    public long removeOlder(String prefix, Predicate<String> keys, Instant than) {
        return remove(
                prefix, version -> version.modified().isBefore(than) && keys.test(address.key(version.objectKey())));
    }

    @Override
    public void close() {
        client.close();
    }

    /**
     * Page by page: what is deleted of one does not move where the next one starts. Marks of deletion go last, so that
     * nothing below them is seen again.
     */
    private long remove(String prefix, Predicate<Version> which) {
        StoreKey.requirePrefix(prefix);
        List<Version> marks = new ArrayList<>();
        long removed = 0;
        Optional<ListObjectVersionsResponse> last = Optional.empty();
        do {
            ListObjectVersionsRequest request = page(prefix, last);
            ListObjectVersionsResponse page = repeated(prefix, () -> client.listObjectVersions(request));
            List<Version> versions = page.versions().stream()
                    .map(v -> new Version(v.key(), v.versionId(), Boolean.TRUE.equals(v.isLatest()), v.lastModified()))
                    .filter(this::isOurs)
                    .filter(which)
                    .toList();
            delete(prefix, versions);
            removed += versions.size();
            page.deleteMarkers().stream()
                    .map(mark -> new Version(mark.key(), mark.versionId(), false, mark.lastModified()))
                    .filter(this::isOurs)
                    .filter(which)
                    .forEach(marks::add);
            last = Optional.of(page).filter(more -> Boolean.TRUE.equals(more.isTruncated()));
        } while (last.isPresent());
        for (int from = 0; from < marks.size(); from += MOST_AT_ONCE) {
            delete(prefix, marks.subList(from, Math.min(from + MOST_AT_ONCE, marks.size())));
        }
        return removed;
    }

    private boolean isOurs(Version version) {
        return StoreKey.isKey(address.key(version.objectKey()));
    }

    private ListObjectVersionsRequest page(String prefix, Optional<ListObjectVersionsResponse> last) {
        ListObjectVersionsRequest.Builder request =
                ListObjectVersionsRequest.builder().bucket(address.bucket()).prefix(address.objectKey(prefix));
        last.ifPresent(page -> request.keyMarker(page.nextKeyMarker()).versionIdMarker(page.nextVersionIdMarker()));
        return request.build();
    }

    private void delete(String prefix, List<Version> versions) {
        if (versions.isEmpty()) {
            return;
        }
        List<ObjectIdentifier> objects = versions.stream()
                .map(version -> ObjectIdentifier.builder()
                        .key(version.objectKey())
                        .versionId(version.id())
                        .build())
                .toList();
        DeleteObjectsResponse answer = repeated(
                prefix,
                () -> client.deleteObjects(request -> request.bucket(address.bucket())
                        .delete(delete -> delete.objects(objects).quiet(true))));
        if (!answer.errors().isEmpty()) {
            S3Error first = answer.errors().get(0);
            throw new ParutionException(Problem.of(
                    "AccessDenied".equals(first.code()) ? ProblemCode.STORE_REFUSED : ProblemCode.STORE_FAILED,
                    address.key(first.key()),
                    String.valueOf(first.code()),
                    "s3:DeleteObject, s3:DeleteObjectVersion"));
        }
    }

    private <T> T repeated(String where, Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (SdkException e) {
                Answer answer = Answer.of(e);
                boolean again = answer == Answer.UNKNOWN || answer == Answer.NOT_DONE;
                if (!again || attempt == retries.attempts() || !retries.awaitAfter(attempt)) {
                    throw Answer.problem(where, e);
                }
            }
        }
    }
}
