// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code protection}. */
final class ProtectionParser {

    private static final String FORM = "protection: {thresholdPersons: 5} | {none: {fr: …, en: …}}";
    private static final int MOST_PERCENT = 99;

    private ProtectionParser() {}

    /** The protection, or null once its fault is reported. */
    static @Nullable Protection parse(Fields fields, Cube cube, boolean describesPersons) {
        Optional<YamlValue> value = fields.find("protection");
        if (value.isEmpty()) {
            fields.problems()
                    .add(
                            ProblemCode.DECLARATION_PROTECTION_MISSING,
                            fields.owner().where(),
                            "",
                            FORM);
            return null;
        }
        Fields block = new Fields(value.get(), CubeWords.PROTECTION);
        Optional<String> chosen = block.choose();
        if (chosen.isEmpty()) {
            return null;
        }
        if (chosen.get().equals("none")) {
            return new Protection.None(block.bilingual("none"));
        }
        if (!describesPersons) {
            fields.problems()
                    .add(ProblemCode.DECLARATION_MISSING, value.get().where(), "source.person", "source: {person: …}");
        }
        int dominance = percent(block, "dominancePercent");
        int p = percent(block, "pPercent");
        List<String> always = new ArrayList<>();
        Text reason = null;
        if (block.has("alwaysShown")) {
            Fields shown = new Fields(block.find("alwaysShown").orElseThrow(), CubeWords.ALWAYS_SHOWN);
            shown.filledList("measures", "[nb_dossiers]").forEach(item -> {
                String name = item.text();
                always.add(name);
                checkCountOfRows(item, cube);
            });
            reason = shown.bilingual("reason");
        }
        Text told = reason;
        List<Protection.Split> splits = block.optionalList("splits", item -> split(item, cube));
        return block.get("thresholdPersons", "5")
                .flatMap(v -> v.parse(
                        "≥ 3",
                        text -> new Protection.Threshold(Integer.parseInt(text), dominance, p, always, told, splits)))
                .orElse(null);
    }

    private static Protection.Split split(YamlValue item, Cube cube) {
        List<String> sums = cube.measures().stream()
                .filter(Measure.Sum.class::isInstance)
                .map(Measure::name)
                .toList();
        Fields split = new Fields(item, CubeWords.SPLIT);
        split.get("whole", "montant").ifPresent(whole -> checkIsOneOf(whole, sums, cube));
        List<YamlValue> parts = split.filledList("parts", "[part_a, part_b]");
        parts.forEach(part -> checkIsOneOf(part, sums, cube));
        List<String> names = parts.stream().map(YamlValue::text).toList();
        if (names.size() == 1 || names.size() > names.stream().distinct().count()) {
            item.problems().add(ProblemCode.DECLARATION_BAD_VALUE, item.where(), names, "parts: [part_a, part_b]");
        }
        return new Protection.Split(split.text("whole", "montant"), names);
    }

    private static int percent(Fields block, String name) {
        return block.find(name)
                .flatMap(v -> v.parse("1 … 99", text -> {
                    int percent = Integer.parseInt(text);
                    if (percent < 1 || percent > MOST_PERCENT) {
                        throw new IllegalArgumentException(text);
                    }
                    return percent;
                }))
                .orElse(0);
    }

    /** Only how many rows there are may be shown of too few persons: never what they paid or did. */
    private static void checkCountOfRows(YamlValue place, Cube cube) {
        List<String> counts = cube.measures().stream()
                .filter(measure -> measure instanceof Measure.CountRows count
                        && count.where().isEmpty())
                .map(Measure::name)
                .toList();
        checkIsOneOf(place, counts, cube);
    }

    /** A measure that has a fault of its own is told once. */
    private static void checkIsOneOf(YamlValue place, List<String> names, Cube cube) {
        String name = place.text();
        boolean faulty = cube.measureNames().containsKey(name)
                && cube.measures().stream().noneMatch(m -> m.name().equals(name));
        if (!names.contains(name) && !faulty) {
            place.problems()
                    .add(
                            ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                            place.where(),
                            name,
                            NearestWord.suggest(name, names));
        }
    }
}
