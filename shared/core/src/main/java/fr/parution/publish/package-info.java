// SPDX-License-Identifier: EUPL-1.2
/** The manifest, the pointer, the commit, and the projections that can be rebuilt from them. */
@NullMarked
package fr.parution.publish;

import org.jspecify.annotations.NullMarked;
