// SPDX-License-Identifier: EUPL-1.2
/** The function that releases: it may read staging, and create or replace conditionally what releases are made of. */
@NullMarked
package fr.parution.functions.release;

import org.jspecify.annotations.NullMarked;
