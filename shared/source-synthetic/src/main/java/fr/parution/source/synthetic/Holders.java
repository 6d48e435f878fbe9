// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The persons who bought, numbered from 0 in the order of their first purchase. A purchase either brings the next new person or
 * goes back to an earlier one; which of the two is a function of its number, so that nobody's history changes when the day of
 * drawing moves.
 */
final class Holders {

    /** Accounts of the real scheme, among which the ids are drawn. */
    private static final long ACCOUNTS = 37_000_000;

    private static final int[] AGE_FROM = {16, 18, 25, 35, 45, 55, 65};
    private static final int[] AGE_YEARS = {2, 7, 10, 10, 10, 10, 10};
    private static final double[] AGE_UP_TO = {0.002, 0.135, 0.435, 0.700, 0.902, 0.988, 1.0};
    private static final double[] CSP_UP_TO = {0.009, 0.062, 0.230, 0.450, 0.815, 0.975, 0.981, 1.0};

    private static final int REPEAT = 1;
    private static final int HOME = 2;
    private static final int AGE = 3;
    private static final int AGE_IN_BAND = 4;
    private static final int GENDER = 5;
    private static final int WORK = 6;
    private static final int CSP = 7;
    private static final int CSP_DECLARED = 8;
    private static final int BIRTH = 9;
    private static final int NAMES = 10;
    private static final int NIR = 11;

    /**
     * What a purchase needs to know of its holder.
     *
     * @param age whole years at the first purchase
     * @param csp category when at work, null when not declared
     */
    record Profile(
            int department,
            int age,
            boolean oftenJobSeeker,
            @Nullable String csp) {}

    private final long rows;
    private final PurchaseCalendar calendar;
    private final Territory territory;
    private final Draw draw;
    private final long step;
    private final long shift;
    private final long purchases;

    Holders(SyntheticParameters parameters, PurchaseCalendar calendar, Territory territory) {
        this.rows = parameters.rows();
        this.calendar = calendar;
        this.territory = territory;
        this.draw = new Draw(parameters.seed(), "titulaire");
        this.step = coprime(10_000_019 + Math.floorMod(draw.bits(0, 0), 10_000_000L));
        this.shift = Math.floorMod(draw.bits(1, 0), ACCOUNTS);
        this.purchases = calendar.countBefore(parameters.asOf());
    }

    /** How many persons have bought on the day of drawing. */
    long count() {
        return countAmong(purchases);
    }

    /** The person who makes a purchase. */
    long holderOf(long purchase) {
        long known = countAmong(purchase);
        return countAmong(purchase + 1) > known ? known : (long) (draw.unit(purchase, REPEAT) * known);
    }

    /** The account number, 1 to 37 million, different for each person. */
    long id(long holder) {
        return 1 + (holder * step + shift) % ACCOUNTS;
    }

    Profile profile(long holder) {
        int age = age(holder);
        double jobSeeker = age < 25 ? 0.42 : age < 55 ? 0.28 : 0.24;
        return new Profile(
                home(holder), age, draw.chance(holder, WORK, jobSeeker), csp(age, draw.unit(holder, CSP), holder));
    }

    Titulaire titulaire(long holder) {
        String genre = genre(holder);
        boolean woman = genre == null ? draw.chance(holder, NIR, 0.5) : genre.equals("F");
        LocalDate birth =
                calendar.dayOf(firstPurchase(holder)).minusYears(age(holder)).minusDays(draw.below(holder, BIRTH, 365));
        long id = id(holder);
        long names = draw.bits(holder, NAMES);
        String given = Syllables.given(names, woman);
        return new Titulaire(
                id,
                nir(woman, birth, holder, id),
                Syllables.proper(names),
                given,
                genre,
                birth,
                territory.code(home(holder)),
                given.toLowerCase(Locale.ROOT) + '.' + Long.toString(id, 36) + "@exemple.invalid");
    }

    /** New persons are 8 purchases in 10 at the opening and 4 in 10 at the reference date: 5.2 million for 8.5 million in all. */
    private long countAmong(long purchases) {
        double x = (double) purchases / rows;
        double ratio = x <= 1 ? (0.80 - 0.188 * x) * x : 0.612 + 0.424 * (x - 1);
        return (long) Math.ceil(ratio * rows);
    }

    /** The purchase that brought the person, by halving: {@code countAmong(from) <= holder < countAmong(to)}. */
    private long firstPurchase(long holder) {
        long from = holder;
        long to = purchases;
        while (to - from > 1) {
            long middle = (from + to) >>> 1;
            if (countAmong(middle) > holder) {
                to = middle;
            } else {
                from = middle;
            }
        }
        return from;
    }

    private int home(long holder) {
        return territory.anywhere(draw.unit(holder, HOME));
    }

    private int age(long holder) {
        int band = band(AGE_UP_TO, draw.unit(holder, AGE));
        return AGE_FROM[band] + draw.below(holder, AGE_IN_BAND, AGE_YEARS[band]);
    }

    private @Nullable String genre(long holder) {
        double unit = draw.unit(holder, GENDER);
        return unit < 0.004 ? null : unit < 0.518 ? "F" : "M";
    }

    private @Nullable String csp(int age, double unit, long holder) {
        if (draw.chance(holder, CSP_DECLARED, 0.13)) {
            return null;
        }
        if (age >= 62 && unit < 0.45) {
            return "7";
        }
        return String.valueOf((char) ('1' + band(CSP_UP_TO, unit)));
    }

    private static int band(double[] upTo, double unit) {
        int band = 0;
        while (unit >= upTo[band]) {
            band++;
        }
        return band;
    }

    /** Sex, year, a month from 13 to 19, the account on eight digits and a key that is off by one to 96: unique, and nobody's. */
    private String nir(boolean woman, LocalDate birth, long holder, long id) {
        long body = woman ? 2 : 1;
        body = body * 100 + birth.getYear() % 100;
        body = body * 100 + 13 + Math.floorMod(draw.bits(holder, NIR) >>> 8, 7L);
        body = body * 100_000_000 + id;
        long key = 97 - body % 97;
        long wrong = 1 + (key + Math.floorMod(draw.bits(holder, NIR) >>> 16, 96L)) % 97;
        return body + (wrong < 10 ? "0" : "") + wrong;
    }

    private static long coprime(long candidate) {
        long step = candidate | 1;
        while (step % 5 == 0 || step % 37 == 0) {
            step += 2;
        }
        return step;
    }
}
