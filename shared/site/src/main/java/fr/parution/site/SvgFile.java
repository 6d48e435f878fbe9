// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.DatasetDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The drawing of a figure as a file of its own, with its title and its source in it. A strict policy forbids style sheets in
 * it, so that every class is spelled out in attributes, in the colours of light paper.
 */
final class SvgFile {

    private static final int WIDTH = 700;
    private static final int MARGIN = 20;
    private static final int LINE = 26;
    private static final int CHARACTERS = 62;
    private static final Pattern CLASS = Pattern.compile(" class=\"([^\"]*)\"");
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z-]+)=\"[^\"]*\"");
    private static final String TEXT = " fill=\"#52626c\" font-family=\"Inter, Arial, sans-serif\" font-size=\"12\"";
    private static final String DARK = " fill=\"#17232b\" font-family=\"Inter, Arial, sans-serif\" font-size=\"13\"";

    private static final String MESSAGE = "fill=\"#17232b\" font-weight=\"600\"";
    private static final String INK = "fill=\"#17232b\"";
    private static final String MUTED = "fill=\"#52626c\"";

    private static final Map<String, String> LOOKS = Map.ofEntries(
            Map.entry("bar", " fill=\"#6794a0\""),
            Map.entry("last", " fill=\"#0b5a6b\""),
            Map.entry("bar-secret", " stroke=\"#8a9299\""),
            Map.entry("hatch", " stroke=\"#8a9299\" stroke-width=\"1.6\""),
            Map.entry("grid", " stroke=\"#dcdfdc\""),
            Map.entry("axis", " stroke=\"#8a9299\""),
            Map.entry("year-mark", " stroke=\"#dcdfdc\""),
            Map.entry("tick", TEXT),
            Map.entry("year", DARK),
            Map.entry("last-value", DARK + " font-weight=\"600\""),
            Map.entry("side", DARK + " font-weight=\"600\""),
            Map.entry("class", DARK),
            Map.entry("middle", " text-anchor=\"middle\""),
            Map.entry("end", " text-anchor=\"end\""),
            Map.entry("side-1", " fill=\"#0b5a6b\""),
            Map.entry("side-2", " fill=\"#c8853a\""),
            Map.entry("line", " fill=\"none\" stroke-width=\"2\""),
            Map.entry("line-1", " stroke=\"#0b5a6b\""),
            Map.entry("line-2", " stroke=\"#c8853a\" stroke-dasharray=\"7 4\""),
            Map.entry("line-3", " stroke=\"#52626c\" stroke-dasharray=\"2 4\""),
            Map.entry("line-4", " stroke=\"#6794a0\" stroke-dasharray=\"11 3 2 3\""),
            Map.entry("dot-1", " fill=\"#0b5a6b\""),
            Map.entry("dot-2", " fill=\"#c8853a\""),
            Map.entry("dot-3", " fill=\"#52626c\""),
            Map.entry("dot-4", " fill=\"#6794a0\""),
            Map.entry("coast", " stroke=\"#52626c\" stroke-width=\"10\" stroke-linejoin=\"round\""),
            Map.entry("shapes", " stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\""),
            Map.entry("picked", " fill=\"none\" stroke=\"#b23a16\" stroke-width=\"10\""),
            Map.entry("spark-line", " fill=\"none\" stroke=\"#6794a0\" stroke-width=\"1.8\""),
            Map.entry("now", " fill=\"#b23a16\""),
            Map.entry("none", " fill=\"#ffffff\""),
            Map.entry("c1", " fill=\"#e2edec\""),
            Map.entry("c2", " fill=\"#bcd7d8\""),
            Map.entry("c3", " fill=\"#8dbcc1\""),
            Map.entry("c4", " fill=\"#559aa4\""),
            Map.entry("c5", " fill=\"#1f7484\""),
            Map.entry("c6", " fill=\"#07404e\""));

    private final StringBuilder out = new StringBuilder();
    private double height = MARGIN;

    private SvgFile() {}

    /** The file of a figure; none of one that is a table. */
    static Optional<String> of(Edition edition, DatasetDescription dataset, BoardFigure figure) {
        if (figure.isTable()) {
            return Optional.empty();
        }
        SvgFile file = new SvgFile();
        file.lines(figure.message(), 20, MESSAGE);
        file.lines(figure.definition(), 13, MUTED);
        file.height += 10;
        if (figure.map() != null) {
            file.map(figure.map());
        } else if (figure.drawings().isEmpty()) {
            figure.bars().forEach(file::bar);
        } else {
            file.lines(figure.axis(), 12, MUTED);
            file.nested(figure.drawings().get(0).toString(), MARGIN, WIDTH - 2.0 * MARGIN, 0);
            file.legend(figure.legend());
        }
        file.lines(figure.note(), 12, MUTED);
        file.lines(edition.say("figure.source", edition.source(dataset)), 12, MUTED);
        return Optional.of(file.whole(figure.alternative().isEmpty() ? figure.message() : figure.alternative()));
    }

    private String whole(String name) {
        String size = " viewBox=\"0 0 " + WIDTH + " " + Math.round(height + MARGIN) + "\" width=\"" + WIDTH
                + "\" height=\"" + Math.round(height + MARGIN) + "\"";
        return "<svg xmlns=\"http://www.w3.org/2000/svg\"" + size + " role=\"img\"><title>" + Svg.escaped(name)
                + "</title><rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>" + out + "</svg>\n";
    }

    private void lines(String text, int size, String look) {
        for (String line : broken(text, CHARACTERS * 20 / Math.max(size, 14))) {
            height += size + 6.0;
            text(line, MARGIN, height, size, look);
        }
    }

    private void text(String text, double x, double y, int size, String look) {
        out.append("<text x=\"")
                .append(Svg.length(x))
                .append("\" y=\"")
                .append(Svg.length(y))
                .append("\" font-family=\"Inter, Arial, sans-serif\" font-size=\"")
                .append(size)
                .append("\" ")
                .append(look)
                .append(">")
                .append(Svg.escaped(text))
                .append("</text>");
    }

    /** A text in lines of about so many characters. */
    private static List<String> broken(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.isBlank() ? new String[0] : text.split(" ")) {
            if (line.length() > 0 && line.length() + word.length() >= most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        return lines;
    }

    private void bar(BoardFigure.BarRow row) {
        height += LINE;
        text(row.name(), MARGIN, height - 8, 13, INK);
        text(row.text(), WIDTH - 110.0, height + 12, 13, INK);
        String drawing = row.bar().toString();
        out.append(placed(spelled(drawing), MARGIN, height, 540, 14));
        height += 16;
    }

    private void map(Choropleth map) {
        List<Choropleth.Frame> frames = map.frames();
        nested(frames.get(0).drawing().toString(), 60, WIDTH - 120.0, 0);
        double wide = (WIDTH - 2.0 * MARGIN) / Math.max(1, frames.size() - 1);
        for (int i = 1; i < frames.size(); i++) {
            double x = MARGIN + (i - 1) * wide;
            out.append(placed(spelled(frames.get(i).drawing().toString()), x + 20, height, wide - 40, 70));
            double below = height + 86;
            for (String line : broken(frames.get(i).label(), (int) (wide / 7))) {
                text(line, x, below, 11, MUTED);
                below += 14;
            }
        }
        height += frames.size() > 1 ? 116 : 0;
        for (Choropleth.LegendEntry entry : map.legend()) {
            height += 20;
            String look = LOOKS.getOrDefault(entry.style(), " fill=\"#ffffff\"");
            out.append("<rect x=\"" + MARGIN + "\" y=\"" + Svg.length(height - 11) + "\" width=\"14\" height=\"12\"")
                    .append(look)
                    .append(" stroke=\"#8a9299\"/>");
            if (entry.style().equals("hatched")) {
                String lines = String.format(
                        Locale.ROOT,
                        "M%d %sl10 -10M%d %sl5 -5M%d %sl5 -5",
                        MARGIN + 2,
                        Svg.length(height),
                        MARGIN + 1,
                        Svg.length(height - 5),
                        MARGIN + 8,
                        Svg.length(height));
                out.append("<path d=\"")
                        .append(lines)
                        .append("\"")
                        .append(LOOKS.get("hatch"))
                        .append("/>");
            }
            text(entry.text() + " (" + entry.count() + ")", MARGIN + 22.0, height, 12, INK);
        }
    }

    /** Puts a drawing below what there is, as wide as it may be, and as high as that makes it. */
    private void nested(String drawing, double x, double width, double least) {
        MatchResult box = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"")
                .matcher(drawing)
                .results()
                .findFirst()
                .orElseThrow();
        double high = Math.max(least, width * Integer.parseInt(box.group(2)) / Integer.parseInt(box.group(1)));
        out.append(placed(spelled(drawing), x, height, width, high));
        height += high + 10;
    }

    private static String placed(String drawing, double x, double y, double width, double high) {
        return drawing.replaceFirst("<svg", "<svg x=\"" + Svg.length(x) + "\" y=\"" + Svg.length(y) + "\"")
                .replaceFirst(
                        " width=\"\\d+\" height=\"\\d+\"",
                        " width=\"" + Svg.length(width) + "\" height=\"" + Svg.length(high) + "\"");
    }

    /** What its lines are, a row each. */
    private void legend(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            height += 20;
            String line = "<path class=\"line line-" + (i + 1) + "\" d=\"M" + MARGIN + " " + Svg.length(height - 4)
                    + "h36\"/>";
            out.append(spelled(line));
            text(names.get(i), MARGIN + 46.0, height, 12, INK);
        }
        height += names.isEmpty() ? 0 : 6;
    }

    private static String spelled(String drawing) {
        return CLASS.matcher(drawing).replaceAll(match -> {
            Map<String, String> looks = new LinkedHashMap<>();
            for (String name : match.group(1).split(" ")) {
                ATTRIBUTE
                        .matcher(LOOKS.getOrDefault(name, ""))
                        .results()
                        .forEach(look -> looks.put(look.group(1), look.group()));
            }
            return String.join("", looks.values());
        });
    }
}
