// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.util.List;

/**
 * Kinds of training that share ways of being bought.
 *
 * <p>{@code distance} is the share attended at a distance, {@code hoursPerDay} the pace in a classroom; the percents say how the kind
 * stood from 2020 to 2026 against its average.
 */
enum Famille {
    LANGUE(0.72, 1.0, 135, 130, 105, 85, 80, 80, 80),
    CONDUITE(0.00, 0.4, 60, 65, 85, 115, 150, 150, 140),
    BILAN(0.45, 0.5, 80, 85, 100, 115, 120, 115, 110),
    CREATION(0.85, 1.5, 110, 160, 135, 85, 45, 25, 20),
    VAE(0.55, 0.4, 100, 95, 95, 100, 105, 105, 105),
    BUREAU(0.62, 3.0, 105, 120, 105, 95, 85, 80, 80),
    NUMERIQUE(0.66, 3.0, 95, 100, 100, 100, 105, 110, 115),
    SOCLE(0.20, 5.0, 100, 100, 100, 100, 100, 100, 100),
    SECURITE(0.02, 7.0, 90, 90, 100, 110, 115, 115, 115),
    TRANSPORT(0.05, 7.0, 85, 90, 100, 110, 115, 115, 115),
    COMMERCE(0.55, 5.0, 100, 100, 100, 100, 100, 100, 100),
    GESTION(0.60, 5.0, 100, 100, 100, 100, 100, 100, 100),
    METIER(0.35, 6.0, 90, 95, 100, 105, 110, 115, 115);

    final double distance;
    final double hoursPerDay;

    @SuppressWarnings("ImmutableEnumChecker") // from List.of
    private final List<Integer> percentByYear;

    Famille(double distance, double hoursPerDay, Integer... percentByYear) {
        this.distance = distance;
        this.hoursPerDay = hoursPerDay;
        this.percentByYear = List.of(percentByYear);
    }

    /** How readily a session of this kind is opened in the year, 0..1. */
    double trend(int year) {
        return percentByYear.get(Math.min(Math.max(year - 2020, 0), percentByYear.size() - 1)) / 160.0;
    }

    /** How readily a person buys this kind, 0..1. */
    double affinity(Holders.Profile person, boolean jobSeeker) {
        return switch (this) {
            case CONDUITE -> person.age() < 25 ? 1.0 : person.age() < 35 ? 0.8 : person.age() < 55 ? 0.5 : 0.3;
            case BILAN -> person.age() < 30 ? 0.4 : 0.95;
            case VAE -> person.age() < 35 ? 0.4 : 0.95;
            case LANGUE -> "3".equals(person.csp()) || "4".equals(person.csp()) ? 0.9 : 0.65;
            case TRANSPORT, SECURITE, METIER -> jobSeeker ? 1.0 : 0.6;
            case CREATION -> jobSeeker ? 0.9 : 0.7;
            case BUREAU, NUMERIQUE, SOCLE, COMMERCE, GESTION -> 0.75;
        };
    }
}
