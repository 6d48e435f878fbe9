// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.Croissant;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DatasetSummary.PeriodFigures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page of a data set. Every figure on it comes from the protected table; a value that is absent there is secret. */
final class DatasetPage {

    private final Edition edition;
    private final DatasetDescription dataset;
    private final Frame frame;
    private final Series headline;

    DatasetPage(Edition edition, DatasetDescription dataset) {
        this.edition = edition;
        this.dataset = dataset;
        this.frame = Frame.of(edition, path(dataset), edition.in(dataset.title()), edition.in(dataset.description()));
        this.headline = Series.of(dataset, dataset.page().headline());
    }

    /** The key of the page in French. */
    static String path(DatasetDescription dataset) {
        return "datasets/" + dataset.id() + "/index.html";
    }

    Frame frame() {
        return frame;
    }

    DatasetDescription dataset() {
        return dataset;
    }

    /** The data set for programs, in the page. */
    StructuredData structuredData() {
        Language language = edition.language();
        return new StructuredData(Croissant.of(edition.catalog(), dataset, language.locale(), frame.address(language)));
    }

    String kicker() {
        return edition.say("dataset.kicker." + dataset.frequency());
    }

    /** The computed sentence that heads the summary. */
    String headline() {
        return edition.sentences().headline(headline, breakdown().shown());
    }

    /** What the key figures are about, and what their changes compare where they have any. */
    String scope() {
        String when = headline.last()
                .map(last -> last.period().beside(edition.words()))
                .orElse(span());
        boolean compared = keyFigures().stream().anyMatch(KeyFigure::compared);
        return edition.say(compared ? "summary.scope.compared" : "summary.scope", territory(), when);
    }

    String territory() {
        return edition.in(edition.catalog().catalog().territory().name());
    }

    /** From the first period to the last, or nothing where none is published. */
    String span() {
        List<Series.Point> points = headline.points();
        if (points.isEmpty()) {
            return edition.say("headline.none");
        }
        String first = points.get(0).period().brief(edition.words());
        String last = points.get(points.size() - 1).period().brief(edition.words());
        return first.equals(last) ? first : first + " – " + last;
    }

    /** A link to the page on which its readers ask it. */
    Optional<String> explorer() {
        return ExplorerPage.of(edition, dataset)
                .map(page -> frame.to(page.frame().key()));
    }

    Downloads downloads() {
        return new Downloads(edition, dataset, frame);
    }

    /** How many rows its files have, those of totals that stand apart being told apart. */
    String rowsOfFiles() {
        long main = downloads().mainRows();
        long totals = dataset.summary().rows() - main;
        return downloads().totalsApart() && totals > 0
                ? edition.say(
                        "facts.rows.apart",
                        edition.numbers().whole(main),
                        edition.numbers().whole(totals))
                : rows();
    }

    /** The key figures of the last period, at most four; none where no total is published. */
    List<KeyFigure> keyFigures() {
        List<Series> measures = dataset.page().keyMeasures().stream()
                .limit(4)
                .map(name -> Series.of(dataset, name))
                .toList();
        boolean any = measures.stream().anyMatch(DatasetPage::hasLastValue);
        return any ? measures.stream().map(this::keyFigure).toList() : List.of();
    }

    private static boolean hasLastValue(Series series) {
        return series.last().map(Series.Point::value).isPresent();
    }

    private KeyFigure keyFigure(Series series) {
        Optional<BigDecimal> value = series.last().map(Series.Point::value);
        Optional<String> change = edition.sentences().change(series);
        return new KeyFigure(
                edition.sentences().name(series.measure()),
                value.map(shown -> edition.numbers().quantity(shown, series.measure()))
                        .orElseGet(() -> edition.say("key.none")),
                change.orElseGet(() -> series.runs() ? edition.say("change.unknown") : ""),
                change.isPresent(),
                series.isMostlyShown() ? Sparkline.draw(series, 96, 32) : null);
    }

    /**
     * A measure in the last period.
     *
     * @param change over one year, or that there is none to tell; empty where there is one period only
     * @param compared whether there is one
     * @param spark its course; null where there is one period only, or most are hidden
     */
    record KeyFigure(
            String label,
            String value,
            String change,
            boolean compared,
            @Nullable Svg spark) {}

    /** The figure of the headline's measure over time. */
    TimeFigure time() {
        return new TimeFigure(
                edition, headline, territory(), breakdown().greatest().size());
    }

    /** Its dashboards, which stand in the place of the figures that every data set has. */
    List<Board> boards() {
        return Board.of(edition, dataset);
    }

    // What is hidden.

    boolean hidesAny() {
        return dataset.summary().hiddenRows() > 0;
    }

    String hiddenTitle() {
        return hidesAny()
                ? edition.say(
                        "hidden.title",
                        edition.numbers()
                                .share(
                                        dataset.summary().hiddenRows(),
                                        dataset.summary().rows()))
                : edition.say("hidden.none");
    }

    String hiddenRows() {
        return edition.numbers().whole(dataset.summary().hiddenRows());
    }

    String shownRows() {
        return edition.numbers()
                .whole(dataset.summary().rows() - dataset.summary().hiddenRows());
    }

    String rows() {
        return edition.numbers().whole(dataset.summary().rows());
    }

    /** One bar: the rows shown, then the rows hidden. */
    Svg hiddenBar() {
        double shown = 1000.0
                * (dataset.summary().rows() - dataset.summary().hiddenRows())
                / Math.max(1, dataset.summary().rows());
        Svg svg = Svg.ornament("proportion", 1000, 24).stretched().hatch("secret-rows");
        svg.rect("bar", 0, 0, shown, 24);
        return svg.filled("bar-secret", shown, 0, 1000 - shown, 24, "secret-rows")
                .end();
    }

    /** Rows hidden in each period, newest first. */
    List<HiddenRow> hiddenByPeriod() {
        return reversed(dataset.summary().periods()).stream().map(this::hidden).toList();
    }

    private HiddenRow hidden(PeriodFigures figures) {
        return new HiddenRow(
                Period.of(figures.period()).full(edition.words()),
                edition.numbers().whole(figures.rows()),
                edition.numbers().whole(figures.hiddenRows()),
                edition.numbers().share(figures.hiddenRows(), figures.rows()));
    }

    /** One period in the table of what is hidden. */
    record HiddenRow(String period, String rows, String hidden, String share) {}

    // The other sections, each in its class.

    Breakdown breakdown() {
        return new Breakdown(edition, dataset, headline);
    }

    Dictionary dictionary() {
        return new Dictionary(edition, dataset, downloads());
    }

    List<ColumnHistory.Entry> columnVersions() {
        return new ColumnHistory(edition, dataset).entries();
    }

    Preview preview() {
        return new Preview(edition, dataset, downloads().totalsApart());
    }

    List<Snippet> snippets() {
        return downloads().find("parquet").map(file -> edition.catalog().address(file.alias())).stream()
                .flatMap(address -> Snippet.reading(address).stream())
                .toList();
    }

    /** Those that gave the data set another edition, so that its page says nothing of releases that left it as it was. */
    List<Edition.Release> recentReleases() {
        return edition.releasesOf(dataset).stream().limit(6).toList();
    }

    List<Edition.Release> olderReleases() {
        return edition.releasesOf(dataset).stream().skip(6).toList();
    }

    String headlineLabel() {
        return edition.sentences().name(headline.measure());
    }

    static <T> List<T> reversed(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }
}
