// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads the block {@code margins}: each roll-up keeps some of what the one before keeps. */
final class MarginParser {

    private MarginParser() {}

    static List<Level> parse(Fields dataset, Map<String, YamlValue> dimensions) {
        Collection<String> wider = List.copyOf(dimensions.keySet());
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
            if (!unknown && (!wider.containsAll(keeps) || keeps.size() >= wider.size())) {
                dataset.problems().add(ProblemCode.DECLARATION_MARGINS_NOT_NESTED, item.where(), keeps, wider);
            }
            if (label.equals(Level.DETAIL)
                    || levels.stream().anyMatch(level -> level.label().equals(label))) {
                dataset.problems().add(ProblemCode.DECLARATION_DUPLICATE, item.where(), label, "label");
            }
            levels.add(new Level(
                    label, dimensions.keySet().stream().filter(keeps::contains).toList()));
            wider = keeps;
        }
        return levels;
    }
}
