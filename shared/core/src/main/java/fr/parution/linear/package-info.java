// SPDX-License-Identifier: EUPL-1.2
/** Whole numbers that are unknown, and the sums of them that are known: what follows from these about each. */
@NullMarked
package fr.parution.linear;

import org.jspecify.annotations.NullMarked;
