// SPDX-License-Identifier: EUPL-1.2
/** The public bucket on a laptop, answered as a content delivery network would. */
@NullMarked
package fr.parution.cli.serve;

import org.jspecify.annotations.NullMarked;
