// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the block {@code margins}. Margins may cross; each comes after those that it is a roll-up of, so that a level is
 * always made of what stands before it.
 */
final class MarginParser {

    private MarginParser() {}

    static List<Level> parse(Fields dataset, Map<String, YamlValue> dimensions) {
        List<Level> levels = new ArrayList<>();
        for (YamlValue item : dataset.find("margins").map(YamlValue::list).orElse(List.of())) {
            Fields margin = new Fields(item, CubeWords.MARGIN);
            List<YamlValue> named = margin.list("keeps", "[region]");
            List<String> keeps = named.stream()
                    .filter(v -> v.reference(dimensions) != null)
                    .map(YamlValue::text)
                    .toList();
            String label = margin.text("label", "region");
            boolean unknown = named.size() != keeps.size();
            if (!unknown) {
                misplaced(keeps, levels, dimensions)
                        .ifPresent(other -> dataset.problems()
                                .add(ProblemCode.DECLARATION_MARGIN_MISPLACED, item.where(), keeps, other));
            }
            if (label.equals(Level.DETAIL)
                    || levels.stream().anyMatch(level -> level.label().equals(label))) {
                dataset.problems().add(ProblemCode.DECLARATION_DUPLICATE, item.where(), label, "label");
            }
            levels.add(new Level(
                    label, dimensions.keySet().stream().filter(keeps::contains).toList()));
        }
        return levels;
    }

    /** What a margin should stand before: a level that keeps no more than it does. */
    private static Optional<String> misplaced(
            List<String> keeps, List<Level> before, Map<String, YamlValue> dimensions) {
        if (keeps.size() == dimensions.size()) {
            return Optional.of(Level.DETAIL);
        }
        return before.stream()
                .filter(level -> keeps.containsAll(level.keeps()))
                .map(Level::label)
                .findFirst();
    }
}
