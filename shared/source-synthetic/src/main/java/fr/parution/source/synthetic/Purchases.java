// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files, numbered from 0, and what was paid for each. */
final class Purchases {

    /** Days between validation and the earliest start. */
    private static final int NOTICE_DAYS = 11;

    private static final int TRIES = 3;

    private static final int JOB_SEEKER = 1;
    private static final int DISTANCE = 2;
    private static final int DEPARTMENT = 3;
    private static final int DELAY = 4;
    private static final int OWN_PRICE = 5;
    private static final int OWN_PRICE_CENTS = 6;
    private static final int SESSION = 10;

    /** Level of prices from 2020 on, in percent of the list price. */
    private static final int[] PRICE_PERCENT = {90, 90, 93, 97, 99, 100, 101};

    private final LocalDate asOf;
    private final PurchaseCalendar calendar;
    private final Holders holders;
    private final Territory territory;
    private final Catalogue catalogue;
    private final Sessions sessions;
    private final Funding funding;
    private final Draw draw;

    Purchases(
            SyntheticParameters parameters,
            PurchaseCalendar calendar,
            Holders holders,
            Territory territory,
            Catalogue catalogue,
            Sessions sessions) {
        this.asOf = parameters.asOf();
        this.calendar = calendar;
        this.holders = holders;
        this.territory = territory;
        this.catalogue = catalogue;
        this.sessions = sessions;
        this.draw = new Draw(parameters.seed(), "dossier");
        this.funding = new Funding(draw, calendar);
    }

    /** What is chosen before anything is paid: who, when, which session. */
    private record Choice(
            long holder,
            LocalDate validation,
            boolean jobSeeker,
            @Nullable String csp,
            int session,
            LocalDate start,
            int action) {}

    long count() {
        return calendar.countBefore(asOf);
    }

    Dossier dossier(long purchase) {
        Choice choice = choice(purchase);
        Course course = Course.of(draw, purchase, choice.validation, choice.start, sessions.days(choice.action));
        long price = 0;
        for (long part : parts(purchase, choice).values()) {
            price += part;
        }
        return new Dossier(
                purchase + 1,
                holders.id(choice.holder),
                choice.session + 1,
                choice.validation,
                course.entryKnownOn(asOf),
                course.exitKnownOn(asOf),
                course.statusOn(asOf),
                choice.jobSeeker,
                choice.csp,
                price,
                catalogue.hoursKnown(choice.action) ? Integer.valueOf(catalogue.hours(choice.action)) : null);
    }

    /** The lines of a purchase in the order of {@link Financeur}; only those that pay. */
    Stream<Financement> financements(long purchase) {
        return parts(purchase, choice(purchase)).entrySet().stream()
                .map(part -> new Financement(purchase + 1, part.getKey(), part.getValue()));
    }

    /** A few sessions are looked at until one suits the holder; the last one always starts late enough. */
    private Choice choice(long purchase) {
        long holder = holders.holderOf(purchase);
        LocalDate validation = calendar.dayOf(purchase);
        Holders.Profile profile = holders.profile(holder);
        boolean jobSeeker = draw.chance(purchase, JOB_SEEKER, profile.oftenJobSeeker() ? 0.78 : 0.15);
        int department = department(purchase, profile.department());
        LocalDate earliest = validation.plusDays(NOTICE_DAYS);
        int month = Sessions.month(earliest) + delay(draw.unit(purchase, DELAY));
        int session = 0;
        int action = 0;
        LocalDate start = earliest;
        for (int attempt = 0; attempt <= TRIES; attempt++) {
            if (attempt == TRIES) {
                month = Math.max(month, Sessions.month(earliest) + 1);
            }
            session = sessions.in(month, department, draw.unit(purchase, SESSION + 2 * attempt));
            action = sessions.action(session, month, department);
            start = sessions.start(session, month);
            double affinity = catalogue.family(action).affinity(profile, jobSeeker);
            if (!start.isBefore(earliest) && draw.chance(purchase, SESSION + 2 * attempt + 1, affinity)) {
                break;
            }
        }
        return new Choice(holder, validation, jobSeeker, jobSeeker ? null : profile.csp(), session, start, action);
    }

    private Map<Financeur, Long> parts(long purchase, Choice choice) {
        return funding.parts(purchase, choice.validation, choice.jobSeeker, priceCents(purchase, choice));
    }

    /** The list price at the level of the year; one holder in eight has a price of his own, up to 15 percent apart. */
    private long priceCents(long purchase, Choice choice) {
        int year = Math.min(Math.max(choice.validation.getYear() - 2020, 0), PRICE_PERCENT.length - 1);
        long cents = catalogue.priceCents(choice.action) * PRICE_PERCENT[year] / 100;
        double own = draw.unit(purchase, OWN_PRICE);
        long price = own < 0.125 ? Math.round(cents * (0.85 + 2.4 * own)) : cents;
        return draw.chance(purchase, OWN_PRICE_CENTS, 0.3) ? price : Math.max(100, price / 100 * 100);
    }

    /** Most train where they live, some nearby, some anywhere. */
    private int department(long purchase, int home) {
        double unit = draw.unit(purchase, DISTANCE);
        if (unit < 0.80) {
            return home;
        }
        double where = draw.unit(purchase, DEPARTMENT);
        return unit < 0.91 ? territory.nearby(home, where) : territory.anywhere(where);
    }

    /** Months to wait after the first possible one. */
    private static int delay(double unit) {
        return unit < 0.45 ? 0 : unit < 0.80 ? 1 : unit < 0.94 ? 2 : 3;
    }
}
