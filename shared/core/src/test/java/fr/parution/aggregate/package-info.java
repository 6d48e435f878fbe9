// SPDX-License-Identifier: EUPL-1.2
/** The contract of engines, and a plain aggregator that says what they must give. */
@NullMarked
package fr.parution.aggregate;

import org.jspecify.annotations.NullMarked;
