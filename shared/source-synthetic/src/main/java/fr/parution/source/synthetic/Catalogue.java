// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

/**
 * Bodies, places and trainings. They are laid out by department, so that a training near a holder is found without a search; a few
 * large bodies give trainings everywhere, and most bodies only at home.
 */
final class Catalogue {

    private static final double REAL_BODIES = 14_000;
    private static final double REAL_ACTIONS = 200_000;
    private static final int LEAST_BODIES = 60;
    private static final int LEAST_ACTIONS = 1_500;
    private static final int LEAST_ACTIONS_IN_DEPARTMENT = 12;
    private static final double PLACES_PER_BODY = 2.2;
    private static final double NATIONAL_RATIO = 0.55;
    private static final int MOST_NATIONAL = 400;

    private static final int CERTIFICATION = 1;
    private static final int NATIONAL = 2;
    private static final int BODY = 3;
    private static final int PLACE = 4;
    private static final int MODE = 5;
    private static final int PRICE = 6;
    private static final int CENTS = 7;
    private static final int HOURS = 8;
    private static final int HOURS_KNOWN = 9;
    private static final int TITLE = 10;

    private static final String[] KINDS = {
        "Formation", "Conseil", "Académie", "Compétences", "Institut", "École", "Campus", "Centre"
    };
    private static final String[] TITLES = {
        "", " – parcours individualisé", " – niveau 1", " – accéléré", " – perfectionnement"
    };

    private final Territory territory;
    private final Certifications certifications;
    private final Draw bodyDraw;
    private final Draw placeDraw;
    private final Draw actionDraw;
    private final int[] bodyHome;
    private final int[] placeBlocks;
    private final int[] actionBlocks;
    private final int[][] bodiesAt;
    private final int[] certificationOf;

    Catalogue(SyntheticParameters parameters, Territory territory, Certifications certifications) {
        this.territory = territory;
        this.certifications = certifications;
        this.bodyDraw = new Draw(parameters.seed(), "organisme");
        this.placeDraw = new Draw(parameters.seed(), "lieu");
        this.actionDraw = new Draw(parameters.seed(), "action_formation");
        int bodies = (int) Math.max(LEAST_BODIES, Math.round(parameters.scaled(REAL_BODIES)));
        this.bodyHome = new int[bodies];
        for (int body = 0; body < bodies; body++) {
            bodyHome[body] = territory.anywhere(bodyDraw.unit(body, 0));
        }
        this.bodiesAt = byHome(bodyHome, territory.size());
        this.placeBlocks = territory.blocks(bodies * PLACES_PER_BODY, 1);
        this.actionBlocks =
                territory.blocks(Math.max(LEAST_ACTIONS, parameters.scaled(REAL_ACTIONS)), LEAST_ACTIONS_IN_DEPARTMENT);
        this.certificationOf = new int[actionBlocks[territory.size()]];
        for (int action = 0; action < certificationOf.length; action++) {
            certificationOf[action] = certifications.drawn(actionDraw.unit(action, CERTIFICATION));
        }
    }

    int bodies() {
        return bodyHome.length;
    }

    int places() {
        return placeBlocks[territory.size()];
    }

    int actions() {
        return actionBlocks[territory.size()];
    }

    /** A training of the department; the first ones sell best. */
    int actionIn(int department, double unit) {
        int from = actionBlocks[department];
        return from + (int) ((actionBlocks[department + 1] - from) * unit * Math.sqrt(unit));
    }

    Organisme organisme(int body) {
        String region = String.valueOf(11 + bodyDraw.below(body, 1, 80));
        String number = digits(bodyDraw.bits(body, 2), 9);
        String name = KINDS[bodyDraw.below(body, 3, KINDS.length)] + ' ' + Syllables.proper(bodyDraw.bits(body, 4));
        return new Organisme(siret(body), name, region + number, territory.code(bodyHome[body]));
    }

    Lieu lieu(int place) {
        String suffix = placeDraw.chance(place, 1, 0.3) ? "-sur-" + Syllables.proper(placeDraw.bits(place, 2)) : "";
        return new Lieu(
                place + 1,
                territory.code(Territory.owner(placeBlocks, place)),
                Syllables.proper(placeDraw.bits(place, 0)) + suffix);
    }

    ActionFormation action(int action) {
        int certification = certificationOf[action];
        int department = Territory.owner(actionBlocks, action);
        int body = body(action, department);
        int places = placeBlocks[department + 1] - placeBlocks[department];
        String siret = siret(body);
        return new ActionFormation(
                action + 1,
                siret,
                certification + 1,
                placeBlocks[department] + actionDraw.below(action, PLACE, places) + 1,
                siret + "_F" + digits(actionDraw.bits(action, TITLE), 4) + '-' + (action + 1),
                certifications.row(certification).intitule() + TITLES[actionDraw.below(action, TITLE, TITLES.length)],
                modalite(action),
                hoursKnown(action) ? Integer.valueOf(hours(action)) : null,
                priceCents(action));
    }

    Famille family(int action) {
        return certifications.family(certificationOf[action]);
    }

    Modalite modalite(int action) {
        double unit = actionDraw.unit(action, MODE);
        double distance = family(action).distance;
        return unit < distance ? Modalite.DISTANCE : unit > 0.9 ? Modalite.MIXTE : Modalite.PRESENTIEL;
    }

    /** List price in cents; one in four is not a whole number of euros. */
    long priceCents(int action) {
        double factor = 0.60 + 0.70 * actionDraw.bell(action, PRICE);
        long euros = Math.max(60, Math.round(certifications.priceEuros(certificationOf[action]) * factor));
        return euros * 100 + (actionDraw.chance(action, CENTS, 0.25) ? actionDraw.bits(action, CENTS) & 0x3F : 0);
    }

    /** Hours of the training, also when the body does not declare them. */
    int hours(int action) {
        double factor = 0.65 + 0.70 * actionDraw.bell(action, HOURS);
        return (int) Math.max(5, Math.round(certifications.hours(certificationOf[action]) * factor));
    }

    boolean hoursKnown(int action) {
        return !actionDraw.chance(action, HOURS_KNOWN, 0.08);
    }

    private int body(int action, int department) {
        int[] local = bodiesAt[department];
        double unit = actionDraw.unit(action, BODY);
        if (local.length == 0 || actionDraw.chance(action, NATIONAL, NATIONAL_RATIO)) {
            return (int) (Math.min(bodies(), MOST_NATIONAL) * unit * unit);
        }
        return local[(int) (local.length * unit)];
    }

    private static int[][] byHome(int[] home, int departments) {
        int[] count = new int[departments];
        for (int department : home) {
            count[department]++;
        }
        int[][] at = new int[departments][];
        for (int department = 0; department < departments; department++) {
            at[department] = new int[count[department]];
        }
        for (int body = home.length - 1; body >= 0; body--) {
            at[home[body]][--count[home[body]]] = body;
        }
        return at;
    }

    /** Starts with 00, which no real number does; both keys (Luhn, on 9 and on 14 digits) are right, as readers check them. */
    private static String siret(int body) {
        String siren = withLuhnKey("00" + digits(104_729L + 71L * body, 6));
        return withLuhnKey(siren + digits(10 + body % 7, 4));
    }

    private static String withLuhnKey(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static String digits(long value, int length) {
        String text = Long.toString(Math.floorMod(value, pow10(length)));
        return "0".repeat(length - text.length()) + text;
    }

    private static long pow10(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
