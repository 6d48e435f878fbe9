// SPDX-License-Identifier: EUPL-1.2
/** The function that reads the source system: it may read its secrets, and write to staging only. */
@NullMarked
package fr.parution.functions.extract;

import org.jspecify.annotations.NullMarked;
