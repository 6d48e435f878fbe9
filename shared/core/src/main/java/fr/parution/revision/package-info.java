// SPDX-License-Identifier: EUPL-1.2
/** What differs between two releases, from their public files alone. */
@NullMarked
package fr.parution.revision;

import org.jspecify.annotations.NullMarked;
