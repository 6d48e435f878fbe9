// SPDX-License-Identifier: EUPL-1.2
/** The rules of the house, read off the compiled classes and off every file of the checkout. */
@NullMarked
package fr.parution.tests.architecture;

import org.jspecify.annotations.NullMarked;
