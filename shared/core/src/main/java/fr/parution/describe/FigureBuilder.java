// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.Axis;
import fr.parution.dataset.Code;
import fr.parution.dataset.Dashboard;
import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Dimension;
import fr.parution.dataset.Figure;
import fr.parution.dataset.TerritoryLevel;
import fr.parution.protect.RowCursor;
import fr.parution.table.TableSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Draws what dashboards and territories show from the rows of a protected table, given one after another. */
public final class FigureBuilder {

    private final DatasetDeclaration dataset;
    private final TableSchema schema;
    private final Set<String> lastPeriod;
    private final Set<String> lastAndYearBefore;
    private final Map<Integer, List<FigureQuestion>> questions = new TreeMap<>();
    private final Map<String, List<Code>> labels = new TreeMap<>();
    private final Map<String, Supplier<DrawnFigures.Board>> boards = new LinkedHashMap<>();
    private final List<Supplier<DrawnFigures.LocalFigures>> locals = new ArrayList<>();

    /**
     * For a table whose last period is written {@code lastPeriod}.
     *
     * @param territories the levels of territories that have pages
     */
    public FigureBuilder(
            TableSchema schema, DatasetDeclaration dataset, String lastPeriod, List<TerritoryLevel> territories) {
        this.dataset = dataset;
        this.schema = schema;
        this.lastPeriod = Set.of(lastPeriod);
        this.lastAndYearBefore = Set.of(lastPeriod, yearBefore(lastPeriod));
        dataset.dashboards().forEach(this::ask);
        territories.forEach(this::ask);
    }

    /** Every form of a period begins with its year. */
    private static String yearBefore(String period) {
        return Integer.parseInt(period.substring(0, 4)) - 1 + period.substring(4);
    }

    private void ask(Dashboard dashboard) {
        List<Supplier<FigureTable>> whole = dashboard.figures().stream()
                .map(figure -> ask(figure, List.of()))
                .toList();
        Map<String, List<Supplier<FigureTable>>> filtered = new TreeMap<>();
        for (Axis filter : dashboard.filters()) {
            filtered.put(
                    filter.dimension(),
                    dashboard.figures().stream()
                            .map(figure -> names(figure, filter) ? nothing() : ask(figure, List.of(filter.dimension())))
                            .toList());
        }
        if (dashboard.figures().stream().anyMatch(figure -> !isOverTime(figure))) {
            filtered.put(
                    Axis.PERIOD,
                    dashboard.figures().stream()
                            .map(figure -> isOverTime(figure) ? nothing() : askByPeriod(figure))
                            .toList());
        }
        boards.put(dashboard.id(), () -> {
            Map<String, List<FigureTable>> tables = new TreeMap<>();
            filtered.forEach((filter, figures) ->
                    tables.put(filter, figures.stream().map(Supplier::get).toList()));
            return new DrawnFigures.Board(whole.stream().map(Supplier::get).toList(), tables);
        });
    }

    /** A map keeps all its territories, and a table all its rows: what is filtered, or holds it, stands out on them. */
    private boolean names(Figure figure, Axis filter) {
        return figure.kind() == Figure.Kind.MAP
                || figure.by().stream()
                        .anyMatch(axis -> axis.dimension().equals(filter.dimension())
                                || Code.lieBelow(codes(filter), codes(axis)));
    }

    private List<Code> codes(Axis axis) {
        return !axis.isPeriod() && dataset.dimension(axis.dimension()) instanceof Dimension.Coded coded
                ? coded.codes().codes()
                : List.of();
    }

    private static boolean isOverTime(Figure figure) {
        return figure.by().stream().anyMatch(Axis::isPeriod);
    }

    /** The same figure in each period. */
    private Supplier<FigureTable> askByPeriod(Figure figure) {
        return ask(
                axes(figure, List.of(Axis.PERIOD)), Optional.ofNullable(figure.naming()), figure.measures(), Set.of());
    }

    private static List<String> axes(Figure figure, List<String> first) {
        List<String> axes = new ArrayList<>(first);
        figure.by().forEach(axis -> axes.add(axis.dimension()));
        if (figure.split() != null) {
            axes.add(figure.split().dimension());
        }
        return axes;
    }

    private static Supplier<FigureTable> nothing() {
        return () -> FigureTable.NONE;
    }

    private Supplier<FigureTable> ask(Figure figure, List<String> filters) {
        List<String> axes = axes(figure, filters);
        Set<String> periods =
                isOverTime(figure) ? Set.of() : figure.kind() == Figure.Kind.KPI ? lastAndYearBefore : lastPeriod;
        if (figure.kind() == Figure.Kind.KPI) {
            axes.add(Axis.PERIOD);
        }
        return ask(axes, Optional.ofNullable(figure.naming()), figure.measures(), periods);
    }

    private void ask(TerritoryLevel level) {
        Optional<Dimension.Coded> dimension = dataset.dimensions().stream()
                .filter(Dimension.Coded.class::isInstance)
                .map(Dimension.Coded.class::cast)
                .filter(coded -> coded.codes().id().equals(level.codes()))
                .findFirst();
        if (dimension.isEmpty()) {
            return;
        }
        String name = dimension.get().name();
        Supplier<FigureTable> course = ask(
                List.of(name, Axis.PERIOD),
                Optional.empty(),
                List.of(dataset.page().headline()),
                Set.of());
        Supplier<FigureTable> keys =
                ask(List.of(name, Axis.PERIOD), Optional.empty(), dataset.page().keyMeasures(), lastAndYearBefore);
        locals.add(() -> new DrawnFigures.LocalFigures(level.codes(), name, course.get(), keys.get()));
    }

    private Supplier<FigureTable> ask(
            List<String> axes, Optional<String> naming, List<String> measures, Set<String> periods) {
        FigureQuestion question = new FigureQuestion(dataset, schema, axes, naming.orElse(null), measures, periods);
        questions.computeIfAbsent(question.level(), level -> new ArrayList<>()).add(question);
        axes.stream().filter(axis -> !axis.equals(Axis.PERIOD)).forEach(axis -> {
            if (dataset.dimension(axis) instanceof Dimension.Coded coded) {
                labels.put(axis, coded.codes().codes());
            }
        });
        return question::answer;
    }

    /** Adds the current row of a walk. */
    public void add(RowCursor row) {
        questions.getOrDefault(row.level(), List.of()).forEach(question -> question.add(row));
    }

    /** What the rows given so far show. */
    public DrawnFigures build() {
        Map<String, DrawnFigures.Board> drawn = new TreeMap<>();
        boards.forEach((id, board) -> drawn.put(id, board.get()));
        return new DrawnFigures(drawn, locals.stream().map(Supplier::get).toList(), labels);
    }
}
