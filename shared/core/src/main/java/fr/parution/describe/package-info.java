// SPDX-License-Identifier: EUPL-1.2
/** The description of the catalogue as records, and its serialisations in DCAT. */
@NullMarked
package fr.parution.describe;

import org.jspecify.annotations.NullMarked;
