// SPDX-License-Identifier: EUPL-1.2
/** The catalogue as pages: complete without a script, in French and in English, drawn from the protected figures alone. */
@NullMarked
package fr.parution.site;

import org.jspecify.annotations.NullMarked;
