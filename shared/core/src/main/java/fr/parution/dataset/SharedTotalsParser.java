// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the block {@code sharedTotals} of {@code catalogue.yaml}, once all data sets are known. */
final class SharedTotalsParser {

    private static final String EXAMPLE = "{dataset: …, row: {financeur: ETAT}}";

    private final Map<String, DatasetDeclaration> datasets;

    SharedTotalsParser(List<DatasetDeclaration> datasets) {
        this.datasets = datasets.stream()
                .collect(Collectors.toMap(DatasetDeclaration::id, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    List<SharedTotal> parse(YamlValue root) {
        return new Fields(root, ProjectWords.CATALOGUE)
                .optionalList("sharedTotals", this::sharedTotal).stream()
                        .flatMap(Optional::stream)
                        .toList();
    }

    private Optional<SharedTotal> sharedTotal(YamlValue value) {
        Fields fields = new Fields(value, ProjectWords.SHARED_TOTAL);
        Optional<SharedTotal.Side> whole = fields.get("whole", EXAMPLE).flatMap(this::side);
        Optional<SharedTotal.Side> parts = fields.get("parts", EXAMPLE).flatMap(this::side);
        Optional<YamlValue> measures = fields.get("measures", "{montant: part_etat}");
        if (whole.isEmpty() || parts.isEmpty() || measures.isEmpty()) {
            return Optional.empty();
        }
        DatasetDeclaration above =
                Objects.requireNonNull(datasets.get(whole.get().dataset()));
        DatasetDeclaration below =
                Objects.requireNonNull(datasets.get(parts.get().dataset()));
        if (above == below || !isMadeOf(unit(above), unit(below))) {
            String found = above.id() + " (" + unit(above) + "), " + below.id() + " (" + unit(below) + ")";
            value.problems()
                    .add(ProblemCode.DECLARATION_BAD_VALUE, value.where(), found, "whole: QUARTER, parts: MONTH");
            return Optional.empty();
        }
        List<SharedTotal.Pair> pairs = new ArrayList<>();
        measures.get().openMap().forEach((name, other) -> {
            requireAdditive(other.where(), name, above, value.problems());
            requireAdditive(other.where(), other.text(), below, value.problems());
            pairs.add(new SharedTotal.Pair(name, other.text()));
        });
        return Optional.of(new SharedTotal(whole.get(), parts.get(), pairs));
    }

    private Optional<SharedTotal.Side> side(YamlValue value) {
        Fields fields = new Fields(value, ProjectWords.SHARED_ROW);
        DatasetDeclaration dataset =
                fields.get("dataset", "…").map(name -> name.reference(datasets)).orElse(null);
        if (dataset == null) {
            return Optional.empty();
        }
        if (dataset.protection() instanceof Protection.None) {
            value.problems()
                    .add(
                            ProblemCode.DECLARATION_BAD_VALUE,
                            value.where(),
                            dataset.id(),
                            "protection: {thresholdPersons: 5}");
        }
        Map<String, String> row = new TreeMap<>();
        fields.find("row")
                .ifPresent(codes -> codes.openMap().forEach((name, code) -> {
                    row.put(name, code.text());
                    requireCode(dataset, name, code);
                }));
        boolean shown =
                dataset.margins().stream().anyMatch(margin -> new HashSet<>(margin.keeps()).equals(row.keySet()))
                        || dataset.dimensions().stream()
                                .map(Dimension::name)
                                .collect(Collectors.toSet())
                                .equals(row.keySet());
        if (!shown) {
            value.problems()
                    .add(
                            ProblemCode.DECLARATION_BAD_VALUE,
                            value.where() + ".row",
                            row.keySet(),
                            dataset.margins().stream().map(Level::keeps).toList());
        }
        return Optional.of(new SharedTotal.Side(dataset.id(), row));
    }

    private static void requireCode(DatasetDeclaration dataset, String dimension, YamlValue code) {
        Map<String, Dimension.Coded> coded = dataset.dimensions().stream()
                .filter(Dimension.Coded.class::isInstance)
                .map(Dimension.Coded.class::cast)
                .collect(Collectors.toMap(Dimension::name, Function.identity()));
        Dimension.Coded found = coded.get(dimension);
        List<String> known = found == null
                ? coded.keySet().stream().sorted().toList()
                : found.codes().codes().stream().map(Code::code).toList();
        String word = found == null ? dimension : code.text();
        if (!known.contains(word) || found == null) {
            code.problems()
                    .add(
                            ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                            code.where(),
                            word,
                            NearestWord.suggest(word, known));
        }
    }

    private static void requireAdditive(String where, String name, DatasetDeclaration dataset, Problems problems) {
        List<String> known = dataset.measures().stream()
                .filter(Measure::isAdditive)
                .map(Measure::name)
                .toList();
        if (!known.contains(name)) {
            problems.add(ProblemCode.DECLARATION_UNKNOWN_REFERENCE, where, name, NearestWord.suggest(name, known));
        }
    }

    private static PeriodUnit unit(DatasetDeclaration dataset) {
        return dataset.selection().periodUnit();
    }

    /** Whether whole periods of one unit make those of the other. */
    private static boolean isMadeOf(PeriodUnit whole, PeriodUnit part) {
        return part == PeriodUnit.DAY
                || (part.months() > 0 && whole.months() % part.months() == 0 && whole.months() > 0);
    }
}
