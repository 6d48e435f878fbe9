// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.Axis;
import fr.parution.dataset.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A dashboard by itself: complete without a script, with nothing around it. */
final class EmbedPage {

    /** About as high as most dashboards, in pixels; a page that listens is told how high this one is. */
    private static final int HEIGHT = 1400;

    private final Edition edition;
    private final Board board;
    private final boolean frozen;
    private final Frame base;

    private EmbedPage(Edition edition, Board board, boolean frozen, @Nullable Frame base) {
        this.edition = edition;
        this.board = board;
        this.frozen = frozen;
        this.base = base == null ? frame() : base;
    }

    EmbedPage(Edition edition, Board board) {
        this(edition, board, false, null);
    }

    /** The same for a page that links to it from elsewhere. */
    static EmbedPage linkedFrom(Frame base, Board board) {
        return new EmbedPage(base.edition(), board, false, base);
    }

    /** The whole as it is in this edition of the data set, which stays when the next one comes. */
    static EmbedPage frozen(Edition edition, Board board) {
        return new EmbedPage(edition, board, true, null);
    }

    boolean isFrozen() {
        return frozen;
    }

    Board board() {
        return board;
    }

    /** Its place below the root; the page in the other language stands beside it. */
    Frame frame() {
        return frame(edition, key(edition.language()));
    }

    private Frame frame(Edition in, String key) {
        long depth = key.chars().filter(c -> c == '/').count();
        return new Frame(in, key, "../".repeat((int) depth), title(), title(), "");
    }

    private String key(Language language) {
        return folder(language) + "index.html";
    }

    /** The folder of the whole dashboard, in this language. */
    String folder() {
        return EmbedPages.folder(edition.language(), board.dataset(), board.id());
    }

    private String folder(Language language) {
        if (frozen) {
            return EmbedPages.editions(language, board.dataset())
                    + board.dataset().tag() + "/" + board.id() + "/";
        }
        String whole = EmbedPages.folder(language, board.dataset(), board.id());
        return board.place()
                .map(place -> whole + name(place.dimension(), place.code()) + "/")
                .orElse(whole);
    }

    /** Two lists may have one code, so that a place is named by its dimension too. */
    private static String name(String dimension, Code code) {
        return dimension + "-" + code.code();
    }

    String title() {
        String place =
                board.place().map(narrowed -> ", " + narrowedTo(narrowed)).orElse("");
        String edited = frozen ? ", " + board.dataset().tag() : "";
        return board.title() + place + edited;
    }

    private String narrowedTo(Board.Place place) {
        return place.dimension().equals(Axis.PERIOD) ? board.when() : board.where();
    }

    /** Where it is about, and when. */
    String scope() {
        return board.when().isEmpty() ? board.where() : board.where() + ", " + board.when();
    }

    /** The whole address, in a language. */
    String address(Language language) {
        return edition.catalog().address(folder(language));
    }

    /** A link to the same page in a language. */
    String to(Language language) {
        return frame().to(key(language));
    }

    /** A link to the whole, unless this is it. */
    String whole() {
        return frame().to(folder() + "index.html");
    }

    /** A link to the folder of the editions that are frozen. */
    String editions() {
        return frame().to(EmbedPages.editions(edition.language(), board.dataset()));
    }

    /**
     * Links to each place that the dashboard may be narrowed to, filter by filter; a frozen one has none, and one that is
     * narrowed has those beside it, so that a thousand pages do not repeat all of them.
     */
    List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        if (frozen) {
            return filters;
        }
        for (Axis filter : board.filters()) {
            filters.add(filter(filter.dimension(), edition.in(filter.label()), board.codes(filter.dimension())));
        }
        List<Code> periods = board.pastPeriods();
        if (!periods.isEmpty()) {
            filters.add(filter(Axis.PERIOD, edition.say("figure.period"), periods));
        }
        board.place()
                .ifPresent(
                        place -> filters.removeIf(filter -> !filter.dimension().equals(place.dimension())));
        return filters;
    }

    private Filter filter(String dimension, String label, List<Code> codes) {
        List<PlaceLink> links = new ArrayList<>();
        boolean itself = base.key().equals(frame().key());
        TerritoryNames names = new TerritoryNames(edition.language());
        for (Code code : codes) {
            boolean here = board.place()
                    .filter(place -> place.dimension().equals(dimension)
                            && place.code().code().equals(code.code()))
                    .isPresent();
            String name = name(dimension, code) + "/";
            links.add(new PlaceLink(
                    code.code(),
                    names.alone(code),
                    itself ? (board.place().isPresent() ? "../" : "") + name : base.to(folder() + name + "index.html"),
                    here));
        }
        return new Filter(dimension, label, links);
    }

    /** What its address takes to narrow it, the first code of each filter as an example. */
    String parameters() {
        return board.filters().stream()
                .flatMap(filter -> board.codes(filter.dimension()).stream()
                        .limit(1)
                        .map(code -> "?" + filter.dimension() + "=" + code.code()))
                .collect(Collectors.joining(", "));
    }

    /** The places of one filter. */
    record Filter(String dimension, String label, List<PlaceLink> places) {

        /** Copies its list. */
        Filter {
            places = List.copyOf(places);
        }
    }

    /** A place that the dashboard may be narrowed to. */
    record PlaceLink(String code, String name, String href, boolean here) {}

    /** What another site writes to show it. */
    String frameCode() {
        return "<iframe src=\"" + address(edition.language()) + "\"\n  title=\"" + quoted(title())
                + "\" width=\"100%\" height=\"" + HEIGHT + "\" loading=\"lazy\"></iframe>";
    }

    /** The same with the script that gives the frame its height. */
    String code() {
        return frameCode() + "\n<script src=\"" + edition.catalog().address(EmbedPages.HEIGHT_SCRIPT)
                + "\" async></script>";
    }

    static int height() {
        return HEIGHT;
    }

    private static String quoted(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    String csv(BoardFigure figure) {
        return frame().to(EmbedPages.csv(edition.language(), board.dataset(), figure));
    }

    /** Where its figures come from: the same words until the data set itself changes. */
    String source() {
        return edition.say(
                "board.source",
                edition.source(board.dataset()),
                board.dataset().tag(),
                edition.numbers().day(board.dataset().modified()));
    }

    /** A link to the page of the data set. */
    String page() {
        return frame().to(edition.language().folder() + DatasetPage.path(board.dataset()));
    }

    /** A link to what oEmbed asks for. */
    String oembed() {
        return edition.catalog().address(folder() + "oembed.json");
    }
}
