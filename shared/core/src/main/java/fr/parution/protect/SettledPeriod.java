// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import java.util.Optional;

/**
 * A period after disclosure control.
 *
 * @param shown what readers get
 * @param printed what the next release must know of it; nothing where no persons are described
 */
public record SettledPeriod(ProtectedPeriod shown, Optional<PrintedPeriod> printed) {}
