// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Protection and sums as anyone can check them, from the published CSV alone. */
class TotalsTest {

    private static final String USERS = "moncompteformation-les-usagers";
    private static final String PURCHASES = "moncompteformation_formations_engagees";
    private static final String MOVEMENTS = "entree_sortie_formation";
    private static final String COFINANCING = "moncompteformation_abondements";
    private static final String OFFER = "moncompteformation_catalogueformation";

    @Test
    void figuresAddUpAndNoSubtractionFindsAHiddenOne() {
        List<String> checks = Demo.shared().ask("totals.py");
        checks.forEach(System.out::println);
        assertThat(checks)
                .filteredOn(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)) > 0)
                .extracting(line -> line.substring(0, line.lastIndexOf(' ')))
                .contains(
                        USERS + " rows shown",
                        USERS + " rows hidden",
                        USERS + " rows hidden in part",
                        USERS + " sums to region",
                        USERS + " parts of montant_engage",
                        USERS + " prix_moyen",
                        USERS + " not found by subtraction: nb_dossiers",
                        USERS + " not found by subtraction: nb_dossiers_a_duree_connue",
                        PURCHASES + " rows shown",
                        PURCHASES + " rows hidden in part",
                        PURCHASES + " sums to departement",
                        PURCHASES + " sums to region",
                        PURCHASES + " sums to france",
                        PURCHASES + " parts of montant_engage",
                        PURCHASES + " prix_moyen",
                        PURCHASES + " not found by subtraction: montant_engage",
                        PURCHASES + " not found by subtraction: nb_dossiers_a_duree_connue",
                        MOVEMENTS + " rows shown",
                        MOVEMENTS + " rows hidden",
                        MOVEMENTS + " rows hidden in part",
                        MOVEMENTS + " sums to certification",
                        MOVEMENTS + " none of few: entrees_formation",
                        MOVEMENTS + " none of few: sorties_realisation_partielle",
                        MOVEMENTS + " none of few: sorties_realisation_totale",
                        MOVEMENTS + " not found by subtraction: entrees_formation",
                        MOVEMENTS + " not found by subtraction: sorties_realisation_partielle",
                        MOVEMENTS + " not found by subtraction: sorties_realisation_totale",
                        COFINANCING + " rows shown",
                        COFINANCING + " rows hidden",
                        COFINANCING + " sums to financeur_region",
                        COFINANCING + " aide_moyenne",
                        COFINANCING + " not found by subtraction: nb_financements",
                        COFINANCING + " not found by subtraction: montant",
                        OFFER + " rows shown",
                        OFFER + " sums to departement",
                        OFFER + " sums to region",
                        OFFER + " sums to france");
        assertThat(checks).contains(OFFER + " rows hidden 0", OFFER + " rows hidden in part 0");
    }
}
