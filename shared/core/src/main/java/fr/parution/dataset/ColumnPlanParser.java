// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which columns are published beside dimensions and measures, and in which order all of them stand. */
final class ColumnPlanParser {

    static final Map<String, PeriodColumn.Form> FORMS = Map.of(
            "label", PeriodColumn.Form.LABEL,
            "firstDay", PeriodColumn.Form.FIRST_DAY,
            "year", PeriodColumn.Form.YEAR,
            "month", PeriodColumn.Form.MONTH);

    private final Fields fields;

    ColumnPlanParser(Fields fields) {
        this.fields = fields;
    }

    /**
     * Reads the blocks {@code period}, {@code loaded}, {@code aliases} and {@code columns}.
     *
     * @param others the published columns of dimensions, measures and the product itself, in their order
     */
    ColumnPlan parse(List<String> others) {
        List<PeriodColumn> period = new ArrayList<>();
        fields.get("period", "{name, label, description}").ifPresent(value -> {
            Fields block = new Fields(value, DatasetWords.PERIOD);
            period.add(periodColumn(block));
            block.optionalList("also", v -> periodColumn(new Fields(v, DatasetWords.PERIOD_COLUMN)))
                    .forEach(period::add);
        });
        PeriodColumn loaded = fields.find("loaded")
                .map(v -> {
                    Fields block = new Fields(v, DatasetWords.LOADED);
                    return new PeriodColumn(
                            block.text("name", "date_chargement"),
                            block.bilingual("label"),
                            block.bilingual("description"),
                            PeriodColumn.Form.FIRST_DAY);
                })
                .orElse(null);
        Map<String, YamlValue> places = new LinkedHashMap<>();
        List<ColumnAlias> aliases = new ArrayList<>();
        fields.find("aliases").map(YamlValue::list).orElse(List.of()).forEach(item -> {
            ColumnAlias alias = alias(item);
            aliases.add(alias);
            places.put(alias.name(), item);
        });
        List<String> known = known(period, loaded, others);
        checkNames(known, aliases, places);
        List<String> all = new ArrayList<>(known);
        aliases.forEach(alias -> all.add(alias.name()));
        Set<String> faulty = new HashSet<>(written());
        all.forEach(faulty::remove);
        checkAliases(all, aliases, places, faulty);
        return new ColumnPlan(period, loaded, aliases, order(all, faulty));
    }

    /** The columns that dimensions and measures write, of those too that have a fault: to name one is no second fault. */
    private List<String> written() {
        List<String> written = new ArrayList<>();
        for (String block : List.of("dimensions", "measures")) {
            for (YamlValue item : fields.find(block).map(YamlValue::list).orElse(List.of())) {
                Map<String, YamlValue> words = item.openMap();
                List.of("name", "codeColumn", "labelColumn").forEach(word -> addText(words.get(word), written));
                YamlValue attributes = words.get("columns");
                if (attributes != null) {
                    attributes.list().forEach(a -> addText(a.openMap().get("name"), written));
                }
            }
        }
        return written;
    }

    private static void addText(@Nullable YamlValue name, List<String> texts) {
        if (name != null) {
            texts.add(name.text());
        }
    }

    private static List<String> known(List<PeriodColumn> period, @Nullable PeriodColumn loaded, List<String> others) {
        List<String> known = new ArrayList<>();
        period.forEach(column -> known.add(column.name()));
        if (loaded != null) {
            known.add(loaded.name());
        }
        known.addAll(others);
        return known;
    }

    private static PeriodColumn periodColumn(Fields block) {
        return new PeriodColumn(
                block.text("name", "trimestre_entree"),
                block.bilingual("label"),
                block.bilingual("description"),
                block.find("form").flatMap(v -> v.oneOf(FORMS)).orElse(PeriodColumn.Form.LABEL));
    }

    private static ColumnAlias alias(YamlValue item) {
        Fields alias = new Fields(item, DatasetWords.ALIAS);
        return new ColumnAlias(
                alias.text("name", "date_validation"),
                alias.bilingual("label"),
                alias.bilingual("description"),
                alias.text("of", "date validation"),
                alias.optionalText("empty"),
                alias.flag("plainText"));
    }

    private void checkNames(List<String> known, List<ColumnAlias> aliases, Map<String, YamlValue> places) {
        Set<String> seen = new HashSet<>();
        for (String name : known) {
            if (!seen.add(name)) {
                fields.problems()
                        .add(ProblemCode.DECLARATION_DUPLICATE, fields.owner().where(), name, "name");
            }
        }
        for (ColumnAlias alias : aliases) {
            if (!seen.add(alias.name())) {
                YamlValue place = places.getOrDefault(alias.name(), fields.owner());
                fields.problems().add(ProblemCode.DECLARATION_DUPLICATE, place.where(), alias.name(), "name");
            }
        }
    }

    /** An alias of an alias is followed to its column; one that comes back to itself is a cycle. */
    private void checkAliases(
            List<String> all, List<ColumnAlias> aliases, Map<String, YamlValue> places, Set<String> faulty) {
        Map<String, String> of = new HashMap<>();
        aliases.forEach(alias -> of.put(alias.name(), alias.of()));
        for (ColumnAlias alias : aliases) {
            YamlValue place = places.getOrDefault(alias.name(), fields.owner());
            if (!all.contains(alias.of()) && !faulty.contains(alias.of())) {
                fields.problems()
                        .add(
                                ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                                place.where() + ".of",
                                alias.of(),
                                NearestWord.suggest(alias.of(), all));
                continue;
            }
            Set<String> passed = new HashSet<>();
            String at = alias.name();
            while (of.containsKey(at) && passed.add(at)) {
                at = String.valueOf(of.get(at));
            }
            if (passed.contains(at) && of.containsKey(at) && at.equals(alias.name())) {
                fields.problems()
                        .add(ProblemCode.DECLARATION_ALIAS_CYCLE, place.where() + ".of", alias.name(), alias.of());
            }
        }
    }

    private List<String> order(List<String> all, Set<String> faulty) {
        Optional<YamlValue> value = fields.find("columns");
        List<String> order = new ArrayList<>();
        for (YamlValue item : value.map(YamlValue::list).orElse(List.of())) {
            String name = item.text();
            if (faulty.contains(name)) {
                continue;
            }
            if (!all.contains(name)) {
                fields.problems()
                        .add(
                                ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                                item.where(),
                                name,
                                NearestWord.suggest(name, all));
            } else if (order.contains(name)) {
                fields.problems().add(ProblemCode.DECLARATION_DUPLICATE, item.where(), name, "columns");
            } else {
                order.add(name);
            }
        }
        all.stream().filter(name -> !order.contains(name)).forEach(order::add);
        return order;
    }
}
