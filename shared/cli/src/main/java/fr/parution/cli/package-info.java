// SPDX-License-Identifier: EUPL-1.2
/** The same verbs on a laptop: reads options, wires the steps, says in sentences what happened. */
@NullMarked
package fr.parution.cli;

import org.jspecify.annotations.NullMarked;
