// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import fr.parution.store.Content;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Content cut into parts, each with its digest. Of an object that came in parts, S3 keeps a digest of the digests of the parts
 * only, never one of the whole; so both stand in its metadata, and the whole one counts where the other is that of S3.
 *
 * @param composite as S3 writes it: Base64, a dash, the number of parts
 */
record Parts(Content content, List<Part> list, String composite) {

    private static final String WHOLE = "sha256";
    private static final String COMPOSITE = "sha256-of-parts";

    /** Copies its list. */
    Parts {
        list = List.copyOf(list);
    }

    /** One part. */
    record Part(int number, long offset, long bytes, String sha256) {}

    /**
     * Reads content once to its end.
     *
     * @throws IOException where it cannot be read, or is not what its digest says
     */
    static Parts of(Content content, long partBytes) throws IOException {
        MessageDigest whole = Digests.sha256();
        MessageDigest digests = Digests.sha256();
        List<Part> parts = new ArrayList<>();
        byte[] buffer = new byte[1 << 16];
        long offset = 0;
        try (InputStream in = content.open()) {
            while (offset < content.bytes()) {
                long bytes = Math.min(partBytes, content.bytes() - offset);
                MessageDigest part = Digests.sha256();
                for (long left = bytes; left > 0; ) {
                    int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (read < 0) {
                        throw ExactBody.other();
                    }
                    part.update(buffer, 0, read);
                    whole.update(buffer, 0, read);
                    left -= read;
                }
                byte[] digest = part.digest();
                digests.update(digest);
                parts.add(
                        new Part(parts.size() + 1, offset, bytes, HexFormat.of().formatHex(digest)));
                offset += bytes;
            }
            if (in.read() >= 0 || !HexFormat.of().formatHex(whole.digest()).equals(content.sha256())) {
                throw ExactBody.other();
            }
        }
        return new Parts(content, parts, Base64.getEncoder().encodeToString(digests.digest()) + "-" + parts.size());
    }

    /** The bytes of one part, checked on their way. */
    ExactBody body(Part part) {
        return new ExactBody(() -> new Slice(content.open(), part), part.bytes(), part.sha256());
    }

    /** Metadata with what tells the digest of the whole. */
    Map<String, String> metadata(Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(others);
        all.put(WHOLE, content.sha256());
        all.put(COMPOSITE, composite);
        return all;
    }

    /** Metadata without that. */
    static Map<String, String> othersIn(Map<String, String> metadata) {
        Map<String, String> others = new TreeMap<>(metadata);
        if (others.containsKey(COMPOSITE)) {
            others.remove(WHOLE);
            others.remove(COMPOSITE);
        }
        return others;
    }

    /** The digest of the whole that metadata tell, where the bytes are those that they were written for. */
    static Optional<String> sha256(HeadObjectResponse head) {
        String composite = head.checksumSHA256();
        Map<String, String> metadata = head.metadata();
        return composite != null && composite.equals(metadata.get(COMPOSITE))
                ? Optional.ofNullable(metadata.get(WHOLE)).filter(text -> text.matches("[0-9a-f]{64}"))
                : Optional.empty();
    }

    /** As many bytes from somewhere on as a part has. */
    private static final class Slice extends InputStream {

        private final InputStream in;
        private long left;

        Slice(InputStream in, Part part) throws IOException {
            this.in = in;
            this.left = part.bytes();
            try {
                in.skipNBytes(part.offset());
            } catch (IOException e) {
                in.close();
                throw e;
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
