// SPDX-License-Identifier: EUPL-1.2
/** The port to object stores, with conditional writes, and the local directory that implements it without a server. */
@NullMarked
package fr.parution.store;

import org.jspecify.annotations.NullMarked;
