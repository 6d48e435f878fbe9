// SPDX-License-Identifier: EUPL-1.2
/** The order of the steps, and nothing else. */
@NullMarked
package fr.parution.pipeline;

import org.jspecify.annotations.NullMarked;
