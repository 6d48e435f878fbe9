// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.ColumnRef;
import fr.parution.dataset.Protection;
import fr.parution.dataset.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProtectionTextTest {

    private static final Text REASON = new Text("Ce nombre compte des achats.", "This number counts purchases.");

    @Test
    void thresholdIsNamedAndNothingElseWhereNothingElseIsDeclared() {
        Text text = ProtectionText.of(new Protection.Threshold(5));
        assertThat(text.fr())
                .startsWith("Une ligne qui décrit moins de 5 personnes")
                .doesNotContain("somme qu'une");
        assertThat(text.en())
                .startsWith("A row that describes fewer than 5 persons")
                .doesNotContain("Exception");
    }

    @Test
    void twoReleasesArePromisedToSayNoMoreThanOne() {
        Text text = ProtectionText.of(new Protection.Threshold(7));
        assertThat(text.fr()).contains("que moins de 7 personnes changeraient", "(marque R)");
        assertThat(text.en()).contains("fewer than 7 persons would change", "(mark R)");
    }

    @Test
    void sumsOfFewAreSaidToBeHiddenWithoutTheLimitsOfTheRule() {
        Text text = ProtectionText.of(new Protection.Threshold(5, 85, 10, List.of(), null, List.of()));
        assertThat(text.fr()).contains("presque à elles seules").doesNotContain("85", "10");
        assertThat(text.en()).contains("almost alone").doesNotContain("85", "10");
    }

    @Test
    void othersThanPersonsByWhomAmountsAreJudgedAreNamed() {
        Text text = ProtectionText.of(new Protection.Threshold(
                5,
                85,
                10,
                List.of(),
                null,
                List.of(),
                List.of(new Protection.Contributor(
                        new ColumnRef("formation", "siret_organisme"),
                        new Text("organisme de formation", "training body"))),
                null,
                Protection.MeanPolicy.HIDDEN,
                0));
        assertThat(text.fr())
                .endsWith("contributeurs d'une autre sorte la font presque à eux seuls (organisme de formation).");
        assertThat(text.en()).endsWith("contributors of another kind make almost alone (training body).");
    }

    @Test
    void attributeThatGroupsMayNotBeToldToShareIsNamedWithItsCode() {
        Text text = ProtectionText.of(new Protection.Threshold(
                5,
                0,
                0,
                List.of(),
                null,
                List.of(),
                List.of(),
                new Protection.Group("situation", new Text("Situation", "Employment"), "ND"),
                Protection.MeanPolicy.HIDDEN,
                0));
        assertThat(text.fr()).endsWith("partagent la même réponse à « Situation », elle n'est pas dite (code ND).");
        assertThat(text.en()).endsWith("share the same \"Employment\", it is not told (code ND).");
    }

    @Test
    void countThatIsAlwaysShownIsNamedWithItsReason() {
        Text text = ProtectionText.of(new Protection.Threshold(5, 0, 0, List.of("nb_dossiers"), REASON, List.of()));
        assertThat(text.fr()).endsWith(" Exception, toujours montrée : nb_dossiers. Ce nombre compte des achats.");
        assertThat(text.en()).endsWith(" Exception, always shown: nb_dossiers. This number counts purchases.");
    }

    @Test
    void reasonStandsAloneWhereNothingIsProtected() {
        assertThat(ProtectionText.of(new Protection.None(REASON))).isEqualTo(REASON);
    }
}
