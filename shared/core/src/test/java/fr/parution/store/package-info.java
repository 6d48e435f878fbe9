// SPDX-License-Identifier: EUPL-1.2
/** The contract of stores, and a strict store in memory for tests of what is built on them. */
@NullMarked
package fr.parution.store;

import org.jspecify.annotations.NullMarked;
