// SPDX-License-Identifier: EUPL-1.2
/** The command line as a person meets it: exit codes, sentences in two languages, and what stays untouched. */
@NullMarked
package fr.parution.tests.cli;

import org.jspecify.annotations.NullMarked;
