// SPDX-License-Identifier: EUPL-1.2
/** Tables of unprotected aggregates, published columns and cells as values; no knowledge of files or RDF. */
@NullMarked
package fr.parution.table;

import org.jspecify.annotations.NullMarked;
