// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code dashboards}: every figure must follow from what is published. */
final class DashboardParser {

    static final String ID = "[a-z0-9][a-z0-9-]{2,}";

    private final Cube cube;
    private final Set<String> mapped;
    private final Map<String, Axis> axes = new LinkedHashMap<>();

    /**
     * @param time the axis of time, null for a snapshot, which has one period only
     * @param mapped the code lists whose outlines are known
     */
    DashboardParser(Cube cube, @Nullable Axis time, Set<String> mapped) {
        this.cube = cube;
        this.mapped = mapped;
        if (time != null) {
            axes.put(Axis.PERIOD, time);
        }
        cube.dimensions().forEach(dimension -> axes.put(dimension.name(), axis(dimension)));
    }

    private static Axis axis(Dimension dimension) {
        String codes =
                dimension instanceof Dimension.Coded coded ? coded.codes().id() : null;
        return new Axis(dimension.name(), dimension.label(), PublishedNames.of(dimension), codes);
    }

    List<Dashboard> parse(Fields dataset) {
        Set<String> seen = new HashSet<>();
        return dataset.optionalList("dashboards", value -> dashboard(value, seen));
    }

    private Dashboard dashboard(YamlValue value, Set<String> seen) {
        Fields fields = new Fields(value, DatasetWords.DASHBOARD);
        Optional<YamlValue> id = fields.get("id", "ou-et-qui");
        String name = id.flatMap(v -> v.parse(ID, DashboardParser::id)).orElse("");
        if (!name.isEmpty() && !seen.add(name)) {
            fields.problems()
                    .add(ProblemCode.DECLARATION_DUPLICATE, id.orElseThrow().where(), name, "id");
        }
        Text title = fields.bilingual("title");
        List<Axis> filters = fields.optionalList("filters", v -> axis(v, axis -> axis.codes() != null)).stream()
                .flatMap(Optional::stream)
                .toList();
        List<Figure> figures = new ArrayList<>();
        for (YamlValue item : fields.filledList("figures", "- {kind, title, …}")) {
            figure(item, filters).ifPresent(figures::add);
        }
        return new Dashboard(name, title, filters, figures);
    }

    private static String id(String text) {
        if (!text.matches(ID)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private Optional<Figure> figure(YamlValue value, List<Axis> filters) {
        Fields fields = new Fields(value, DatasetWords.FIGURE);
        Optional<Figure.Kind> kind = fields.get("kind", "bars").flatMap(v -> v.oneOf(Figure.KINDS));
        Text title = fields.bilingual("title");
        Text subtitle = fields.find("subtitle").map(Fields::bilingual).orElse(null);
        if (kind.isEmpty() || fields.choose().isEmpty()) {
            return Optional.empty();
        }
        List<Axis> by = by(fields, kind.get());
        Axis split = split(fields, kind.get());
        List<String> sides = kind.get() == Figure.Kind.PYRAMID ? sides(fields, split) : List.of();
        List<YamlValue> measures = kind.get() == Figure.Kind.TABLE
                ? fields.filledList("measures", "[nb_dossiers]")
                : fields.get("measure", "nb_dossiers").stream().toList();
        Set<String> kept = new HashSet<>();
        by.stream().filter(axis -> !axis.isPeriod()).forEach(axis -> kept.add(axis.dimension()));
        if (split != null) {
            kept.add(split.dimension());
        }
        measures.forEach(measure -> check(measure, kept, filters));
        return Optional.of(new Figure(
                kind.get(),
                title,
                subtitle,
                by,
                split,
                sides,
                measures.stream().map(YamlValue::text).toList(),
                cube.coarsest(kept).label()));
    }

    private List<Axis> by(Fields fields, Figure.Kind kind) {
        List<YamlValue> named = switch (kind) {
            case KPI -> List.of();
            case TABLE -> fields.filledList("rows", "[region]");
            default -> fields.get("by", "region").stream().toList();
        };
        Predicate<Axis> fits = switch (kind) {
            case LINE -> Axis::isPeriod;
            case HBARS, PYRAMID -> axis -> !axis.isPeriod();
            case MAP -> axis -> axis.codes() != null && mapped.contains(axis.codes());
            default -> axis -> true;
        };
        return named.stream().flatMap(value -> axis(value, fits).stream()).toList();
    }

    private @Nullable Axis split(Fields fields, Figure.Kind kind) {
        Optional<YamlValue> value = kind == Figure.Kind.PYRAMID ? fields.get("split", "genre") : fields.find("split");
        return value.flatMap(v -> axis(v, axis -> axis.codes() != null)).orElse(null);
    }

    /** An axis that fits; a dimension whose own fault is reported is none, but no second fault. */
    private Optional<Axis> axis(YamlValue value, Predicate<Axis> fits) {
        Map<String, Object> known = new LinkedHashMap<>(axes);
        cube.dimensionNames().forEach(known::putIfAbsent);
        value.reference(known);
        Axis axis = axes.get(value.text());
        if (axis != null && !fits.test(axis)) {
            List<String> fitting =
                    axes.values().stream().filter(fits).map(Axis::dimension).toList();
            value.problems()
                    .add(
                            ProblemCode.DECLARATION_BAD_VALUE,
                            value.where(),
                            axis.dimension(),
                            fitting.isEmpty() ? "–" : String.join(" | ", fitting));
            return Optional.empty();
        }
        return Optional.ofNullable(axis);
    }

    private List<String> sides(Fields fields, @Nullable Axis split) {
        List<YamlValue> sides = fields.list("sides", "[F, M]");
        if (fields.has("sides")
                && (sides.size() != 2 || sides.get(0).text().equals(sides.get(1).text()))) {
            YamlValue place = fields.find("sides").orElseThrow();
            fields.problems().add(ProblemCode.DECLARATION_BAD_VALUE, place.where(), sides.size(), "[F, M]");
        }
        cube.dimensions().stream()
                .filter(dimension -> split != null && dimension.name().equals(split.dimension()))
                .map(dimension -> ((Dimension.Coded) dimension).codes())
                .forEach(codes -> sides.forEach(side -> DimensionParser.code(side, codes)));
        return sides.stream().map(YamlValue::text).toList();
    }

    /** A measure of a figure is there, and adds up where rows must be summed, whichever filters are set. */
    private void check(YamlValue measure, Set<String> kept, List<Axis> filters) {
        if (measure.reference(cube.measureNames()) == null || !cube.isNotAdditive(measure.text())) {
            return;
        }
        boolean summed = false;
        for (int set = 0; set < 1 << filters.size(); set++) {
            Set<String> asked = new HashSet<>(kept);
            for (int i = 0; i < filters.size(); i++) {
                if ((set >> i & 1) == 1) {
                    asked.add(filters.get(i).dimension());
                }
            }
            summed |= cube.isSummed(asked);
        }
        if (summed) {
            measure.problems()
                    .add(
                            ProblemCode.DECLARATION_MEASURE_NOT_ADDITIVE,
                            measure.where(),
                            measure.text(),
                            String.join(", ", cube.additive()));
        }
    }
}
