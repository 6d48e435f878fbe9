// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import java.nio.file.Path;
import java.util.List;

/** Reads the Parquet files of a data set as one table, period by period. */
public interface PublishedTable extends AutoCloseable {

    /** Opens tables. */
    @FunctionalInterface
    interface Opener {

        /**
         * A table in files.
         *
         * @throws IllegalArgumentException where they do not have the columns of the scheme
         */
        PublishedTable open(AuditScheme scheme, List<Path> files);
    }

    /** The periods that have rows, in order. */
    List<String> periods();

    /** The rows of one of them. */
    AuditedPeriod read(String period);

    @Override
    void close();
}
