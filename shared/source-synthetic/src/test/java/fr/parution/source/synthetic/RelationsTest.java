// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds for every seed and size: keys resolve, days are in order, identities are nobody's. */
class RelationsTest {

    private static final Set<Statut> ENTERED =
            EnumSet.of(Statut.ENTREE, Statut.SORTIE, Statut.CLOS_TOTAL, Statut.CLOS_PARTIEL);
    private static final Set<Statut> NEVER_ENTERED =
            EnumSet.of(Statut.VALIDE, Statut.REJETE, Statut.CLOS_ANNULE_TITULAIRE, Statut.CLOS_ANNULE_OF);

    @Property(tries = 12)
    void everyForeignKeyResolvesAndNoKeyIsRepeated(
            @ForAll @LongRange(min = 1_000, max = 12_000) long rows,
            @ForAll long seed,
            @ForAll @IntRange(max = 4_058) int days) {
        SyntheticSource source = new SyntheticSource(new SyntheticParameters(rows, seed, day(days)));
        Set<Long> holders = source.titulaires().map(Titulaire::id).collect(toSet());
        Set<String> bodies = source.organismes().map(Organisme::siret).collect(toSet());
        Set<Integer> places = source.lieux().map(Lieu::id).collect(toSet());
        Set<Integer> certifications =
                source.certifications().map(Certification::id).collect(toSet());
        Set<String> trainings =
                source.formations().map(Formation::numeroFormation).collect(toSet());
        Set<Integer> actions = source.actions().map(ActionFormation::id).collect(toSet());
        Map<Integer, SessionFormation> sessions =
                source.sessions().collect(toMap(SessionFormation::id, Function.identity()));
        assertThat(holders).hasSize((int) source.titulaires().count());
        assertThat(bodies).hasSize((int) source.organismes().count()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(trainings).hasSize((int) source.formations().count());
        assertThat(source.formations())
                .allMatch(training -> bodies.contains(training.siretOrganisme())
                        && certifications.contains(training.certificationId()));
        assertThat(source.actions().map(ActionFormation::numeroFormation).collect(toSet()))
                .isEqualTo(trainings);
        assertThat(source.actions()).allMatch(action -> places.contains(action.lieuId()));
        assertThat(sessions.values()).allMatch(session -> actions.contains(session.actionId()));
        assertThat(source.dossiers().map(Dossier::titulaireId).collect(toSet())).isEqualTo(holders);
        assertThat(source.dossiers())
                .allSatisfy(d -> assertThat(Objects.requireNonNull(sessions.get(d.sessionId()))
                                .dateDebut())
                        .isAfterOrEqualTo(d.dateValidation().plusDays(11)));
        long files = source.dossiers().count();
        assertThat(source.financements()).allMatch(line -> line.dossierId() >= 1 && line.dossierId() <= files);
    }

    @Property(tries = 12)
    void daysFollowEachOtherAndNothingIsKnownOfTheDayOfDrawing(
            @ForAll @LongRange(min = 1_000, max = 12_000) long rows,
            @ForAll long seed,
            @ForAll @IntRange(max = 4_058) int days) {
        LocalDate asOf = day(days);
        SyntheticSource source = new SyntheticSource(new SyntheticParameters(rows, seed, asOf));
        assertThat(source.dossiers()).allSatisfy(d -> {
            assertThat(d.dateValidation()).isBetween(SyntheticParameters.FIRST_PURCHASE, asOf.minusDays(1));
            if (d.dateEntree() != null) {
                assertThat(d.dateEntree()).isBetween(d.dateValidation(), asOf.minusDays(1));
            }
            if (d.dateSortie() != null) {
                assertThat(d.dateSortie()).isBetween(d.dateEntree(), asOf.minusDays(1));
            }
            if (ENTERED.contains(d.statut())) {
                assertThat(d.dateEntree()).isNotNull();
                assertThat(d.dateSortie() == null).isEqualTo(d.statut() == Statut.ENTREE);
            }
            if (NEVER_ENTERED.contains(d.statut())) {
                assertThat(d.dateEntree()).isNull();
                assertThat(d.dateSortie()).isNull();
            }
        });
        assertThat(source.sessions()).allMatch(session -> !session.dateFin().isBefore(session.dateDebut()));
    }

    @Property(tries = 20)
    void laterDrawingMovesTheSameFilesForwardAndChangesNothingElse(
            @ForAll @LongRange(min = 1_000, max = 8_000) long rows,
            @ForAll long seed,
            @ForAll @IntRange(max = 4_058) int first,
            @ForAll @IntRange(max = 4_058) int second) {
        SyntheticSource before = new SyntheticSource(new SyntheticParameters(rows, seed, day(Math.min(first, second))));
        SyntheticSource after = new SyntheticSource(new SyntheticParameters(rows, seed, day(Math.max(first, second))));
        Map<Long, Dossier> later = after.dossiers().collect(toMap(Dossier::id, Function.identity()));
        assertThat(before.dossiers()).allSatisfy(d -> {
            Dossier then = Objects.requireNonNull(later.get(d.id()));
            assertThat(rank(then.statut())).isGreaterThanOrEqualTo(rank(d.statut()));
            assertThat(rank(d.statut()) == 3 && then.statut() != d.statut()).isFalse();
            if (d.dateEntree() != null) {
                assertThat(then.dateEntree()).isEqualTo(d.dateEntree());
            }
            assertThat(withoutStatus(then)).isEqualTo(withoutStatus(d));
        });
        assertThat(after.titulaires().limit(before.titulaires().count()).toList())
                .isEqualTo(before.titulaires().toList());
        assertThat(after.actions().toList()).isEqualTo(before.actions().toList());
        assertThat(after.formations().toList()).isEqualTo(before.formations().toList());
        assertThat(after.sessions().limit(before.sessions().count()).toList())
                .isEqualTo(before.sessions().toList());
    }

    @Property(tries = 5)
    void noIdentityCanBeThatOfARealPerson(@ForAll long seed) {
        SyntheticSource source = new SyntheticSource(new SyntheticParameters(4_000, seed));
        assertThat(source.titulaires()).allSatisfy(t -> {
            assertThat(t.nir()).matches("[12][0-9]{2}1[3-9][0-9]{10}");
            long body = Long.parseLong(t.nir().substring(0, 13));
            assertThat(Long.parseLong(t.nir().substring(13))).isBetween(1L, 97L).isNotEqualTo(97 - body % 97);
            assertThat(t.courriel()).matches("[a-z]+\\.[0-9a-z]+@exemple\\.invalid");
            assertThat(t.id()).isBetween(1L, 37_000_000L);
        });
        assertThat(source.titulaires().map(Titulaire::nir).collect(toSet()))
                .hasSize((int) source.titulaires().count());
    }

    @Property(tries = 5)
    void siretHasValidKeysInARangeGivenToNobody(@ForAll @LongRange(min = 1_000, max = 8_500_000) long rows) {
        SyntheticSource source = new SyntheticSource(new SyntheticParameters(rows, 7));
        assertThat(source.organismes()).allSatisfy(body -> {
            assertThat(body.siret()).matches("00[0-9]{12}");
            assertThat(luhn(body.siret())).isZero();
            assertThat(luhn(body.siret().substring(0, 9))).isZero();
            assertThat(body.numeroDeclaration()).matches("[0-9]{11}");
        });
    }

    private static LocalDate day(int days) {
        return SyntheticParameters.FIRST_PURCHASE.plusDays(days);
    }

    private static int rank(Statut statut) {
        return switch (statut) {
            case VALIDE -> 0;
            case ENTREE -> 1;
            case SORTIE -> 2;
            default -> 3;
        };
    }

    private static Dossier withoutStatus(Dossier d) {
        return new Dossier(
                d.id(),
                d.titulaireId(),
                d.sessionId(),
                d.dateValidation(),
                null,
                null,
                Statut.VALIDE,
                d.demandeurEmploi(),
                d.csp(),
                d.prixTtcCentimes(),
                d.dureeHeures());
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : (2 * digit) / 10 + (2 * digit) % 10;
        }
        return sum % 10;
    }
}
