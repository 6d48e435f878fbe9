// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Store.PutOutcome;
import fr.parution.store.StoredObject;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Sends one conditional write until its outcome is known. A lost answer leaves it unknown: then what is stored is read
 * back and compared by its digest, since a repeated write answers "exists" to its own success.
 */
final class ConditionalWrite {

    private final String where;
    private final String sha256;
    private final Optional<String> expectedTag;
    private final Supplier<@Nullable IOException> failure;
    private final Retries retries;
    private final Requests requests;
    private boolean answerWasLost;

    /**
     * The write of some content at a place: a replacement of what has a tag, or a creation.
     *
     * @param failure what went wrong with the content on our side; null when it was as it said
     */
    ConditionalWrite(
            String where,
            String sha256,
            Optional<String> expectedTag,
            Supplier<@Nullable IOException> failure,
            Retries retries,
            Requests requests) {
        this.where = where;
        this.sha256 = sha256;
        this.expectedTag = expectedTag;
        this.failure = failure;
        this.retries = retries;
        this.requests = requests;
    }

    /** The requests it is made of. */
    interface Requests {
        /** Sends the write, once. */
        void write();

        /** Asks what is stored, once. */
        Optional<StoredObject> look();

        /** Asks what is stored until there is an answer. */
        Optional<StoredObject> find();
    }

    /** What became of it; a problem of the store when that cannot be known. */
    PutOutcome outcome() {
        for (int attempt = 1; ; attempt++) {
            Optional<PutOutcome> outcome = attempt(attempt == retries.attempts());
            if (outcome.isPresent()) {
                return outcome.get();
            }
            if (!retries.awaitAfter(attempt)) {
                throw failed("interrupted");
            }
        }
    }

    /** Sends the write once; empty when it is to be sent again. */
    private Optional<PutOutcome> attempt(boolean last) {
        try {
            requests.write();
            return Optional.of(PutOutcome.WRITTEN);
        } catch (SdkException e) {
            requireSoundContent();
            Optional<PutOutcome> outcome = conclude(e);
            if (outcome.isEmpty() && last) {
                throw Answer.problem(where, e);
            }
            return outcome;
        } catch (RuntimeException e) {
            requireSoundContent();
            throw e;
        }
    }

    private void requireSoundContent() {
        IOException found = failure.get();
        if (found != null) {
            throw unsound(where, found);
        }
    }

    /** The problem of content that is not what it says. */
    static ParutionException unsound(String where, @Nullable IOException found) {
        return new ParutionException(
                Problem.of(
                        ProblemCode.STORE_FAILED, where, "content that cannot be read as announced", "sound content"),
                found);
    }

    private Optional<PutOutcome> conclude(SdkException failure) {
        Answer answer = Answer.of(failure);
        if (answer == Answer.CONDITION_FALSE || answer == Answer.NO_SUCH_OBJECT && expectedTag.isPresent()) {
            return Optional.of(refusedUnlessOurs());
        }
        if (answer == Answer.UNKNOWN) {
            answerWasLost = true;
            return readBack();
        }
        if (answer == Answer.NOT_DONE) {
            return Optional.empty();
        }
        throw Answer.problem(where, failure);
    }

    private PutOutcome refusedUnlessOurs() {
        return answerWasLost && requests.find().filter(this::isOurs).isPresent()
                ? PutOutcome.WRITTEN
                : PutOutcome.REFUSED;
    }

    /** Looks at what is stored after a lost answer; empty when the write has not been done, or nobody says. */
    private Optional<PutOutcome> readBack() {
        Optional<StoredObject> stored;
        try {
            stored = requests.look();
        } catch (SdkException noAnswerEither) {
            return Optional.empty();
        }
        if (stored.isEmpty()) {
            return expectedTag.map(tag -> PutOutcome.REFUSED);
        }
        if (expectedTag.filter(stored.get().entityTag()::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(isOurs(stored.get()) ? PutOutcome.WRITTEN : PutOutcome.REFUSED);
    }

    private boolean isOurs(StoredObject stored) {
        return stored.sha256().equals(sha256);
    }

    private ParutionException failed(String found) {
        return new ParutionException(Problem.of(ProblemCode.STORE_FAILED, where, found, "an answer"));
    }
}
