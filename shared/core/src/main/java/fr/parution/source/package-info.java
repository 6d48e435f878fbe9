// SPDX-License-Identifier: EUPL-1.2
/** The port to source systems, the keyed hash of persons, drops of files, and staging: what was extracted, when, and its digests. */
@NullMarked
package fr.parution.source;

import org.jspecify.annotations.NullMarked;
