// SPDX-License-Identifier: EUPL-1.2
/** One class for each published format; writers accept protected tables and nothing else. */
@NullMarked
package fr.parution.write;

import org.jspecify.annotations.NullMarked;
