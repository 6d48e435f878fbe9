// SPDX-License-Identifier: EUPL-1.2
/** The real servers, readers and browser that tests run against; every one of them listens on loopback only. */
@NullMarked
package fr.parution.tests.servers;

import org.jspecify.annotations.NullMarked;
