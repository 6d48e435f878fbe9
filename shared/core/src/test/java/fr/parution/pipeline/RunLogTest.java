// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.source.DeliveryNote;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunLogTest {

    @Test
    void deliveryIsToldInCountsAndWhereTheRestIs() {
        List<String> lines = new ArrayList<>();
        DeliveryNote note = new DeliveryNote("emprunt", 1_200, 3, List.of("nom", "adresse"), List.of("UTF-8, ;"), null);

        new RunLog(lines::add, () -> 0).delivered(note, "staging/prets/quarantine/0/emprunt.csv");

        assertThat(lines)
                .containsExactly(
                        "{\"what\":\"delivered\",\"relation\":\"emprunt\",\"count\":1200,\"setAside\":3,"
                                + "\"quarantine\":\"staging/prets/quarantine/0/emprunt.csv\",\"ignoredColumns\":2,\"millis\":0}");
    }
}
