// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Content;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Ranges;
import fr.parution.store.Store;
import fr.parution.store.StoreKey;
import fr.parution.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket, or what is below a prefix of it, as a store. Every object is sent with its SHA-256, which S3 checks and keeps;
 * the entity tag is that of S3, without its quotes. Large ones are sent in parts. Thread-safe.
 *
 * <p>Needs the right to list the bucket: without it, S3 answers "denied" for what is absent.
 */
public final class S3Store implements Store {

    /**
     * What is larger is sent in parts of so many bytes. At 50 MB a second one takes about a second, which is what a broken
     * connection costs; and of the files that are published, a few only need more requests than one.
     */
    static final long PART_BYTES = 64L << 20;

    /** The most parts of an object. */
    private static final long MOST_PARTS = 10_000;

    private static final Set<Answer> REPEATED = EnumSet.of(Answer.UNKNOWN, Answer.NOT_DONE, Answer.CONDITION_FALSE);

    private final S3Client client;
    private final S3Address address;
    private final Retries retries;
    private final long partBytes;
    private volatile boolean bucketSeen;

    private S3Store(S3Client client, S3Address address, Retries retries, long partBytes) {
        this.client = client;
        this.address = address;
        this.retries = retries;
        this.partBytes = partBytes;
    }

    /** Opens {@code s3://bucket[/prefix]}; sends no request. */
    public static S3Store open(URI uri, S3Settings settings) {
        return open(uri, settings, PART_BYTES);
    }

    /**
     * The same with parts of another size.
     *
     * @param partBytes S3 takes none below 5 MiB but the last
     */
    public static S3Store open(URI uri, S3Settings settings, long partBytes) {
        S3Address address = S3Address.of(uri);
        return new S3Store(S3Clients.open(settings), address, settings.retries(), partBytes);
    }

    /**
     * Opens a whole bucket as the variables of a function say; sends no request.
     *
     * @param jitter numbers from 0 to 1, one for each wait
     */
    public static S3Store inBucket(String bucket, Map<String, String> environment, DoubleSupplier jitter) {
        return open(URI.create("s3://" + bucket), S3Settings.fromEnvironment(environment, jitter));
    }

    /**
     * Refuses a bucket that forgets what is replaced or deleted, by hand or by mistake. Needs the right {@code
     * s3:GetBucketVersioning}.
     *
     * @throws ParutionException {@code STORE_NOT_VERSIONED}
     */
    public void requireVersions() {
        String status = repeated(
                uri().toString(),
                () -> String.valueOf(client.getBucketVersioning(get -> get.bucket(address.bucket()))
                        .statusAsString()));
        if (!"Enabled".equals(status)) {
            throw new ParutionException(Problem.of(
                    ProblemCode.STORE_NOT_VERSIONED,
                    uri().toString(),
                    status.equals("null") ? "–" : status,
                    "aws s3api put-bucket-versioning --versioning-configuration Status=Enabled"));
        }
    }

    @Override
    public URI uri() {
        return address.uri();
    }

    @Override
    public PutOutcome putIfAbsent(String key, Content content, ObjectAttributes attributes) {
        return write(key, content, attributes, Optional.empty());
    }

    @Override
    public PutOutcome replaceIfMatch(String key, Content content, ObjectAttributes attributes, String entityTag) {
        return write(key, content, attributes, Optional.of(entityTag));
    }

    @Override
    public Optional<StoredObject> find(String key) {
        StoreKey.require(key);
        return repeated(key, () -> look(key));
    }

    /** In two requests; the second needs the right {@code s3:GetObjectTagging}. */
    @Override
    public Optional<ObjectAttributes> attributes(String key) {
        StoreKey.require(key);
        return repeated(
                key,
                () -> head(key)
                        .map(head -> S3Attributes.read(
                                head,
                                client.getObjectTagging(
                                        get -> get.bucket(address.bucket()).key(address.objectKey(key))))));
    }

    @Override
    public InputStream get(String key) {
        StoreKey.require(key);
        return repeated(
                key,
                () -> GuardedStream.whole(client.getObject(get ->
                        get.bucket(address.bucket()).key(address.objectKey(key)).checksumMode(ChecksumMode.ENABLED))));
    }

    @Override
    public byte[] range(String key, long offset, int length) {
        StoreKey.require(key);
        Ranges.require(offset, length);
        return repeated(key, () -> {
            Optional<HeadObjectResponse> head = length == 0 ? head(key) : Optional.empty();
            if (length == 0) {
                return head.map(present -> new byte[0]).orElseThrow(() -> absent(key));
            }
            return S3Ranges.read(client, address, key, offset, length);
        });
    }

    @Override
    public List<StoredObject> list(String prefix) {
        StoreKey.requirePrefix(prefix);
        List<StoredObject> objects = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            String token = next.get();
            ListObjectsV2Response page = repeated(prefix, () -> listed(page(prefix, token)));
            page.contents().stream()
                    .filter(object -> StoreKey.isKey(address.key(object.key())))
                    .map(this::asListed)
                    .forEach(objects::add);
            next = Boolean.TRUE.equals(page.isTruncated())
                    ? Optional.ofNullable(page.nextContinuationToken())
                    : Optional.empty();
        }
        objects.sort(Comparator.comparing(StoredObject::key));
        return List.copyOf(objects);
    }

    @Override
    public void close() {
        client.close();
    }

    private PutOutcome write(String key, Content content, ObjectAttributes attributes, Optional<String> expectedTag) {
        StoreKey.require(key);
        if (content.bytes() > partBytes) {
            return writeInParts(key, content, attributes, expectedTag);
        }
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(address.bucket())
                .key(address.objectKey(key))
                .checksumSHA256(Digests.toBase64(content.sha256()));
        S3Attributes.write(attributes, request);
        expectedTag.ifPresentOrElse(tag -> request.ifMatch(quoted(tag)), () -> request.ifNoneMatch("*"));
        ExactBody body = new ExactBody(content);
        Runnable write = () -> client.putObject(request.build(), body.toRequest(attributes.mediaType()));
        return new ConditionalWrite(
                        uri() + "/" + key,
                        content.sha256(),
                        expectedTag,
                        body::failure,
                        retries,
                        new WriteRequests(key, write))
                .outcome();
    }

    private PutOutcome writeInParts(
            String key, Content content, ObjectAttributes attributes, Optional<String> expectedTag) {
        if (content.bytes() > partBytes * MOST_PARTS) {
            throw PartedUpload.tooLarge(key, content.bytes(), partBytes * MOST_PARTS);
        }
        // The condition is judged at the end: what is refused anyhow need not be sent.
        if (!find(key).map(StoredObject::entityTag).equals(expectedTag)) {
            return PutOutcome.REFUSED;
        }
        try {
            PartedUpload upload = new PartedUpload(
                    client,
                    address.bucket(),
                    address.objectKey(key),
                    retries,
                    Parts.of(content, partBytes),
                    attributes,
                    expectedTag.map(S3Store::quoted));
            return new ConditionalWrite(
                            uri() + "/" + key,
                            content.sha256(),
                            expectedTag,
                            () -> null,
                            retries,
                            new WriteRequests(key, upload::send))
                    .outcome();
        } catch (IOException e) {
            throw ConditionalWrite.unsound(uri() + "/" + key, e);
        }
    }

    /** What a write at one key sends. */
    private final class WriteRequests implements ConditionalWrite.Requests {

        private final String key;
        private final Runnable write;

        WriteRequests(String key, Runnable write) {
            this.key = key;
            this.write = write;
        }

        @Override
        public void write() {
            write.run();
        }

        @Override
        public Optional<StoredObject> look() {
            return S3Store.this.look(key);
        }

        @Override
        public Optional<StoredObject> find() {
            return S3Store.this.find(key);
        }
    }

    private Optional<StoredObject> look(String key) {
        return head(key)
                .map(head -> new StoredObject(
                        key,
                        head.contentLength(),
                        unquoted(head.eTag()),
                        sha256(key, head),
                        head.lastModified(),
                        head.metadata()));
    }

    /** What S3 keeps of an object, in one request; a second one, once, when there is none: is there a bucket at all? */
    private Optional<HeadObjectResponse> head(String key) {
        try {
            HeadObjectResponse head = client.headObject(get ->
                    get.bucket(address.bucket()).key(address.objectKey(key)).checksumMode(ChecksumMode.ENABLED));
            WholeAnswer.require(head.contentLength(), head.eTag(), head.lastModified());
            bucketSeen = true;
            return Optional.of(head);
        } catch (SdkException e) {
            if (Answer.of(e) != Answer.NO_SUCH_OBJECT) {
                throw e;
            }
            requireBucket();
            return Optional.empty();
        }
    }

    private void requireBucket() {
        if (!bucketSeen) {
            try {
                client.headBucket(get -> get.bucket(address.bucket()));
                bucketSeen = true;
            } catch (SdkException e) {
                if (Answer.of(e) == Answer.NO_SUCH_OBJECT || Answer.of(e) == Answer.NO_SUCH_BUCKET) {
                    throw new ParutionException(
                            Problem.of(ProblemCode.STORE_NOT_FOUND, uri().toString(), "no such bucket", "a bucket"), e);
                }
                throw e;
            }
        }
    }

    /** The digest that S3 checked when the object came; computed from the content where others left none. */
    private String sha256(String key, HeadObjectResponse head) {
        return Digests.fromBase64(head.checksumSHA256())
                .or(() -> Parts.sha256(head))
                .orElseGet(() -> computed(key, head.eTag()));
    }

    private String computed(String key, String eTag) {
        try (InputStream content = GuardedStream.whole(client.getObject(
                get -> get.bucket(address.bucket()).key(address.objectKey(key)).ifMatch(eTag)))) {
            return Digests.of(content);
        } catch (IOException e) {
            throw SdkClientException.create("the object broke off", e);
        }
    }

    private ListObjectsV2Response listed(ListObjectsV2Request request) {
        ListObjectsV2Response page = client.listObjectsV2(request);
        WholeAnswer.require(page.isTruncated());
        return page;
    }

    private ListObjectsV2Request page(String prefix, String token) {
        ListObjectsV2Request.Builder request =
                ListObjectsV2Request.builder().bucket(address.bucket()).prefix(address.objectKey(prefix));
        if (!token.isEmpty()) {
            request.continuationToken(token);
        }
        return request.build();
    }

    private StoredObject asListed(S3Object object) {
        return new StoredObject(
                address.key(object.key()), object.size(), unquoted(object.eTag()), "", object.lastModified());
    }

    /** Sends a request that changes nothing until there is an answer, also when the object changes under it. */
    private <T> T repeated(String where, Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (SdkException e) {
                Answer answer = Answer.of(e);
                if (!REPEATED.contains(answer) || attempt == retries.attempts() || !retries.awaitAfter(attempt)) {
                    throw Answer.problem(where, e);
                }
            }
        }
    }

    static ParutionException absent(String key) {
        return new ParutionException(Problem.of(ProblemCode.STORE_NOT_FOUND, key, "no such object", "an object"));
    }

    private static String quoted(String tag) {
        return '"' + tag + '"';
    }

    private static String unquoted(String tag) {
        return tag.replace("\"", "");
    }
}
