// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the certificate of a data set says to whoever audits it again.
 *
 * @param verdict {@code proven}, or {@link #NOT_APPLICABLE}
 * @param rows rows of all levels
 * @param rowsWithHiddenFigures those that hide something
 * @param table how it adds up; null in an older release about nobody
 * @param sharedTotals what it shows that another data set shows, too
 * @param files what was audited
 */
public record Certificate(
        String dataset,
        String verdict,
        long rows,
        long rowsWithHiddenFigures,
        @Nullable AuditScheme table,
        @Nullable List<SharedScheme> sharedTotals,
        List<Subject> files) {

    /** The verdict where nobody is described. */
    public static final String NOT_APPLICABLE = "not applicable";

    /** The field that holds the scheme. */
    public static final String TABLE = "table";

    /** The field that holds the totals that are shared. */
    public static final String SHARED_TOTALS = "sharedTotals";

    /** Copies its lists. */
    public Certificate {
        sharedTotals = sharedTotals == null ? List.of() : List.copyOf(sharedTotals);
        files = List.copyOf(files);
    }

    /** What it shows that another data set shows, too; none where it says nothing of it. */
    @Override
    public List<SharedScheme> sharedTotals() {
        return Objects.requireNonNull(sharedTotals);
    }

    /**
     * A file that was audited.
     *
     * @param sha256 64 hexadecimal digits
     */
    public record Subject(String name, String sha256) {}
}
