// SPDX-License-Identifier: EUPL-1.2
@NullMarked
package fr.parution.sign;

import org.jspecify.annotations.NullMarked;
