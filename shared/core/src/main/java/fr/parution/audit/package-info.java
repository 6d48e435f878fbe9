// SPDX-License-Identifier: EUPL-1.2
/** The audit that anybody can do again: public files in, what they give away out. Knows nothing of how they were protected. */
@NullMarked
package fr.parution.audit;

import org.jspecify.annotations.NullMarked;
