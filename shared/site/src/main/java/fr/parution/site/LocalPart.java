// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.Axis;
import fr.parution.dataset.Code;
import fr.parution.dataset.Dashboard;
import fr.parution.dataset.TerritoryLevel;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DrawnFigures.LocalFigures;
import fr.parution.describe.FigureTable;
import fr.parution.describe.FigureTable.Value;
import fr.parution.table.PublishedColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a data set says of a territory.
 *
 * @param title of the data set
 * @param headline the computed sentence that says most
 * @param peak when its course was at its height
 * @param drawings its course over time, for a desk and for a phone; none where most of it is hidden, or there is one period
 * @param axis what the drawings count
 * @param rows the course as a table, newest first
 * @param embed a link to the dashboard of this territory alone; null where no dashboard is narrowed by it
 */
record LocalPart(
        String id,
        String title,
        String href,
        String headline,
        String peak,
        List<DatasetPage.KeyFigure> keys,
        List<Svg> drawings,
        String axis,
        String label,
        List<TimeFigure.PeriodRow> rows,
        @Nullable String embed) {

    /** Copies its lists. */
    LocalPart {
        keys = List.copyOf(keys);
        drawings = List.copyOf(drawings);
        rows = List.copyOf(rows);
    }

    /** Nothing where the data set does not tell such territories apart. */
    static Optional<LocalPart> of(
            Edition edition, Frame frame, DatasetDescription dataset, TerritoryLevel level, Code territory) {
        return dataset.figures().territories().stream()
                .filter(local -> local.codes().equals(level.codes()))
                .findFirst()
                .map(local -> new Maker(edition, frame, dataset, local, territory).make());
    }

    /** Makes one. */
    private record Maker(Edition edition, Frame frame, DatasetDescription dataset, LocalFigures local, Code territory) {

        LocalPart make() {
            PublishedColumn measure = column(dataset.page().headline());
            FigureTable course = FigureRows.at(local.course(), territory.code());
            Series series = overAllPeriods(measure, course);
            String headline = edition.sentences().headline(series);
            List<Svg> drawings = series.isMostlyShown()
                    ? BarChart.alone(series, edition.words(), edition.numbers(), headline)
                    : List.of();
            String unit = measure.unit() == null ? edition.in(measure.label()) : edition.in(measure.unit());
            return new LocalPart(
                    dataset.id(),
                    edition.in(dataset.title()),
                    frame.to(edition.language().folder() + DatasetPage.path(dataset)),
                    course.lines().isEmpty() ? edition.say("territory.none") : headline,
                    edition.sentences().peak(series),
                    course.lines().isEmpty() ? List.of() : keys(),
                    drawings,
                    BarChart.axis(series, edition.words(), TerritoryNames.capital(unit)),
                    edition.sentences().name(measure),
                    rows(measure, course),
                    embed());
        }

        /** A period in which the territory has no row counts for one without a value. */
        private Series overAllPeriods(PublishedColumn measure, FigureTable course) {
            Series known = Board.series(measure, course.rows());
            List<Series.Point> points = new ArrayList<>();
            for (var figures : dataset.summary().periods()) {
                points.add(known.points().stream()
                        .filter(point -> point.period().key().equals(figures.period()))
                        .findFirst()
                        .orElseGet(() -> new Series.Point(Period.of(figures.period()), null)));
            }
            return new Series(measure, points);
        }

        private List<TimeFigure.PeriodRow> rows(PublishedColumn measure, FigureTable course) {
            BoardMeasure written = new BoardMeasure(edition, measure);
            List<TimeFigure.PeriodRow> rows = new ArrayList<>();
            for (FigureTable.Row row : DatasetPage.reversed(course.rows())) {
                Value value = row.values().get(0);
                rows.add(new TimeFigure.PeriodRow(
                        Period.of(row.keys().get(0)).full(edition.words()), written.text(value), value.isSecret()));
            }
            return rows;
        }

        private List<DatasetPage.KeyFigure> keys() {
            List<DatasetPage.KeyFigure> keys = new ArrayList<>();
            FigureTable table = FigureRows.at(local.keys(), territory.code());
            List<FigureTable.Row> rows = table.rows();
            for (int i = 0; i < Math.min(4, table.measures().size()); i++) {
                keys.add(key(column(table.measures().get(i)), rows, i));
            }
            return keys;
        }

        private DatasetPage.KeyFigure key(PublishedColumn measure, List<FigureTable.Row> rows, int index) {
            List<FigureTable.Row> alone = rows.stream()
                    .map(row ->
                            new FigureTable.Row(row.keys(), List.of(row.values().get(index))))
                    .toList();
            String lastKey = lastPeriod();
            Value last = alone.stream()
                    .filter(row -> row.keys().get(0).equals(lastKey))
                    .map(row -> row.values().get(0))
                    .findFirst()
                    .orElse(Value.NONE);
            boolean shown = last.amount() != null && !last.isPartial();
            Optional<String> change =
                    shown ? edition.sentences().change(Board.series(measure, alone)) : Optional.empty();
            String text = new BoardMeasure(edition, measure).text(last);
            boolean runs = dataset.summary().periods().size() > 1;
            return new DatasetPage.KeyFigure(
                    edition.sentences().name(measure),
                    text.isEmpty() ? edition.say("map.none") : text,
                    change.orElseGet(() -> runs ? edition.say("change.unknown") : ""),
                    change.isPresent(),
                    null);
        }

        private String lastPeriod() {
            int periods = dataset.summary().periods().size();
            return periods == 0
                    ? ""
                    : dataset.summary().periods().get(periods - 1).period();
        }

        private @Nullable String embed() {
            for (Dashboard dashboard : dataset.dashboards()) {
                for (Axis filter : dashboard.filters()) {
                    if (filter.dimension().equals(local.dimension())) {
                        Board board =
                                new Board(edition, dataset, dashboard, new Board.Place(filter.dimension(), territory));
                        return frame.to(new EmbedPage(edition, board).frame().key());
                    }
                }
            }
            return null;
        }

        private PublishedColumn column(String name) {
            return dataset.columns().stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(dataset.id() + " publishes no column " + name));
        }
    }
}
