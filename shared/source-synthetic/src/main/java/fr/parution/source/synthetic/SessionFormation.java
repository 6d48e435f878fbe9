// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.time.LocalDate;

/** A dated session of a training; {@code dateFin} is its last day. */
public record SessionFormation(int id, int actionId, LocalDate dateDebut, LocalDate dateFin, boolean aDistance) {}
