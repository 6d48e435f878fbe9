// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a failed request tells about what it did. */
enum Answer {
    /** The condition is false, so nothing was done by this request. */
    CONDITION_FALSE,
    /** Nothing was done; the same request may succeed. */
    NOT_DONE,
    /** It may have been done or not. */
    UNKNOWN,
    NO_SUCH_OBJECT,
    NO_SUCH_BUCKET,
    BEYOND_THE_END,
    DENIED,
    NO_SPACE,
    CONDITIONS_UNSUPPORTED,
    /** Nothing was done, nor would be the next time. */
    REFUSED;

    /** Damage on the way, found by the other side. */
    private static final Set<String> DAMAGED =
            Set.of("BadDigest", "XAmzContentChecksumMismatch", "XAmzContentSHA256Mismatch", "IncompleteBody");

    static Answer of(SdkException failure) {
        return failure instanceof AwsServiceException answered ? of(answered) : ofSilence(failure);
    }

    private static Answer of(AwsServiceException failure) {
        String code = errorCode(failure);
        if (DAMAGED.contains(code)) {
            return NOT_DONE;
        }
        // The end of an upload begins its answer with "200" and may say after minutes that it failed.
        if (code.equals("RequestTimeout") || failure.statusCode() == 200) {
            return UNKNOWN;
        }
        if (code.equals("NoSuchUpload")) {
            return NOT_DONE;
        }
        return switch (failure.statusCode()) {
            case 401, 403 -> DENIED;
            case 404 -> code.equals("NoSuchBucket") ? NO_SUCH_BUCKET : NO_SUCH_OBJECT;
            case 409, 429 -> NOT_DONE;
            case 412 -> CONDITION_FALSE;
            case 416 -> BEYOND_THE_END;
            case 501 -> CONDITIONS_UNSUPPORTED;
            case 507 -> NO_SPACE;
            default -> failure.statusCode() >= 500 ? UNKNOWN : REFUSED;
        };
    }

    private static Answer ofSilence(SdkException failure) {
        if (failure instanceof AbortedException) {
            return REFUSED;
        }
        boolean onTheWay = failure instanceof ApiCallAttemptTimeoutException
                || failure instanceof ApiCallTimeoutException
                || rootCause(failure) instanceof IOException;
        if (onTheWay) {
            return UNKNOWN;
        }
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("credentials") ? DENIED : REFUSED;
    }

    /** The problem to report at a key, or at another place. */
    static ParutionException problem(String where, SdkException failure) {
        Answer answer = of(failure);
        return new ParutionException(Problem.of(answer.code(), where, describe(failure), answer.expected()), failure);
    }

    private ProblemCode code() {
        return switch (this) {
            case DENIED -> ProblemCode.STORE_REFUSED;
            case NO_SUCH_OBJECT, NO_SUCH_BUCKET -> ProblemCode.STORE_NOT_FOUND;
            case NO_SPACE -> ProblemCode.STORE_FULL;
            case CONDITIONS_UNSUPPORTED -> ProblemCode.STORE_IGNORES_CONDITIONS;
            default -> ProblemCode.STORE_FAILED;
        };
    }

    private String expected() {
        return switch (this) {
            case DENIED -> "s3:GetObject, s3:PutObject, s3:PutObjectTagging, s3:ListBucket, s3:GetBucketVersioning";
            case NO_SUCH_OBJECT -> "an object";
            case NO_SUCH_BUCKET -> "a bucket";
            case CONDITIONS_UNSUPPORTED -> "If-None-Match, If-Match";
            default -> "an answer";
        };
    }

    /** A status and a code, or a kind of failure; never a text of the other side, which may quote the request. */
    private static String describe(SdkException failure) {
        if (failure instanceof AwsServiceException answered) {
            return (answered.statusCode() + " " + errorCode(answered)).strip();
        }
        return rootCause(failure).getClass().getSimpleName();
    }

    private static String errorCode(AwsServiceException failure) {
        AwsErrorDetails details = failure.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }
}
