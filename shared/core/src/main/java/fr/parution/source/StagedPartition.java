// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.nio.file.Path;

/**
 * One period of staged rows on the local disk.
 *
 * @param period as {@link fr.parution.dataset.PeriodUnit} counts it
 */
public record StagedPartition(int period, Path file, long rows) {}
