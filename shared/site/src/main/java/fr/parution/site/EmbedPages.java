// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.DatasetDescription;
import fr.parution.publish.Projection.ProjectedFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Dashboards that other sites embed: a page for the whole and for each place that they may be narrowed to, what oEmbed asks
 * for, and the values and the drawing of each figure. All languages stand below one folder, since any site may frame what lies
 * there.
 */
final class EmbedPages {

    static final String FOLDER = "embed/";

    /** What pages of other sites load, so that its address never changes. */
    static final String HEIGHT_SCRIPT = FOLDER + "height.js";

    /** Pixels a unit of the drawing. */
    private static final int SHARPNESS = 2;

    private final Edition edition;
    private final BiFunction<String, EmbedPage, byte[]> render;

    /**
     * @param render makes the page of a template
     */
    EmbedPages(Edition edition, BiFunction<String, EmbedPage, byte[]> render) {
        this.edition = edition;
        this.render = render;
    }

    /** Everything that is embedded of a data set, files before the pages that link to them. */
    List<ProjectedFile> files(DatasetDescription dataset) {
        List<ProjectedFile> files = new ArrayList<>();
        for (Board board : Board.of(edition, dataset)) {
            for (BoardFigure figure : board.figures()) {
                files.add(new ProjectedFile(
                        csv(edition.language(), dataset, figure),
                        "text/csv; charset=utf-8",
                        figure.table().csv().getBytes(StandardCharsets.UTF_8)));
                SvgFile.of(edition, dataset, figure).ifPresent(text -> {
                    files.add(new ProjectedFile(
                            svg(edition.language(), dataset, figure),
                            "image/svg+xml; charset=utf-8",
                            text.getBytes(StandardCharsets.UTF_8)));
                    files.add(SvgPicture.file(png(edition.language(), dataset, figure), text, SHARPNESS));
                });
            }
            EmbedPage whole = new EmbedPage(edition, board);
            board.places().forEach(place -> files.add(html(new EmbedPage(edition, place))));
            board.periods().forEach(period -> files.add(html(new EmbedPage(edition, period))));
            files.add(new ProjectedFile(
                    whole.folder() + "oembed.json", "application/json; charset=utf-8", OEmbed.of(edition, whole)));
            files.add(html(EmbedPage.frozen(edition, board)));
            files.add(html(whole));
        }
        return files;
    }

    private ProjectedFile html(EmbedPage page) {
        return new ProjectedFile(page.frame().key(), "text/html; charset=utf-8", render.apply("embed.jte", page));
    }

    /** The folder of the editions of a data set that stay when the next one comes. */
    static String editions(Language language, DatasetDescription dataset) {
        return FOLDER + language.folder() + dataset.id() + "/editions/";
    }

    /** The folder of a dashboard. */
    static String folder(Language language, DatasetDescription dataset, String board) {
        return FOLDER + language.folder() + dataset.id() + "/" + board + "/";
    }

    /** The key of the values of a figure. */
    static String csv(Language language, DatasetDescription dataset, BoardFigure figure) {
        return FOLDER + language.folder() + dataset.id() + "/" + figure.id() + ".csv";
    }

    /** The key of the picture of a figure. */
    static String png(Language language, DatasetDescription dataset, BoardFigure figure) {
        return FOLDER + language.folder() + dataset.id() + "/" + figure.id() + ".png";
    }

    /** The key of the drawing of a figure. */
    static String svg(Language language, DatasetDescription dataset, BoardFigure figure) {
        return FOLDER + language.folder() + dataset.id() + "/" + figure.id() + ".svg";
    }
}
