// SPDX-License-Identifier: EUPL-1.2
/** The bench on a small source: that it measures every step and compares every value. No time is judged. */
@NullMarked
package fr.parution.tests.bench;

import org.jspecify.annotations.NullMarked;
