// SPDX-License-Identifier: EUPL-1.2
/** What is published, judged from outside: by other readers, by a browser, by an attacker, by a second computation. */
@NullMarked
package fr.parution.tests.acceptance;

import org.jspecify.annotations.NullMarked;
