// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ValueClassesTest {

    @Test
    void classesHaveAboutTheSameSize() {
        ValueClasses classes = ValueClasses.of(numbers(IntStream.rangeClosed(1, 101)));
        assertThat(classes.counts()).hasSize(6).allMatch(count -> count == 16 || count == 17);
        assertThat(classes.least().get(0)).isEqualTo(BigDecimal.ONE);
        assertThat(classes.most().get(5)).isEqualTo(BigDecimal.valueOf(101));
    }

    @Test
    void equalValuesAreInOneClass() {
        ValueClasses classes = ValueClasses.of(
                numbers(IntStream.concat(IntStream.generate(() -> 3).limit(40), IntStream.of(4, 5, 6, 7, 8, 9))));
        assertThat(classes.least()).doesNotHaveDuplicates();
        assertThat(classes.counts().stream().mapToInt(count -> count).sum()).isEqualTo(46);
        assertThat(classes.of(BigDecimal.valueOf(3))).isZero();
    }

    @Test
    void fewValuesMakeFewClassesAndSpreadOverAllShades() {
        ValueClasses classes = ValueClasses.of(numbers(IntStream.rangeClosed(1, 10)));
        assertThat(classes.least()).hasSize(2);
        assertThat(Stream.of(0, 1).map(classes::shade)).containsExactly(1, 6);
        assertThat(ValueClasses.of(numbers(IntStream.of(4))).shade(0)).isEqualTo(3);
        assertThat(ValueClasses.of(List.of()).least()).isEmpty();
    }

    private static List<BigDecimal> numbers(IntStream numbers) {
        return numbers.mapToObj(BigDecimal::valueOf).toList();
    }
}
