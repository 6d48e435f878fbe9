// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodeTest {

    private static final List<Code> CITIES = List.of(code("1", null), code("2", null));

    @Test
    void districtsLieBelowCities() {
        assertThat(Code.lieBelow(List.of(code("1", "1"), code("3", "2")), CITIES))
                .isTrue();
        assertThat(Code.lieBelow(List.of(code("1", "1"), code("3", "4")), CITIES))
                .isFalse();
        assertThat(Code.lieBelow(CITIES, CITIES)).isFalse();
        assertThat(Code.lieBelow(List.of(), CITIES)).isFalse();
    }

    @Test
    void listDoesNotLieBelowItselfAlthoughItsParentsHaveTheSameCodes() {
        List<Code> districts = List.of(code("1", "2"), code("2", "1"));
        assertThat(Code.lieBelow(districts, List.copyOf(districts))).isFalse();
    }

    private static Code code(String code, @Nullable String parent) {
        return new Code(code, new Text(code, code), parent);
    }
}
