// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.StoreKey;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A place in S3.
 *
 * @param prefix empty, or ending with a slash
 */
record S3Address(String bucket, String prefix) {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    /** Reads {@code s3://bucket[/prefix]}. */
    static S3Address of(URI uri) {
        String bucket = Objects.requireNonNullElse(uri.getRawAuthority(), "");
        String path = Objects.requireNonNullElse(uri.getRawPath(), "");
        String prefix = path.replaceAll("^/|/$", "");
        boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null;
        if (!"s3".equals(uri.getScheme()) || !plain || !BUCKET.matcher(bucket).matches()) {
            throw refused(uri);
        }
        if (prefix.isEmpty() && path.length() <= 1) {
            return new S3Address(bucket, "");
        }
        if (!StoreKey.isKey(prefix)) {
            throw refused(uri);
        }
        return new S3Address(bucket, prefix + "/");
    }

    URI uri() {
        return URI.create("s3://" + bucket + "/" + prefix);
    }

    String objectKey(String key) {
        return prefix + key;
    }

    String key(String objectKey) {
        return objectKey.substring(prefix.length());
    }

    private static ParutionException refused(URI uri) {
        return new ParutionException(Problem.of(ProblemCode.USAGE_BAD_URI, "", uri, "s3://bucket[/prefix]"));
    }
}
