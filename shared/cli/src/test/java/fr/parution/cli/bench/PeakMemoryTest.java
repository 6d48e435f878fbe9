// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {

    @Test
    void thePeakIsReadInKilobytes() {
        assertThat(PeakMemory.find(List.of("VmPeak:\t  900 kB", "VmHWM:\t  123 kB", "VmRSS:\t 7 kB")))
                .isEqualTo(123 * 1024);
    }

    @Test
    void aSystemThatDoesNotTellGivesNoFigure() {
        assertThat(PeakMemory.find(List.of("Name:\tjava"))).isEqualTo(-1);
    }
}
