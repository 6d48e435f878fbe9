// SPDX-License-Identifier: EUPL-1.2
/** Disclosure control: primary and complementary suppression, and the only maker of protected tables. */
@NullMarked
package fr.parution.protect;

import org.jspecify.annotations.NullMarked;
