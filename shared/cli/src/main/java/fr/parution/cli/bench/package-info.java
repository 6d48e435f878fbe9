// SPDX-License-Identifier: EUPL-1.2
/** Measures the steps of a publication, and the same aggregation by DuckDB and Polars beside it. */
@NullMarked
package fr.parution.cli.bench;

import org.jspecify.annotations.NullMarked;
