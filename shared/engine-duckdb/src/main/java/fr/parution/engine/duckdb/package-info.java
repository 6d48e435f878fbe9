// SPDX-License-Identifier: EUPL-1.2
/** DuckDB in process: lays out staging and runs aggregation plans. The only place that names its driver. */
@NullMarked
package fr.parution.engine.duckdb;

import org.jspecify.annotations.NullMarked;
