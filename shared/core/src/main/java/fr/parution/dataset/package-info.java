// SPDX-License-Identifier: EUPL-1.2
/** The declaration of a data set as records, with its reading and its checks; no data row and no SQL. */
@NullMarked
package fr.parution.dataset;

import org.jspecify.annotations.NullMarked;
