// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.Axis;
import fr.parution.dataset.Code;
import fr.parution.dataset.Dashboard;
import fr.parution.dataset.Figure;
import fr.parution.dataset.Text;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DatasetSummary.PeriodFigures;
import fr.parution.describe.DrawnFigures;
import fr.parution.describe.FigureTable;
import fr.parution.describe.FigureTable.Value;
import fr.parution.table.PublishedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A dashboard of a data set in one language, for the whole or for one place that it may be filtered by. */
final class Board {

    private final Edition edition;
    private final DatasetDescription dataset;
    private final Dashboard dashboard;
    private final @Nullable Place place;

    /**
     * @param place what it is narrowed to; null for the whole
     */
    Board(Edition edition, DatasetDescription dataset, Dashboard dashboard, @Nullable Place place) {
        this.edition = edition;
        this.dataset = dataset;
        this.dashboard = dashboard;
        this.place = place;
    }

    /**
     * One value of a filter.
     *
     * @param dimension the filter
     */
    record Place(String dimension, Code code) {}

    /** The dashboards of a data set whose figures are drawn. */
    static List<Board> of(Edition edition, DatasetDescription dataset) {
        return dataset.dashboards().stream()
                .filter(dashboard -> dataset.figures().boards().containsKey(dashboard.id()))
                .map(dashboard -> new Board(edition, dataset, dashboard, null))
                .toList();
    }

    /** The same narrowed to each place that its filters know, in publication order. */
    List<Board> places() {
        List<Board> places = new ArrayList<>();
        for (Axis filter : dashboard.filters()) {
            for (Code code : codes(filter.dimension())) {
                places.add(new Board(edition, dataset, dashboard, new Place(filter.dimension(), code)));
            }
        }
        return places;
    }

    /** The same in each period but the last, in which the whole is. */
    List<Board> periods() {
        return pastPeriods().stream()
                .map(period -> new Board(edition, dataset, dashboard, new Place(Axis.PERIOD, period)))
                .toList();
    }

    /** The periods before the last one, newest first, as codes; none where its figures were not made for them. */
    List<Code> pastPeriods() {
        DrawnFigures.Board drawn = dataset.figures().boards().get(id());
        List<PeriodFigures> all = dataset.summary().periods();
        if (drawn == null || !drawn.filtered().containsKey(Axis.PERIOD) || all.size() < 2) {
            return List.of();
        }
        return DatasetPage.reversed(all.subList(0, all.size() - 1)).stream()
                .map(figures -> {
                    String name = Period.of(figures.period()).full(edition.words());
                    return new Code(figures.period(), new Text(name, name), null);
                })
                .toList();
    }

    private boolean isPast() {
        return place != null && place.dimension().equals(Axis.PERIOD);
    }

    Optional<Place> place() {
        return Optional.ofNullable(place);
    }

    /** The dimensions that it may be narrowed by. */
    List<Axis> filters() {
        return dashboard.filters();
    }

    /** The codes of a filter, in publication order. */
    List<Code> codes(String dimension) {
        return dataset.figures().labels().getOrDefault(dimension, List.of());
    }

    /** The code list of a filter; empty where it has none. */
    String codesOf(String dimension) {
        return dashboard.filters().stream()
                .filter(filter -> filter.dimension().equals(dimension) && filter.codes() != null)
                .map(filter -> String.valueOf(filter.codes()))
                .findFirst()
                .orElse("");
    }

    String id() {
        return dashboard.id();
    }

    DatasetDescription dataset() {
        return dataset;
    }

    String title() {
        return edition.in(dashboard.title());
    }

    /** Where its figures are about. */
    String where() {
        return place == null || isPast()
                ? edition.in(edition.catalog().catalog().territory().name())
                : new TerritoryNames(edition.language()).alone(place.code());
    }

    /** When its figures are about, where they are about one period. */
    String when() {
        return lastPeriod().map(period -> period.beside(edition.words())).orElse("");
    }

    /** The one that it is narrowed to, or else the last one. */
    private Optional<Period> lastPeriod() {
        if (place != null && isPast()) {
            return Optional.of(Period.of(place.code().code()));
        }
        int periods = dataset.summary().periods().size();
        return periods == 0
                ? Optional.empty()
                : Optional.of(
                        Period.of(dataset.summary().periods().get(periods - 1).period()));
    }

    /** Whether one of its figures is a map, which is high. */
    boolean hasMap() {
        return dashboard.figures().stream().anyMatch(figure -> figure.kind() == Figure.Kind.MAP);
    }

    /** The figures, but for single numbers; one that has nothing to show in this place is left out. */
    List<BoardFigure> figures() {
        List<BoardFigure> figures = new ArrayList<>();
        for (int i = 0; i < dashboard.figures().size(); i++) {
            Figure figure = dashboard.figures().get(i);
            if (figure.kind() != Figure.Kind.KPI) {
                FigureTable table = table(i);
                if (!table.lines().isEmpty()) {
                    figures.add(new FigurePainter(this, edition, figure, table, id() + "-" + (i + 1)).paint());
                }
            }
        }
        return BoardLayout.placed(figures);
    }

    /** The single numbers. */
    List<DatasetPage.KeyFigure> keys() {
        List<DatasetPage.KeyFigure> keys = new ArrayList<>();
        for (int i = 0; i < dashboard.figures().size(); i++) {
            Figure figure = dashboard.figures().get(i);
            if (figure.kind() == Figure.Kind.KPI) {
                keys.add(key(figure, table(i)));
            }
        }
        return keys;
    }

    private DatasetPage.KeyFigure key(Figure figure, FigureTable table) {
        BoardMeasure measure =
                new BoardMeasure(edition, column(figure.measures().get(0)));
        List<FigureTable.Row> known = table.rows().stream()
                .filter(row -> lastPeriod()
                        .filter(last -> row.keys().get(0).compareTo(last.key()) <= 0)
                        .isPresent())
                .toList();
        Series series = series(measure.column(), known);
        Value last = lastPeriod()
                .flatMap(period -> table.rows().stream()
                        .filter(row -> row.keys().get(0).equals(period.key()))
                        .map(row -> row.values().get(0))
                        .findFirst())
                .orElse(Value.NONE);
        boolean current = last.amount() != null && !last.isPartial();
        Optional<String> change = current ? edition.sentences().change(series) : Optional.empty();
        String text = measure.text(last);
        return new DatasetPage.KeyFigure(
                edition.in(figure.title()),
                text.isEmpty() ? edition.say("key.none") : text,
                change.orElse(""),
                change.isPresent(),
                null);
    }

    /** A measure over periods; what is hidden, or but the sum of the shown rows, is no value. */
    static Series series(PublishedColumn measure, List<FigureTable.Row> rows) {
        return new Series(
                measure,
                rows.stream()
                        .map(row -> new Series.Point(
                                Period.of(row.keys().get(0)),
                                row.values().get(0).isPartial()
                                        ? null
                                        : row.values().get(0).amount()))
                        .toList());
    }

    PublishedColumn column(String name) {
        return dataset.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(dataset.id() + " publishes no column " + name));
    }

    /** What figures of a place show: its own rows, or all of them where it is to stand out among them. */
    private FigureTable table(int figure) {
        DrawnFigures.Board drawn = dataset.figures().boards().get(id());
        if (drawn == null) {
            return FigureTable.NONE;
        }
        FigureTable whole = drawn.figures().get(figure);
        if (place == null) {
            return whole;
        }
        if (isPast() && dashboard.figures().get(figure).kind() == Figure.Kind.KPI) {
            return drawn.filtered().getOrDefault(Axis.PERIOD, List.of()).get(figure);
        }
        List<FigureTable> filtered = drawn.filtered().getOrDefault(place.dimension(), List.of());
        FigureTable narrowed = filtered.isEmpty() ? FigureTable.NONE : filtered.get(figure);
        return narrowed.axes().isEmpty()
                ? whole
                : FigureRows.at(narrowed, place.code().code());
    }
}
