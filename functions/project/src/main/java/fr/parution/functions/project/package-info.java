// SPDX-License-Identifier: EUPL-1.2
/** The function that projects: it may read releases, and write what follows from the current one. */
@NullMarked
package fr.parution.functions.project;

import org.jspecify.annotations.NullMarked;
