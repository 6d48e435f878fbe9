// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the certificate of a data set says to whoever audits it again.
 *
 * @param verdict {@code proven}, or {@link #NOT_APPLICABLE}
 * @param rows rows of all levels
 * @param rowsWithHiddenFigures those that hide something
 * @param table how it adds up; null in an older release about nobody
 * @param files what was audited
 */
public record Certificate(
        String dataset,
        String verdict,
        long rows,
        long rowsWithHiddenFigures,
        @Nullable AuditScheme table,
        List<Subject> files) {

    /** The verdict where nobody is described. */
    public static final String NOT_APPLICABLE = "not applicable";

    /** The field that holds the scheme. */
    public static final String TABLE = "table";

    /** Copies its list. */
    public Certificate {
        files = List.copyOf(files);
    }

    /**
     * A file that was audited.
     *
     * @param sha256 64 hexadecimal digits
     */
    public record Subject(String name, String sha256) {}
}
