// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.DatasetDescription;
import fr.parution.publish.Projection.ProjectedFile;
import java.util.ArrayList;
import java.util.List;

/** The picture that other sites show beside a link to ours: what the page is, and the sentence that says most of it. */
final class SocialCard {

    static final int WIDTH = 1200;
    static final int HEIGHT = 630;

    private static final String FILE = "card.png";
    private static final int LEFT = 80;
    private static final int ROOM = WIDTH - 2 * LEFT;
    private static final String BOLD = "font-family=\"Inter\" font-weight=\"600\"";
    private static final String PLAIN = "font-family=\"Inter\"";
    private static final String SERIF = "font-family=\"Source Serif 4\"";
    private static final String INK = "#17232b";
    private static final String MUTED = "#52626c";
    private static final String PETROL = "#0b5a6b";

    private final Edition edition;

    SocialCard(Edition edition) {
        this.edition = edition;
    }

    /** The key of the card of a page: that of its data set where it is about one, else that of the catalogue. */
    static String key(Frame frame) {
        return frame.edition().catalog().datasets().stream()
                .filter(dataset -> frame.path().startsWith("datasets/" + dataset.id() + "/"))
                .map(dataset -> key(frame.edition(), dataset))
                .findFirst()
                .orElseGet(() -> frame.edition().language().folder() + "about/" + FILE);
    }

    private static String key(Edition edition, DatasetDescription dataset) {
        return edition.language().folder() + "datasets/" + dataset.id() + "/" + FILE;
    }

    /** The card of the catalogue and that of each data set. */
    List<ProjectedFile> files() {
        List<ProjectedFile> files = new ArrayList<>();
        files.add(file(
                edition.language().folder() + "about/" + FILE,
                edition.in(edition.catalog().catalog().title()),
                edition.in(edition.catalog().catalog().description())));
        for (DatasetDescription dataset : edition.catalog().datasets()) {
            DatasetPage page = new DatasetPage(edition, dataset);
            files.add(file(key(edition, dataset), page.headline(), edition.in(dataset.title())));
        }
        return files;
    }

    private ProjectedFile file(String key, String message, String below) {
        return SvgPicture.file(key, drawing(message, below), 1);
    }

    private String drawing(String message, String below) {
        StringBuilder out = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " "
                + HEIGHT + "\" width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\">");
        rect(out, 0, 0, WIDTH, HEIGHT, "#fbfaf7");
        rect(out, 0, 0, WIDTH, 14, PETROL);
        rect(out, LEFT, 96, 12, 24, "#6794a0");
        rect(out, LEFT + 18, 84, 12, 36, PETROL);
        rect(out, LEFT + 36, 72, 12, 48, PETROL);
        text(
                out,
                LEFT + 66,
                116,
                34,
                INK,
                BOLD,
                edition.in(edition.catalog().catalog().name()));
        int size = 68;
        List<String> lines = broken(Glyphs.SERIF, message, size);
        while (lines.size() > 4 && size > 40) {
            size -= 6;
            lines = broken(Glyphs.SERIF, message, size);
        }
        double y = 190;
        for (String line : lines.subList(0, Math.min(4, lines.size()))) {
            y += size * 1.16;
            text(out, LEFT, y, size, INK, SERIF, line);
        }
        y += 22;
        for (String line : broken(Glyphs.SANS, below, 30)) {
            if (y + 40 > 520) {
                break;
            }
            y += 40;
            text(out, LEFT, y, 30, MUTED, PLAIN, line);
        }
        rect(out, LEFT, 548, ROOM, 1, "#dcdfdc");
        String publisher = edition.in(edition.catalog().catalog().publisher().name());
        double foot = 562;
        for (String line : broken(Glyphs.SANS, edition.notice().orElse(publisher), 22).stream()
                .limit(2)
                .toList()) {
            foot += 28;
            text(out, LEFT, foot, 22, MUTED, PLAIN, line);
        }
        return out.append("</svg>").toString();
    }

    private static void rect(StringBuilder out, int x, int y, int width, int height, String colour) {
        out.append("<rect x=\"" + x + "\" y=\"" + y + "\" width=\"" + width + "\" height=\"" + height + "\" fill=\""
                + colour + "\"/>");
    }

    private static void text(StringBuilder out, double x, double y, int size, String colour, String face, String text) {
        out.append("<text x=\"" + x + "\" y=\"" + y + "\" font-size=\"" + size + "\" fill=\"" + colour + "\" " + face
                + ">" + Svg.escaped(text) + "</text>");
    }

    /** A text in lines that fit the card. */
    private static List<String> broken(Glyphs glyphs, String text, double size) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && glyphs.width(longer, size) > ROOM) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }
}
