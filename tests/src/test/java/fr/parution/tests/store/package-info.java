// SPDX-License-Identifier: EUPL-1.2
/** Stores against the servers they are made for. */
@NullMarked
package fr.parution.tests.store;

import org.jspecify.annotations.NullMarked;
