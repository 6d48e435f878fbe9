// SPDX-License-Identifier: EUPL-1.2
/** A PostgreSQL database as a source: one snapshot, several readers, only what is declared, persons hashed on the way. */
@NullMarked
package fr.parution.source.postgres;

import org.jspecify.annotations.NullMarked;
