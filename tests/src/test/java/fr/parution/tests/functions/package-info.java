// SPDX-License-Identifier: EUPL-1.2
/** The functions as they are deployed: their archives, their template, their events, and the way of the data through them. */
@NullMarked
package fr.parution.tests.functions;

import org.jspecify.annotations.NullMarked;
