// SPDX-License-Identifier: EUPL-1.2
/** The attacker who has everything that is published and nothing else: what he can tell of what is hidden. */
@NullMarked
package fr.parution.audit;

import org.jspecify.annotations.NullMarked;
