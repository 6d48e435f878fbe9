// SPDX-License-Identifier: EUPL-1.2
/** Source systems as they really behave: snapshots, rights, and everything that can break while rows are read. */
@NullMarked
package fr.parution.tests.source;

import org.jspecify.annotations.NullMarked;
