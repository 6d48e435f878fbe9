// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.time.LocalDate;

/**
 * Who pays what. The figures of the real scheme since its opening, scaled: France Travail, since July 2020, 170,000 files of
 * 1,723 € on average; regions, since 2022, 21,000 of 2,426 €; OPCO, since 2022, 11,000 of 1,452 €; employers, since July 2020,
 * 288 million euros for 120,000 holders. State and CEC (commitment account) are small; their figures are an assumption. A file has one
 * co-funder at most, whose part comes on top of rights that would not have been enough.
 */
final class Funding {

    private static final LocalDate COMPULSORY_FROM = LocalDate.of(2024, 5, 2);
    private static final double JOB_SEEKER_RATIO = 0.33;

    private static final int COFUNDED = 40;
    private static final int COFUNDED_AMOUNT = 41;
    private static final int RIGHTS_KIND = 42;
    private static final int RIGHTS = 43;

    private static final int FUNDERS = Financeur.values().length;

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
        ENTREPRISE(Financeur.ENTREPRISE, Audience.OTHERS, LocalDate.of(2020, 7, 1), 125_000, 2_304),
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
    }

    private static final CoFunder[] CO_FUNDERS = CoFunder.values();

    private final Draw draw;
    private final double[] probability = new double[CO_FUNDERS.length];

    Funding(Draw draw, PurchaseCalendar calendar) {
        this.draw = draw;
        for (CoFunder one : CO_FUNDERS) {
            double files = one.realFiles / SyntheticParameters.MAX_ROWS;
            probability[one.ordinal()] = files / (calendar.ratioFrom(one.from) * one.audience.ratio);
        }
    }

    /**
     * What each funder pays, in cents, at the index of its constant; the sum is the price.
     *
     * @param basePriceCents what the training costs a holder on his own
     */
    long[] parts(long purchase, LocalDate validation, boolean jobSeeker, long basePriceCents) {
        long[] parts = new long[FUNDERS];
        long rights = rightsCents(purchase);
        double unit = draw.unit(purchase, COFUNDED);
        for (CoFunder one : CO_FUNDERS) {
            if (!one.audience.has(jobSeeker) || validation.isBefore(one.from)) {
                continue;
            }
            unit -= probability[one.ordinal()];
            if (unit < 0) {
                parts[one.funder.ordinal()] = amountCents(purchase, one);
                parts[Financeur.FRANCE_COMPETENCES.ordinal()] = Math.min(basePriceCents, rights);
                return parts;
            }
        }
        long compulsory = jobSeeker ? 0 : Math.min(basePriceCents, compulsoryCents(validation));
        long covered = Math.min(basePriceCents - compulsory, rights);
        parts[Financeur.FRANCE_COMPETENCES.ordinal()] = covered;
        parts[Financeur.TITULAIRE.ordinal()] = basePriceCents - covered;
        return parts;
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

    /** One holder in eight has little left; the others from 1,500 to 5,000 euros. */
    private long rightsCents(long purchase) {
        double unit = draw.unit(purchase, RIGHTS);
        return draw.chance(purchase, RIGHTS_KIND, 0.125)
                ? 300_00 + Math.round(unit * 1_200_00)
                : 1_500_00 + Math.round(unit * 3_500_00);
    }
}
