// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

/**
 * Bodies, places, trainings and their actions. Actions are laid out by department, so that one near a holder is found without a search;
 * a few large bodies give trainings everywhere, and most bodies only at home.
 */
final class Catalogue {

    private static final double REAL_BODIES = 14_000;
    private static final double REAL_ACTIONS = 200_000;
    private static final int LEAST_BODIES = 60;
    private static final int LEAST_ACTIONS = 1_500;
    private static final int LEAST_ACTIONS_IN_DEPARTMENT = 12;
    private static final double PLACES_PER_BODY = 2.2;
    private static final int MOST_NATIONAL = 400;

    private static final int CERTIFICATION = 20;
    private static final int BODY = 21;
    private static final int PLACE = 22;
    private static final int MODE = 23;
    private static final int PRICE = 24;
    private static final int OWN_PRICE = 25;
    private static final int CENTS = 26;
    private static final int HOURS = 27;
    private static final int OWN_HOURS = 28;
    private static final int HOURS_KNOWN = 29;
    private static final int TITLE = 30;

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
    private final Draw trainingDraw;
    private final Draw actionDraw;
    private final Trainings trainings;
    private final Prose prose;
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
        this.trainingDraw = new Draw(parameters.seed(), "formation");
        this.actionDraw = new Draw(parameters.seed(), "action_formation");
        this.prose = new Prose(trainingDraw);
        int bodies = (int) Math.max(LEAST_BODIES, Math.round(parameters.scaled(REAL_BODIES)));
        this.bodyHome = new int[bodies];
        for (int body = 0; body < bodies; body++) {
            bodyHome[body] = territory.anywhere(bodyDraw.unit(body, 0));
        }
        this.bodiesAt = byHome(bodyHome, territory.size());
        this.placeBlocks = territory.blocks(bodies * PLACES_PER_BODY, 1);
        this.actionBlocks =
                territory.blocks(Math.max(LEAST_ACTIONS, parameters.scaled(REAL_ACTIONS)), LEAST_ACTIONS_IN_DEPARTMENT);
        this.trainings = new Trainings(trainingDraw, actionBlocks);
        this.certificationOf = new int[trainings.count()];
        for (int training = 0; training < certificationOf.length; training++) {
            certificationOf[training] = certifications.drawn(trainingDraw.unit(training, CERTIFICATION));
        }
    }

    int bodies() {
        return bodyHome.length;
    }

    int places() {
        return placeBlocks[territory.size()];
    }

    int trainings() {
        return trainings.count();
    }

    int actions() {
        return actionBlocks[territory.size()];
    }

    /** An action in the department; the first ones sell best. */
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

    Formation formation(int training) {
        String siret = siret(body(training));
        Certification certification = certifications.row(certificationOf[training]);
        return new Formation(
                numero(siret, training),
                siret,
                certification.id(),
                certification.intitule() + TITLES[trainingDraw.below(training, TITLE, TITLES.length)],
                prose.pointsForts(training),
                prose.objectif(training, certification.intitule()),
                prose.contenu(training),
                prose.resultatsAttendus(training));
    }

    ActionFormation action(int action) {
        int training = trainings.of(action);
        return new ActionFormation(
                action + 1,
                numero(siret(body(training)), training),
                place(action, training) + 1,
                modalite(action),
                hoursKnown(action) ? Integer.valueOf(hours(action)) : null,
                priceCents(action));
    }

    Famille family(int action) {
        return certifications.family(certificationOf[trainings.of(action)]);
    }

    Modalite modalite(int action) {
        double unit = actionDraw.unit(action, MODE);
        double distance = family(action).distance;
        return unit < distance ? Modalite.DISTANCE : unit > 0.9 ? Modalite.MIXTE : Modalite.PRESENTIEL;
    }

    /** List price in cents, that of the training or up to a tenth apart; one in four is not a whole number of euros. */
    long priceCents(int action) {
        int training = trainings.of(action);
        double factor = 0.58 + 0.70 * trainingDraw.bell(training, PRICE);
        double here = actionDraw.chance(action, OWN_PRICE, 0.35) ? 0.90 + 0.20 * actionDraw.unit(action, PRICE) : 1;
        long euros = Math.max(60, Math.round(certifications.priceEuros(certificationOf[training]) * factor * here));
        long cents = trainingDraw.chance(training, CENTS, 0.25) ? trainingDraw.bits(training, CENTS) & 0x3F : 0;
        return euros * 100 + cents;
    }

    /** Hours of the training at the place, also when the body does not declare them. */
    int hours(int action) {
        int training = trainings.of(action);
        double factor = 0.65 + 0.70 * trainingDraw.bell(training, HOURS);
        double here = actionDraw.chance(action, OWN_HOURS, 0.15) ? 0.85 + 0.30 * actionDraw.unit(action, HOURS) : 1;
        return (int) Math.max(5, Math.round(certifications.hours(certificationOf[training]) * factor * here));
    }

    boolean hoursKnown(int action) {
        return !actionDraw.chance(action, HOURS_KNOWN, 0.08);
    }

    private int body(int training) {
        int[] local = bodiesAt[Territory.owner(actionBlocks, trainings.firstAction(training))];
        double unit = trainingDraw.unit(training, BODY);
        if (local.length == 0 || trainings.national(training)) {
            return (int) (Math.min(bodies(), MOST_NATIONAL) * unit * unit);
        }
        return local[(int) (local.length * unit)];
    }

    /** Actions of a training that follow each other are at different places, where the department has as many. */
    private int place(int action, int training) {
        int department = Territory.owner(actionBlocks, action);
        int from = placeBlocks[department];
        int places = placeBlocks[department + 1] - from;
        return from + (trainingDraw.below(training, PLACE, places) + action) % places;
    }

    private String numero(String siret, int training) {
        return siret + "_F" + digits(trainingDraw.bits(training, TITLE), 4) + '-' + (training + 1);
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
