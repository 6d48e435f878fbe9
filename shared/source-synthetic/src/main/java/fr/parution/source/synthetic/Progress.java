// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

/** Hears how far a write or a load has come. Calls never overlap, but may come from several threads. */
@FunctionalInterface
public interface Progress {

    /** Nobody listens. */
    Progress SILENT = (table, done, total) -> {};

    /**
     * @param table the table being written
     * @param done units finished, growing; a unit is a row, and a purchase for the table {@code financement}
     * @param total units in all
     */
    void advanced(String table, long done, long total);
}
