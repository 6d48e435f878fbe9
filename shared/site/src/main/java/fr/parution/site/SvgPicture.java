// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.publish.Projection.ProjectedFile;
import fr.parution.store.Content;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A picture of a drawing that {@link SvgFile} wrote: of the few elements and attributes that it uses, and of no others. */
final class SvgPicture {

    /** Of the pixels and of the bytes: the next number for every change after which a drawing may give others. */
    static final int VERSION = 1;

    private static final Set<String> INHERITED = Set.of(
            "fill",
            "stroke",
            "stroke-width",
            "stroke-dasharray",
            "font-size",
            "font-weight",
            "font-family",
            "text-anchor");

    private static final double HATCH = 6;
    private static final double HALF_DIAGONAL = 0.70710678118654752;

    private final Raster raster;
    private final Map<String, Element> named = new HashMap<>();

    private SvgPicture(int width, int height) {
        this.raster = new Raster(width, height);
    }

    /** The drawing so many times as large, as a PNG file that is drawn when its bytes are asked for. */
    static ProjectedFile file(String key, String svg, int times) {
        byte[] from = (VERSION + " " + times + " " + svg).getBytes(StandardCharsets.UTF_8);
        return new ProjectedFile(
                key, "image/png", () -> png(svg, times), Content.of(from).sha256());
    }

    /** The drawing so many times as large, as PNG. */
    static byte[] png(String svg, int times) {
        Element root = parse(svg);
        SvgPicture picture =
                new SvgPicture((int) (number(root, "width", 0) * times), (int) (number(root, "height", 0) * times));
        picture.name(root);
        picture.children(root, new Place(times, times, 0, 0), Map.of());
        return PngFile.of(picture.raster);
    }

    private static Element parse(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("a drawing of ours is no XML", e);
        }
    }

    /** Where the units of a drawing lie on the picture. */
    private record Place(double scaleX, double scaleY, double moveX, double moveY) {

        double x(double x) {
            return x * scaleX + moveX;
        }

        double y(double y) {
            return y * scaleY + moveY;
        }

        double size() {
            return Math.sqrt(Math.abs(scaleX * scaleY));
        }
    }

    private void name(Element element) {
        if (element.hasAttribute("id")) {
            named.put(element.getAttribute("id"), element);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                name(inner);
            }
        }
    }

    private void children(Element parent, Place place, Map<String, String> style) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                draw(element, place, styled(element, style));
            }
        }
    }

    private static Map<String, String> styled(Element element, Map<String, String> style) {
        Map<String, String> own = new HashMap<>(style);
        for (String name : INHERITED) {
            if (element.hasAttribute(name)) {
                own.put(name, element.getAttribute(name));
            }
        }
        return own;
    }

    private void draw(Element element, Place place, Map<String, String> style) {
        switch (element.getTagName()) {
            case "svg" -> children(element, nested(element, place), style);
            case "g" -> children(element, place, style);
            case "use" -> {
                Element again = named.get(element.getAttribute("href").substring(1));
                if (again != null) {
                    draw(again, place, styled(again, style));
                }
            }
            case "rect" -> rect(element, place, style);
            case "path" -> path(element, place, style);
            case "circle" -> {
                double[] disc = Raster.disc(
                        place.x(number(element, "cx", 0)),
                        place.y(number(element, "cy", 0)),
                        number(element, "r", 0) * place.size());
                paint(List.of(disc), style, place);
            }
            case "text" -> text(element, place, style);
            case "title", "defs" -> {}
            default -> throw new IllegalArgumentException("no element of our drawings: " + element.getTagName());
        }
    }

    private static Place nested(Element svg, Place place) {
        String[] box = svg.getAttribute("viewBox").split(" ");
        double width = number(svg, "width", 1);
        double height = number(svg, "height", 1);
        double scaleX = width / Double.parseDouble(box[2]);
        double scaleY = height / Double.parseDouble(box[3]);
        double x = number(svg, "x", 0);
        double y = number(svg, "y", 0);
        if (!svg.getAttribute("preserveAspectRatio").equals("none")) {
            double scale = Math.min(scaleX, scaleY);
            x += (width - scale * Double.parseDouble(box[2])) / 2;
            y += (height - scale * Double.parseDouble(box[3])) / 2;
            scaleX = scale;
            scaleY = scale;
        }
        return new Place(place.scaleX() * scaleX, place.scaleY() * scaleY, place.x(x), place.y(y));
    }

    private void rect(Element element, Place place, Map<String, String> style) {
        double left = place.x(number(element, "x", 0));
        double top = place.y(number(element, "y", 0));
        double right = left + length(element, "width", raster.width() / place.scaleX()) * place.scaleX();
        double bottom = top + length(element, "height", raster.height() / place.scaleY()) * place.scaleY();
        double[] contour = {left, top, right, top, right, bottom, left, bottom};
        String fill = style.getOrDefault("fill", "#000000");
        if (fill.startsWith("#") && DoubleStream.of(contour).allMatch(at -> at == Math.rint(at))) {
            raster.block((int) left, (int) top, (int) right, (int) bottom, colour(fill));
        } else {
            paint(List.of(contour), style, place);
        }
        outline(contour, true, style, place);
    }

    private void path(Element element, Place place, Map<String, String> style) {
        SvgPath path =
                new SvgPath(element.getAttribute("d"), place.scaleX(), place.scaleY(), place.moveX(), place.moveY());
        paint(path.contours(), style, place);
        for (int i = 0; i < path.contours().size(); i++) {
            outline(path.contours().get(i), path.isClosed(i), style, place);
        }
    }

    private void text(Element element, Place place, Map<String, String> style) {
        double size = Double.parseDouble(style.getOrDefault("font-size", "12")) * place.size();
        boolean bold = style.getOrDefault("font-weight", "400").equals("600");
        Glyphs glyphs = style.getOrDefault("font-family", "").startsWith("Source Serif")
                ? Glyphs.SERIF
                : bold ? Glyphs.SANS_BOLD : Glyphs.SANS;
        String text = element.getTextContent();
        double width = glyphs.width(text, size);
        double before = switch (style.getOrDefault("text-anchor", "start")) {
            case "end" -> width;
            case "middle" -> width / 2;
            default -> 0;
        };
        List<double[]> contours = new ArrayList<>();
        glyphs.draw(text, place.x(number(element, "x", 0)) - before, place.y(number(element, "y", 0)), size, contours);
        raster.fill(contours, colour(style.getOrDefault("fill", "#000000")), Raster.SOLID);
    }

    private void paint(List<double[]> contours, Map<String, String> style, Place place) {
        String fill = style.getOrDefault("fill", "#000000");
        if (fill.startsWith("url(#")) {
            Element pattern = named.get(fill.substring(5, fill.length() - 1));
            String transform =
                    pattern == null ? "" : pattern.getAttribute("transform") + pattern.getAttribute("patternTransform");
            Node ground = pattern == null
                    ? null
                    : pattern.getElementsByTagName("rect").item(0);
            if (ground instanceof Element rect) {
                raster.fill(contours, colour(rect.getAttribute("fill")), Raster.SOLID);
            }
            String times = transform.startsWith("scale(") ? transform.replaceAll("scale\\((\\d+)\\).*", "$1") : "1";
            hatch(contours, Double.parseDouble(times) * place.size());
        } else if (!fill.equals("none")) {
            raster.fill(contours, colour(fill), Raster.SOLID);
        }
    }

    /** Slanted lines, as the pattern of every drawing has them. */
    private void hatch(List<double[]> contours, double scale) {
        double period = HATCH * Math.max(scale, 0.75);
        double half = 0.8 * Math.max(scale, 0.75);
        raster.fill(contours, 0x8a9299, (x, y) -> {
            double across = (x + y + 1) * HALF_DIAGONAL;
            double place = across - Math.floor(across / period) * period - period / 2;
            return Math.max(0, Math.min(1, half + 0.5 - Math.abs(place)));
        });
    }

    private void outline(double[] contour, boolean closed, Map<String, String> style, Place place) {
        String stroke = style.getOrDefault("stroke", "none");
        if (stroke.equals("none") || contour.length < 4) {
            return;
        }
        double width = Math.max(0.6, Double.parseDouble(style.getOrDefault("stroke-width", "1")) * place.size());
        List<double[]> lines = new ArrayList<>();
        for (double[] part : dashed(contour, style.getOrDefault("stroke-dasharray", ""), place.size())) {
            lines.addAll(Raster.stroke(part, width, closed));
        }
        raster.fill(lines, colour(stroke), Raster.SOLID);
    }

    /** The parts of a line that its dashes leave. */
    private static List<double[]> dashed(double[] line, String dashes, double scale) {
        if (dashes.isBlank()) {
            return List.of(line);
        }
        String[] lengths = dashes.split(" ");
        List<double[]> parts = new ArrayList<>();
        int dash = 0;
        double left = Double.parseDouble(lengths[0]) * scale;
        for (int i = 0; i + 3 < line.length; i += 2) {
            double x = line[i];
            double y = line[i + 1];
            double rest = Math.sqrt((line[i + 2] - x) * (line[i + 2] - x) + (line[i + 3] - y) * (line[i + 3] - y));
            while (rest > 0) {
                double step = Math.min(left, rest);
                double nextX = x + (line[i + 2] - x) * step / rest;
                double nextY = y + (line[i + 3] - y) * step / rest;
                if (dash % 2 == 0) {
                    parts.add(new double[] {x, y, nextX, nextY});
                }
                x = nextX;
                y = nextY;
                rest -= step;
                left -= step;
                if (left <= 0) {
                    dash = (dash + 1) % lengths.length;
                    left = Double.parseDouble(lengths[dash]) * scale;
                }
            }
        }
        return parts;
    }

    private static int colour(String hex) {
        return Integer.parseInt(hex.substring(1), 16);
    }

    private static double number(Element element, String name, double otherwise) {
        return length(element, name, otherwise);
    }

    /** A number, or the whole where a part of it is asked for. */
    private static double length(Element element, String name, double otherwise) {
        String text = element.getAttribute(name);
        return text.isEmpty() || text.endsWith("%") ? otherwise : Double.parseDouble(text);
    }
}
