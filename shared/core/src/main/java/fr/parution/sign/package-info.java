// SPDX-License-Identifier: EUPL-1.2
/** Signatures: who holds a key, what is signed, and whether it still is what was signed. */
@NullMarked
package fr.parution.sign;

import org.jspecify.annotations.NullMarked;
