// SPDX-License-Identifier: EUPL-1.2
/** An invented source system of a training-account scheme, true to the public figures and to nobody in particular. */
@NullMarked
package fr.parution.source.synthetic;

import org.jspecify.annotations.NullMarked;
