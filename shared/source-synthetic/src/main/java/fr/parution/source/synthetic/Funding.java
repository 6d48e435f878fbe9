// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who pays what. The figures of the real scheme since its opening, scaled: France Travail, since July 2020, 170,000 files of
 * 1,723 € on average; regions, since 2022, 21,000 of 2,426 €; OPCO, since 2022, 11,000 of 1,452 €; employers, since July 2020,
 * 288 million euros for 120,000 holders. State and CEC (commitment account) are small; their figures are an assumption. A file has one
 * co-funder at most, whose part comes on top of rights that would not have been enough.
 */
final class Funding {

    private static final LocalDate COMPULSORY_FROM = LocalDate.of(2024, 5, 2);
    private static final double JOB_SEEKER_RATIO = 0.336;

    private static final int COFUNDED = 40;
    private static final int COFUNDED_AMOUNT = 41;
    private static final int RIGHTS_KIND = 42;
    private static final int RIGHTS = 43;

    /** Whose holders a co-funder helps. */
    private enum Audience {
        JOB_SEEKERS(JOB_SEEKER_RATIO),
        OTHERS(1 - JOB_SEEKER_RATIO),
        ALL(1);

        private final double ratio;

        Audience(double ratio) {
            this.ratio = ratio;
        }

        boolean has(boolean jobSeeker) {
            return this == ALL || (this == JOB_SEEKERS) == jobSeeker;
        }
    }

    /** A co-funder's start, real number of files and mean amount. */
    private enum CoFunder {
        FRANCE_TRAVAIL(Financeur.FRANCE_TRAVAIL, Audience.JOB_SEEKERS, LocalDate.of(2020, 7, 1), 170_000, 1_723),
        REGION(Financeur.REGION, Audience.JOB_SEEKERS, LocalDate.of(2022, 1, 1), 21_000, 2_426),
        OPCO(Financeur.OPCO, Audience.OTHERS, LocalDate.of(2022, 1, 1), 11_000, 1_452),
        ENTREPRISE(Financeur.ENTREPRISE, Audience.OTHERS, LocalDate.of(2020, 7, 1), 121_500, 2_370),
        ETAT(Financeur.ETAT, Audience.ALL, LocalDate.of(2021, 1, 1), 15_000, 800),
        CEC(Financeur.CEC, Audience.ALL, LocalDate.of(2020, 1, 1), 8_000, 350);

        private final Financeur funder;
        private final Audience audience;
        private final LocalDate from;
        private final double realFiles;
        private final double meanEuros;

        CoFunder(Financeur funder, Audience audience, LocalDate from, double realFiles, double meanEuros) {
            this.funder = funder;
            this.audience = audience;
            this.from = from;
            this.realFiles = realFiles;
            this.meanEuros = meanEuros;
        }

        /** Files of the real scheme that it could have helped, up to the reference date. */
        double realAudience(PurchaseCalendar calendar) {
            return SyntheticParameters.MAX_ROWS * calendar.ratioFrom(from) * audience.ratio;
        }
    }

    /** How likely a co-funder is among the files of its audience since its start. */
    private record Odds(CoFunder coFunder, double probability) {}

    private final Draw draw;
    private final List<Odds> odds;

    Funding(Draw draw, PurchaseCalendar calendar) {
        this.draw = draw;
        this.odds = Arrays.stream(CoFunder.values())
                .map(one -> new Odds(one, one.realFiles / one.realAudience(calendar)))
                .toList();
    }

    /**
     * What each funder that pays something pays, in cents, in the order of {@link Financeur}; the sum is the price.
     *
     * @param basePriceCents what the training costs a holder on his own, more than zero
     */
    Map<Financeur, Long> parts(long purchase, LocalDate validation, boolean jobSeeker, long basePriceCents) {
        Map<Financeur, Long> parts = new EnumMap<>(Financeur.class);
        long rights = rightsCents(purchase);
        CoFunder coFunder = coFunder(purchase, validation, jobSeeker);
        long compulsory = jobSeeker || coFunder != null ? 0 : compulsoryCents(validation);
        long covered = Math.min(Math.max(0, basePriceCents - compulsory), rights);
        if (covered > 0) {
            parts.put(Financeur.FRANCE_COMPETENCES, covered);
        }
        if (coFunder != null) {
            parts.put(coFunder.funder, amountCents(purchase, coFunder));
        } else if (covered < basePriceCents) {
            parts.put(Financeur.TITULAIRE, basePriceCents - covered);
        }
        return parts;
    }

    private @Nullable CoFunder coFunder(long purchase, LocalDate validation, boolean jobSeeker) {
        double left = draw.unit(purchase, COFUNDED);
        for (Odds one : odds) {
            if (one.coFunder.audience.has(jobSeeker) && !validation.isBefore(one.coFunder.from)) {
                left -= one.probability;
                if (left < 0) {
                    return one.coFunder;
                }
            }
        }
        return null;
    }

    /** The holder's compulsory share on a day; job seekers and co-funded files are exempt. The amount from 2026 on is an assumption. */
    static long compulsoryCents(LocalDate validation) {
        if (validation.isBefore(COMPULSORY_FROM)) {
            return 0;
        }
        return switch (validation.getYear()) {
            case 2024 -> 100_00;
            case 2025 -> 102_23;
            default -> 103_20;
        };
    }

    /** Uniform from 0.3 to 1.7 times the mean. */
    private long amountCents(long purchase, CoFunder coFunder) {
        return Math.round(coFunder.meanEuros * 100 * (0.3 + 1.4 * draw.unit(purchase, COFUNDED_AMOUNT)));
    }

    /** One holder in twelve has little left; the others from 2,000 to 6,500 euros. */
    private long rightsCents(long purchase) {
        double unit = draw.unit(purchase, RIGHTS);
        return draw.chance(purchase, RIGHTS_KIND, 0.08)
                ? 300_00 + Math.round(unit * 1_200_00)
                : 2_000_00 + Math.round(unit * 4_500_00);
    }
}
