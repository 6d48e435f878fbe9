// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An SVG drawing as it is written: classes only, no style, every text escaped. Lengths are in user units and are
 * rounded to a tenth.
 */
final class Svg implements Content {

    private final StringBuilder out = new StringBuilder();

    /** Starts a drawing that is an image to assistive technologies, under the given name. */
    static Svg image(String classes, int width, int height, String name) {
        Svg svg = new Svg();
        svg.open(classes, width, height)
                .append(" role=\"img\"")
                .append(attribute("aria-label", name))
                .append('>');
        return svg;
    }

    /** Starts a drawing that assistive technologies pass over, since a text beside it says the same. */
    static Svg ornament(String classes, int width, int height) {
        Svg svg = new Svg();
        svg.open(classes, width, height).append(" aria-hidden=\"true\">");
        return svg;
    }

    private StringBuilder open(String classes, int width, int height) {
        return out.append("<svg")
                .append(attribute("class", classes))
                .append(attribute("viewBox", "0 0 " + width + " " + height))
                .append(attribute("width", Integer.toString(width)))
                .append(attribute("height", Integer.toString(height)))
                .append(" focusable=\"false\"");
    }

    /** Lets the drawing be stretched to the box that the style sheet gives it. */
    Svg stretched() {
        out.insert(out.length() - 1, " preserveAspectRatio=\"none\"");
        return this;
    }

    /** A pattern of slanted lines, to be named by the class that fills with it. */
    Svg hatch(String id) {
        out.append("<defs><pattern")
                .append(attribute("id", id))
                .append(" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">")
                .append("<path class=\"hatch\" d=\"M3 0V6\"/></pattern></defs>");
        return this;
    }

    /**
     * A pattern of slanted lines so many times as large, for a drawing that is shown smaller; what lies below the shape is
     * not seen between them.
     */
    Svg hatch(String id, int times) {
        out.append("<defs><pattern")
                .append(attribute("id", id))
                .append(" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"scale(")
                .append(times)
                .append(") rotate(45)\"><rect class=\"none\" width=\"6\" height=\"6\"/>")
                .append("<path class=\"hatch\" d=\"M3 0V6\"/></pattern></defs>");
        return this;
    }

    /** Opens a group; {@link #close} ends it. */
    Svg open(String classes) {
        out.append("<g").append(attribute("class", classes)).append('>');
        return this;
    }

    /** Opens a group that may be drawn again by its id. */
    Svg openNamed(String id) {
        out.append("<g").append(attribute("id", id)).append('>');
        return this;
    }

    /** Ends a group. */
    Svg close() {
        out.append("</g>");
        return this;
    }

    /** Draws a group again, by its id. */
    Svg again(String classes, String id) {
        out.append("<use")
                .append(attribute("class", classes))
                .append(attribute("href", "#" + id))
                .append("/>");
        return this;
    }

    /**
     * A path with a name that a pointer calls up; filled with a pattern where one is given.
     *
     * @param code by which a script finds it
     */
    Svg shape(String classes, String code, String steps, String name, String pattern) {
        out.append("<path")
                .append(attribute("class", classes))
                .append(attribute("data-code", code))
                .append(pattern.isEmpty() ? "" : attribute("fill", "url(#" + pattern + ")"))
                .append(attribute("d", steps))
                .append("><title>")
                .append(escaped(name))
                .append("</title></path>");
        return this;
    }

    /** A rectangle. */
    Svg rect(String classes, double x, double y, double width, double height) {
        return rect(classes, x, y, width, height, "");
    }

    /** A rectangle filled with a pattern of this page. */
    Svg filled(String classes, double x, double y, double width, double height, String pattern) {
        return rect(classes, x, y, width, height, attribute("fill", "url(#" + pattern + ")"));
    }

    private Svg rect(String classes, double x, double y, double width, double height, String more) {
        out.append("<rect")
                .append(attribute("class", classes))
                .append(attribute("x", length(x)))
                .append(attribute("y", length(y)))
                .append(attribute("width", length(width)))
                .append(attribute("height", length(height)))
                .append(more)
                .append("/>");
        return this;
    }

    /** A straight line. */
    Svg line(String classes, double x1, double y1, double x2, double y2) {
        return path(classes, "M" + length(x1) + " " + length(y1) + "L" + length(x2) + " " + length(y2));
    }

    /** A path. */
    Svg path(String classes, String steps) {
        out.append("<path")
                .append(attribute("class", classes))
                .append(attribute("d", steps))
                .append("/>");
        return this;
    }

    /** A disc. */
    Svg disc(String classes, double x, double y, double radius) {
        out.append("<circle")
                .append(attribute("class", classes))
                .append(attribute("cx", length(x)))
                .append(attribute("cy", length(y)))
                .append(attribute("r", length(radius)))
                .append("/>");
        return this;
    }

    /** A line of text; the class says where it is anchored. */
    Svg text(String classes, double x, double y, String text) {
        out.append("<text")
                .append(attribute("class", classes))
                .append(attribute("x", length(x)))
                .append(attribute("y", length(y)))
                .append('>')
                .append(escaped(text))
                .append("</text>");
        return this;
    }

    /** Ends the drawing. */
    Svg end() {
        out.append("</svg>");
        return this;
    }

    /** A length in user units. */
    static String length(double length) {
        return BigDecimal.valueOf(length)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String attribute(String name, String value) {
        return " " + name + "=\"" + escaped(value) + "\"";
    }

    /** A text or the value of an attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(out.toString());
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
