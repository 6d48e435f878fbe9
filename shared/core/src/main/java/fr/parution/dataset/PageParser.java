// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code page}. */
final class PageParser {

    private final Cube cube;

    PageParser(Cube cube) {
        this.cube = cube;
    }

    /** What the page shows first, or null once it is reported that nothing says so. */
    @Nullable
    Page parse(Fields dataset) {
        return dataset.get("page", "{headline, keyMeasures, breakdown}")
                .map(this::page)
                .orElse(null);
    }

    private Page page(YamlValue value) {
        Fields page = new Fields(value, DatasetWords.PAGE);
        Optional<YamlValue> headline = page.get("headline", "nb_dossiers");
        headline.filter(v -> v.reference(cube.measureNames()) != null).ifPresent(this::checkAdditive);
        List<YamlValue> keyMeasures = page.list("keyMeasures", "[nb_dossiers]");
        keyMeasures.forEach(v -> v.reference(cube.measureNames()));
        Map<String, Level> levels = new LinkedHashMap<>();
        cube.margins().forEach(level -> levels.put(level.label(), level));
        Optional<YamlValue> breakdown = page.find("breakdown");
        breakdown.ifPresent(v -> v.reference(levels));
        return new Page(
                headline.map(YamlValue::text).orElse(""),
                keyMeasures.stream().map(YamlValue::text).toList(),
                breakdown.map(YamlValue::text).orElse(null));
    }

    /** The headline adds up periods, which counts of persons and means do not. */
    private void checkAdditive(YamlValue headline) {
        if (cube.isNotAdditive(headline.text())) {
            headline.problems()
                    .add(
                            ProblemCode.DECLARATION_MEASURE_NOT_ADDITIVE,
                            headline.where(),
                            headline.text(),
                            String.join(", ", cube.additive()));
        }
    }
}
