// SPDX-License-Identifier: EUPL-1.2
/** Problem codes, their kinds, and the collector that reports faults together. */
@NullMarked
package fr.parution.problem;

import org.jspecify.annotations.NullMarked;
