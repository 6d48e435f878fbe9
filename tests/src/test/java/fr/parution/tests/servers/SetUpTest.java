// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetUpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PARUTION_LOCALSTACK_PYTHON",
                "PARUTION_CFN_LINT",
                "PARUTION_READERS_PYTHON",
                "PARUTION_RIE",
                "PARUTION_CHROMIUM"
            })
    void everyProgramIsInstalled(String name) {
        assertThat(SetUp.program(name)).isExecutable();
    }

    @Test
    void missingProgramComesWithTheCommandThatInstallsIt() {
        assertThatThrownBy(() -> SetUp.program("PARUTION_NOTHING"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PARUTION_NOTHING")
                .hasMessageContaining("run ./parution test")
                .hasMessageContaining("lancez ./parution test");
    }
}
