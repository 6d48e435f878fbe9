// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.Axis;
import fr.parution.dataset.Code;
import java.util.ArrayList;
import java.util.List;

/** A dashboard by itself: complete without a script, with nothing around it. */
final class EmbedPage {

    /** About as high as most dashboards, in pixels; a page that listens is told how high this one is. */
    private static final int HEIGHT = 1400;

    private final Edition edition;
    private final Board board;

    EmbedPage(Edition edition, Board board) {
        this.edition = edition;
        this.board = board;
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
        String place = board.place().isPresent() ? ", " + board.where() : "";
        return board.title() + place;
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

    /** Links to each place that the dashboard may be narrowed to, filter by filter. */
    List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        for (Axis filter : board.filters()) {
            List<PlaceLink> links = new ArrayList<>();
            for (Code code : board.codes(filter.dimension())) {
                boolean here = board.place()
                        .filter(place -> place.dimension().equals(filter.dimension())
                                && place.code().code().equals(code.code()))
                        .isPresent();
                links.add(new PlaceLink(
                        code.code(),
                        new TerritoryNames(edition.language()).alone(code),
                        frame().to(folder() + name(filter.dimension(), code) + "/index.html"),
                        here));
            }
            filters.add(new Filter(filter.dimension(), edition.in(filter.label()), links));
        }
        return filters;
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
    String code() {
        return "<iframe src=\"" + address(edition.language()) + "\"\n  title=\"" + quoted(title())
                + "\" width=\"100%\" height=\"" + HEIGHT + "\" loading=\"lazy\"></iframe>";
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
