// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

/**
 * The files of a data set. Parquet is always written.
 *
 * @param compressText whether CSV and JSON are published as {@code .csv.gz} and {@code .jsonl.gz}, for a set whose CSV
 *     would pass 100 MB
 * @param csvByYear whether one plain CSV a year stands beside
 */
public record Formats(boolean compressText, boolean csvByYear) {}
