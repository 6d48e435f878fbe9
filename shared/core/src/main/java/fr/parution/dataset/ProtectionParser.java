// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code protection}. */
final class ProtectionParser {

    private static final String FORM = "protection: {thresholdPersons: 5} | {none: {fr: …, en: …}}";
    private static final int MOST_PERCENT = 99;
    private static final List<SourceType> IDENTITIES = List.of(SourceType.INTEGER, SourceType.TEXT, SourceType.CODE);

    static final Map<String, Protection.MeanPolicy> MEAN_POLICIES =
            Map.of("hidden", Protection.MeanPolicy.HIDDEN, "seed", Protection.MeanPolicy.SEED);

    private final Cube cube;
    private final SourceColumns columns;

    /**
     * @param columns those that the data set may name
     */
    ProtectionParser(Cube cube, SourceColumns columns) {
        this.cube = cube;
        this.columns = columns;
    }

    /** The protection, or null once its fault is reported. */
    @Nullable
    Protection parse(Fields fields, boolean describesPersons) {
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
        int range = percent(block, "rangePercent");
        List<String> always = new ArrayList<>();
        Text reason = null;
        if (block.has("alwaysShown")) {
            Fields shown = new Fields(block.find("alwaysShown").orElseThrow(), CubeWords.ALWAYS_SHOWN);
            shown.filledList("measures", "[nb_dossiers]").forEach(item -> {
                String name = item.text();
                always.add(name);
                checkCountOfRows(item);
            });
            reason = shown.bilingual("reason");
        }
        Text told = reason;
        List<Protection.Split> splits = block.optionalList("splits", this::split);
        List<Protection.Contributor> contributors = contributors(block, dominance + p > 0);
        Protection.Group group = block.find("groupDisclosure")
                .flatMap(v -> group(new Fields(v, CubeWords.GROUP)))
                .orElse(null);
        Protection.MeanPolicy means =
                block.find("meanPolicy").flatMap(v -> v.oneOf(MEAN_POLICIES)).orElse(Protection.MeanPolicy.HIDDEN);
        return block.get("thresholdPersons", "5")
                .flatMap(v -> v.parse(
                        "≥ 3",
                        text -> new Protection.Threshold(
                                Integer.parseInt(text),
                                dominance,
                                p,
                                always,
                                told,
                                splits,
                                contributors,
                                group,
                                means,
                                range)))
                .orElse(null);
    }

    private List<Protection.Contributor> contributors(Fields block, boolean judged) {
        List<Protection.Contributor> contributors = new ArrayList<>();
        for (YamlValue item :
                block.find("contributors").map(YamlValue::filledList).orElse(List.of())) {
            Fields contributor = new Fields(item, CubeWords.CONTRIBUTOR);
            Text label = contributor.bilingual("label");
            contributor
                    .get("column", "formation.siret_organisme")
                    .flatMap(v -> contributor(v, label))
                    .ifPresent(contributors::add);
        }
        if (!contributors.isEmpty() && !judged) {
            block.problems()
                    .add(
                            ProblemCode.DECLARATION_MISSING,
                            block.owner().where(),
                            "dominancePercent | pPercent",
                            "dominancePercent: 85");
        }
        return contributors;
    }

    /** Where each row of the table has one contributor of a kind, each of its amounts is that one's alone. */
    private Optional<Protection.Contributor> contributor(YamlValue place, Text label) {
        Optional<ColumnRef> column = columns.column(place, IDENTITIES);
        for (Dimension dimension : cube.dimensions()) {
            if (column.isPresent() && tellsApart(dimension, column.get())) {
                place.problems()
                        .add(ProblemCode.DECLARATION_CONTRIBUTOR_ALONE, place.where(), column.get(), dimension.name());
            }
        }
        return column.map(ref -> new Protection.Contributor(ref, label));
    }

    private static boolean tellsApart(Dimension dimension, ColumnRef column) {
        return dimension instanceof Dimension.Entity entity
                ? entity.key().equals(column)
                : dimension instanceof Dimension.Coded coded
                        && coded.derivation() instanceof Derivation.FromColumn from
                        && from.column().equals(column);
    }

    private Optional<Protection.Group> group(Fields group) {
        Map<String, Dimension.Coded> coded = new LinkedHashMap<>();
        for (Dimension dimension : cube.dimensions()) {
            if (dimension instanceof Dimension.Coded of) {
                coded.put(of.name(), of);
            }
        }
        Optional<YamlValue> place = group.get("dimension", "situation");
        Optional<Dimension.Coded> named = place.map(v -> v.reference(coded));
        named.ifPresent(dimension -> checkIsInTheFullCrossOnly(place.orElseThrow(), dimension.name()));
        Optional<String> withheld = group.get("withheld", "ND")
                .filter(code -> named.isPresent())
                .flatMap(code -> code(code, named.orElseThrow().codes()));
        return withheld.map(code -> new Protection.Group(
                named.orElseThrow().name(), named.orElseThrow().label(), code));
    }

    private static Optional<String> code(YamlValue place, CodeList list) {
        Map<String, String> codes = new LinkedHashMap<>();
        list.codes().forEach(code -> codes.put(code.code(), code.code()));
        return Optional.ofNullable(place.reference(codes));
    }

    /** What is withheld of a row must not be had from other totals, and the whole of it must be a row itself. */
    private void checkIsInTheFullCrossOnly(YamlValue place, String dimension) {
        List<String> others = cube.dimensionNames().keySet().stream()
                .filter(name -> !name.equals(dimension))
                .toList();
        boolean kept = cube.margins().stream().anyMatch(level -> level.keeps().contains(dimension));
        boolean summed = cube.margins().stream().anyMatch(level -> level.keeps().equals(others));
        if (kept || !summed) {
            place.problems()
                    .add(ProblemCode.DECLARATION_GROUP_NOT_SUMMED, place.where(), dimension, "keeps: " + others);
        }
    }

    private Protection.Split split(YamlValue item) {
        List<String> sums = cube.measures().stream()
                .filter(Measure.Sum.class::isInstance)
                .map(Measure::name)
                .toList();
        Fields split = new Fields(item, CubeWords.SPLIT);
        split.get("whole", "montant").ifPresent(whole -> checkIsOneOf(whole, sums));
        List<YamlValue> parts = split.filledList("parts", "[part_a, part_b]");
        parts.forEach(part -> checkIsOneOf(part, sums));
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
    private void checkCountOfRows(YamlValue place) {
        List<String> counts = cube.measures().stream()
                .filter(measure -> measure instanceof Measure.CountRows count
                        && count.where().isEmpty())
                .map(Measure::name)
                .toList();
        checkIsOneOf(place, counts);
    }

    /** A measure that has a fault of its own is told once. */
    private void checkIsOneOf(YamlValue place, List<String> names) {
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
