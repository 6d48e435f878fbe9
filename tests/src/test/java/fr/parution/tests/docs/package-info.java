// SPDX-License-Identifier: EUPL-1.2
/** Pages that are made from the code, and links that must lead somewhere. */
@NullMarked
package fr.parution.tests.docs;

import org.jspecify.annotations.NullMarked;
