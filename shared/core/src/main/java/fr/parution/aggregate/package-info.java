// SPDX-License-Identifier: EUPL-1.2
/** Turns a declaration into an aggregation plan, and the port of the engines that run it. */
@NullMarked
package fr.parution.aggregate;

import org.jspecify.annotations.NullMarked;
