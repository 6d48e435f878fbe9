// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

/** How a training is attended. */
public enum Modalite {
    PRESENTIEL,
    DISTANCE,
    MIXTE
}
