// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of a manifest's reason, and what they say. */
final class ReleaseReasonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first release|première parution|first release",
                "data|mise à jour des données|updated data",
                "data set prets|nouveau jeu de données prets|new data set prets",
                "columns 1.1.0 of prets|version 1.1.0 des colonnes de prets|version 1.1.0 of the columns of prets",
                "reference regions: edition COG 2027|référentiel regions, édition COG 2027"
                        + "|reference data regions, edition COG 2027",
                "description; catalogue|descriptions ; description du catalogue"
                        + "|descriptions; description of the catalogue"
            })
    void wordsAreSaidInBothLanguages(String words, String french, String english) {
        assertThat(ReleaseReason.text(words)).contains(new Text(french, english));
    }

    @ParameterizedTest
    @CsvSource({"Les dossiers sans durée comptaient dans la moyenne.", "data; autre chose", "''"})
    void whatAPersonTypedStaysAsItIs(String typed) {
        assertThat(ReleaseReason.text(typed)).isEmpty();
    }

    @Test
    void eachReasonIsToldOnce() {
        ReleaseReason reason = new ReleaseReason();
        reason.newDataset("prets");
        reason.catalogue();
        reason.catalogue();
        assertThat(reason.inWords()).isEqualTo("data set prets; catalogue");
    }
}
