// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How actions make trainings, and what is written about them, at a tenth of the real offer. */
class TrainingsTest {

    private static final SyntheticSource SOURCE = new SyntheticSource(new SyntheticParameters(850_000, 20260401));
    private static List<Formation> formations = List.of();
    private static Map<String, List<ActionFormation>> actions = Map.of();
    private static Map<Integer, Lieu> places = Map.of();

    @BeforeAll
    static void draw() {
        formations = SOURCE.formations().toList();
        actions = SOURCE.actions().collect(groupingBy(ActionFormation::numeroFormation));
        places = SOURCE.lieux().collect(toMap(Lieu::id, Function.identity()));
    }

    @Test
    void trainingHasOneToFourActions() {
        Map<Integer, Long> sizes = actions.values().stream().collect(groupingBy(List::size, counting()));
        assertThat(sizes).containsOnlyKeys(1, 2, 3, 4);
        assertThat(sizes.values()).allMatch(count -> count > formations.size() / 20);
    }

    @Test
    void numberBeginsWithTheBodyThatGivesTheTraining() {
        assertThat(formations)
                .allMatch(training -> training.numeroFormation().startsWith(training.siretOrganisme() + "_"));
    }

    @Test
    void someTrainingsAreGivenAtSeveralPlacesOfADepartmentAndSomeInSeveralDepartments() {
        assertThat(ratio(given -> placesOf(given) > 1 && departmentsOf(given) == 1))
                .isBetween(0.15, 0.40);
        assertThat(ratio(given -> departmentsOf(given) > 1)).isBetween(0.10, 0.30);
    }

    @Test
    void actionsOfATrainingCostAboutTheSameAndSometimesNotTheSame() {
        assertThat(actions.values()).allMatch(given -> highest(given) <= 1.25 * lowest(given) + 100);
        assertThat(ratio(given -> highest(given) > lowest(given))).isBetween(0.10, 0.50);
    }

    @Test
    void textsHave40To300CharactersAndSomeAreLeftOut() {
        assertThat(formations.stream().flatMap(TrainingsTest::texts).filter(Objects::nonNull))
                .allMatch(text -> text.length() >= 40 && text.length() <= 300);
        assertThat(share(training -> training.pointsForts() == null)).isCloseTo(0.30, within(0.02));
        assertThat(share(training -> training.objectif() == null)).isCloseTo(0.04, within(0.01));
        assertThat(share(training -> training.contenu() == null)).isCloseTo(0.02, within(0.01));
        assertThat(share(training -> training.resultatsAttendus() == null)).isCloseTo(0.06, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>", "<ul><li>", "<br />", "&eacute;", "&nbsp;:", "&#39;", "&amp;", " & ", "é"})
    void textsHoldMarkupAndEntitiesNowAndThen(String mark) {
        assertThat(formations.stream()
                        .flatMap(TrainingsTest::texts)
                        .filter(text -> text != null && text.contains(mark))
                        .count())
                .isBetween(formations.size() / 100L, formations.size() * 3L);
    }

    @Test
    void anotherSeedWritesOtherTexts() {
        List<Formation> others = new SyntheticSource(new SyntheticParameters(850_000, 1))
                .formations()
                .limit(100)
                .toList();
        assertThat(others.stream().map(Formation::contenu).toList())
                .isNotEqualTo(
                        formations.stream().limit(100).map(Formation::contenu).toList());
    }

    private static Stream<@Nullable String> texts(Formation training) {
        return Stream.of(training.pointsForts(), training.objectif(), training.contenu(), training.resultatsAttendus());
    }

    private static double share(Predicate<Formation> which) {
        return (double) formations.stream().filter(which).count() / formations.size();
    }

    private static double ratio(Predicate<List<ActionFormation>> which) {
        return (double) actions.values().stream().filter(which).count() / actions.size();
    }

    private static long placesOf(List<ActionFormation> given) {
        return given.stream().map(ActionFormation::lieuId).distinct().count();
    }

    private static int departmentsOf(List<ActionFormation> given) {
        return given.stream()
                .map(action ->
                        Objects.requireNonNull(places.get(action.lieuId())).codeDepartement())
                .collect(toSet())
                .size();
    }

    private static long highest(List<ActionFormation> given) {
        return given.stream().mapToLong(ActionFormation::prixTtcCentimes).max().orElseThrow();
    }

    private static long lowest(List<ActionFormation> given) {
        return given.stream().mapToLong(ActionFormation::prixTtcCentimes).min().orElseThrow();
    }
}
