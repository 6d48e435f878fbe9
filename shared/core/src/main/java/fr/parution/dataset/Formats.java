// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

/**
 * The files of a data set. Parquet is always written.
 *
 * @param compressText whether CSV and JSON are published as {@code .csv.gz} and {@code .jsonl.gz}, for a set whose CSV
 *     would pass 100 MB
 * @param csvByYear whether one plain CSV a year stands beside
 * @param csvByHalfYear whether one plain CSV a half-year stands beside, where a year would pass 100 MB
 * @param totalsApart whether the rows of margins stand in files of their own, so that who adds up the rows of the full
 *     cross counts nothing twice
 */
public record Formats(boolean compressText, boolean csvByYear, boolean csvByHalfYear, boolean totalsApart) {

    /** All rows in the same files. */
    public Formats(boolean compressText, boolean csvByYear) {
        this(compressText, csvByYear, false, false);
    }
}
