// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.Axis;
import fr.parution.dataset.Code;
import fr.parution.dataset.Figure;
import fr.parution.dataset.TerritoryLevel;
import fr.parution.describe.FigureTable;
import fr.parution.site.FigureRows.Line;
import fr.parution.table.PublishedColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws one figure of a dashboard, and says what it shows. */
final class FigurePainter {

    private static final int BAR_WIDTH = 200;

    /** As many as stand beside a drawing without being much higher; the table has all. */
    private static final int MOST_BARS = 10;

    /** About as many bars as a list has beside which a course of time stands. */
    private static final int FEW_BARS = 8;

    private final Board board;
    private final Edition edition;
    private final Figure figure;
    private final FigureRows rows;
    private final List<BoardMeasure> measures;
    private final FigureMessages messages;
    private final String id;

    /** Whether the figure runs along what holds the place that the board is narrowed to. */
    private final boolean alongHolders;

    /** Whether all rows are shown although the board is narrowed to a place, which only stands out, or what holds it does. */
    private final boolean stands;

    /** The key of the row that stands out. */
    private final String standing;

    private boolean hatchDrawn;

    FigurePainter(Board board, Edition edition, Figure figure, FigureTable table, String id) {
        this.board = board;
        this.edition = edition;
        this.figure = figure;
        this.rows = new FigureRows(edition, board.dataset(), table);
        this.measures = figure.measures().stream()
                .map(name -> new BoardMeasure(edition, board.column(name)))
                .toList();
        this.messages = new FigureMessages(edition, table, rows.all(), measures.get(0));
        this.id = id;
        this.alongHolders = isAlongWhatHoldsPlaces();
        this.stands =
                board.place().isPresent() && (figure.kind() == Figure.Kind.MAP || isAlongPlaces() || alongHolders);
        this.standing = alongHolders ? holder() : place();
    }

    BoardFigure paint() {
        boolean split = figure.split() != null;
        boolean time = !figure.by().isEmpty() && figure.by().get(0).isPeriod();
        return switch (figure.kind()) {
            case BARS, LINE -> time ? (split ? lines() : course()) : bars();
            case HBARS -> bars();
            case PYRAMID -> pyramid();
            case MAP -> map().orElseGet(this::bars);
            case TABLE, KPI -> made(Painted.of(tableMessage()));
        };
    }

    /** What is particular to one kind. */
    private record Painted(
            String message,
            String axis,
            String alternative,
            List<Svg> drawings,
            @Nullable Choropleth map,
            List<BoardFigure.BarRow> bars,
            List<String> legend) {

        static Painted of(String message) {
            return new Painted(message, "", "", List.of(), null, List.of(), List.of());
        }
    }

    private BoardFigure made(Painted painted) {
        return new BoardFigure(
                id,
                "alone",
                painted.message(),
                definition(),
                painted.axis(),
                painted.alternative(),
                painted.drawings(),
                painted.map(),
                painted.bars(),
                painted.legend(),
                messages.note(),
                grid(),
                figure.naming() != null);
    }

    private String definition() {
        String title = edition.in(figure.title());
        String more = figure.subtitle() == null ? "" : " (" + withoutStop(edition.in(figure.subtitle())) + ")";
        boolean time = figure.by().stream().anyMatch(Axis::isPeriod);
        List<String> parts = new ArrayList<>(List.of(title + more));
        parts.add(stands ? edition.in(edition.catalog().catalog().territory().name()) : board.where());
        if (!time) {
            parts.add(board.when());
        }
        return String.join(", ", parts);
    }

    private boolean isAlongPlaces() {
        return board.place()
                .filter(place ->
                        figure.by().stream().anyMatch(axis -> axis.dimension().equals(place.dimension())))
                .isPresent();
    }

    private boolean isAlongWhatHoldsPlaces() {
        return board.place()
                .filter(place -> figure.by().stream()
                        .anyMatch(axis -> Code.lieBelow(board.codes(place.dimension()), board.codes(axis.dimension()))))
                .isPresent();
    }

    private String holder() {
        return board.place().map(place -> place.code().parent()).orElse("");
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private BoardFigure course() {
        Series series = Board.series(measures.get(0).column(), rows.all());
        String message = edition.sentences().peak(series);
        String alternative = alternative("alt.bars", message);
        boolean line = figure.kind() == Figure.Kind.LINE;
        List<Svg> drawings = line
                ? List.of(
                        LineChart.wide(List.of(series), edition.words(), edition.numbers(), alternative),
                        LineChart.narrow(List.of(series), edition.words(), edition.numbers(), alternative))
                : List.of(
                        board.hasMap()
                                ? BarChart.tall(series, edition.words(), edition.numbers(), alternative)
                                : BarChart.wide(series, edition.words(), edition.numbers(), alternative, FEW_BARS),
                        BarChart.narrow(series, edition.words(), edition.numbers(), alternative));
        return made(new Painted(message, axis(List.of(series)), alternative, drawings, null, List.of(), List.of()));
    }

    private String axis(List<Series> series) {
        PublishedColumn measure = measures.get(0).column();
        String unit =
                TerritoryNames.capital(measure.unit() == null ? measures.get(0).name() : edition.in(measure.unit()));
        String thousands = LineChart.thousands(series);
        return thousands.isEmpty() ? unit : edition.say("figure.axis." + thousands, unit);
    }

    /** One series a value of the split; where there are too many for one drawing, each has a row with a line of its own. */
    private BoardFigure lines() {
        SplitSeries split = new SplitSeries(rows, measures.get(0));
        String message = edition.say(
                "figure.then",
                messages.leaders(split.last()),
                split.lastPeriod().when(edition.words()));
        if (split.series().size() > LineChart.MOST) {
            List<BoardFigure.BarRow> bars = split.entries().stream()
                    .map(entry -> bar(entry.line(), Sparkline.draw(entry.series(), 220, 30)))
                    .toList();
            return made(new Painted(message, "", "", List.of(), null, bars, List.of()));
        }
        String alternative = alternative("alt.lines", message);
        List<Series> series = split.series();
        return made(new Painted(
                message,
                axis(series),
                alternative,
                List.of(
                        LineChart.wide(series, edition.words(), edition.numbers(), alternative),
                        LineChart.narrow(series, edition.words(), edition.numbers(), alternative)),
                null,
                List.of(),
                split.entries().stream().map(entry -> entry.line().name()).toList()));
    }

    private BoardFigure bars() {
        List<Line> lines = rows.along(0);
        List<Line> ranked = FigureRows.ranked(lines);
        double most =
                ranked.isEmpty() ? 1 : Math.max(1e-9, ranked.get(0).amount().doubleValue());
        List<BoardFigure.BarRow> bars = new ArrayList<>();
        ranked.stream()
                .limit(MOST_BARS)
                .forEach(line -> bars.add(bar(line, row(line.amount().doubleValue() / most))));
        lines.stream()
                .filter(line -> line.first().isSecret())
                .limit(ranked.isEmpty() ? 3 : Math.max(0, MOST_BARS - ranked.size()))
                .forEach(line -> bars.add(bar(line, hatched())));
        return made(new Painted(messages.leaders(lines), "", "", List.of(), null, bars, List.of()));
    }

    private BoardFigure.BarRow bar(Line line, Svg drawing) {
        boolean picked = stands && line.key().equals(standing);
        return new BoardFigure.BarRow(
                line.name(),
                drawing,
                measures.get(0).text(line.first()),
                line.first().isSecret(),
                picked);
    }

    private static Svg row(double share) {
        return Svg.ornament("row-bar", BAR_WIDTH, 14)
                .stretched()
                .rect("bar", 0, 0, Math.max(0, share) * BAR_WIDTH, 14)
                .end();
    }

    private Svg hatched() {
        String pattern = "secret-" + id;
        Svg svg = Svg.ornament("row-bar", BAR_WIDTH, 14);
        if (!hatchDrawn) {
            svg.hatch(pattern, 1);
            hatchDrawn = true;
        }
        return svg.filled("bar-secret", 0.5, 0.5, BAR_WIDTH - 1.0, 13, pattern).end();
    }

    private BoardFigure pyramid() {
        FigureRows.Sides sides = rows.sides(figure.sides());
        String message = messages.sides(sides);
        String alternative = alternative("alt.pyramid", message);
        Pyramid pyramid = new Pyramid(sides.classes(), sides.names(), sides.values(), measures.get(0));
        return made(new Painted(
                message,
                measures.get(0).name(),
                alternative,
                List.of(pyramid.wide(alternative), pyramid.narrow(alternative)),
                null,
                List.of(),
                List.of()));
    }

    private Optional<BoardFigure> map() {
        String codes = figure.by().get(0).codes();
        Optional<TerritoryLevel> level = edition.catalog().catalog().territories().stream()
                .filter(candidate -> candidate.codes().equals(codes) && candidate.outlines() != null)
                .findFirst();
        return level.map(found -> {
            List<Line> lines = rows.along(0);
            TerritoryNames names = new TerritoryNames(edition.language());
            String message = messages.leaders(lines);
            Choropleth map = new Choropleth(
                    edition,
                    Objects.requireNonNull(found.outlines()),
                    lines,
                    found.territories().stream()
                            .collect(Collectors.toMap(Code::code, names::alone, (a, b) -> a, LinkedHashMap::new)),
                    measures.get(0),
                    picked(found),
                    figure.by().get(0).dimension(),
                    "map-" + id);
            return made(
                    new Painted(message, "", alternative("alt.map", message), List.of(), map, List.of(), List.of()));
        });
    }

    /** The place itself, the territories that it holds, and the one that holds it. */
    private Set<String> picked(TerritoryLevel level) {
        String place = place();
        return level.territories().stream()
                .filter(code -> isOf(level, code, place))
                .map(Code::code)
                .collect(Collectors.toSet());
    }

    private boolean isOf(TerritoryLevel level, Code code, String place) {
        boolean itself = board.place().isPresent() && place.equals(code.code()) && isPlaceIn(level);
        boolean holds = alongHolders && code.code().equals(holder());
        return itself || (!isPlaceIn(level) && (place.equals(code.parent()) || holds));
    }

    /** Whether the place that the board is narrowed to stands in a level itself, so that its code means a territory of it. */
    private boolean isPlaceIn(TerritoryLevel level) {
        return board.place()
                .map(place -> board.codesOf(place.dimension()).equals(level.codes()))
                .orElse(false);
    }

    private String place() {
        return board.place().map(place -> place.code().code()).orElse("");
    }

    private String tableMessage() {
        return figure.by().get(0).isPeriod()
                ? edition.sentences().peak(Board.series(measures.get(0).column(), rows.all()))
                : messages.leaders(rows.along(0));
    }

    private String alternative(String sentence, String message) {
        return edition.say(sentence, definition(), message);
    }

    private FigureGrid grid() {
        List<String> axes = new ArrayList<>();
        figure.by().forEach(axis -> axes.add(edition.in(axis.label())));
        if (figure.split() != null) {
            axes.add(edition.in(figure.split().label()));
        }
        List<FigureGrid.GridRow> all = new ArrayList<>();
        for (FigureTable.Row row : rows.all()) {
            all.add(new FigureGrid.GridRow(
                    row.keys(),
                    rows.names(row),
                    row.values(),
                    stands && row.keys().get(0).equals(standing)));
        }
        boolean time = figure.by().stream().anyMatch(Axis::isPeriod);
        return new FigureGrid(axes, measures, time ? DatasetPage.reversed(all) : all);
    }
}
