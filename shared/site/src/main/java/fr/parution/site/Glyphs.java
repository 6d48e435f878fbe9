// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A vendored font as outlines, made by {@code tools/glyphs.py}, for pictures that are the same on every Java. */
final class Glyphs {

    static final Glyphs SERIF = read("serif");
    static final Glyphs SANS = read("sans");
    static final Glyphs SANS_BOLD = read("sans-bold");

    private static final double EM = 1000;
    private static final Glyph SPACE = new Glyph(200, "");

    /** What the fonts lack, out of what they have. */
    private static final String AT_LEAST = "M60 -90L540 -90L540 -20L60 -20Z";

    private final Map<Integer, Glyph> glyphs = new HashMap<>();

    private Glyphs() {}

    private record Glyph(int advance, String path) {}

    private static Glyphs read(String face) {
        try (InputStream in = Glyphs.class.getResourceAsStream("fonts/" + face + ".glyphs")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + face + ".glyphs");
            }
            Glyphs read = new Glyphs();
            for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
                String[] parts = line.split(" ", 3);
                read.glyphs.put(
                        Integer.parseInt(parts[0], 16),
                        new Glyph(Integer.parseInt(parts[1]), parts.length == 3 ? parts[2] : ""));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Glyph glyph(int code) {
        Glyph found = glyphs.get(code);
        if (found != null) {
            return found;
        }
        if (code == '≥') {
            Glyph greater = glyph('>');
            return new Glyph(greater.advance(), greater.path() + AT_LEAST);
        }
        return Character.isSpaceChar(code) ? SPACE : glyph('?');
    }

    /** How wide a text is. */
    double width(String text, double size) {
        return text.codePoints().map(code -> glyph(code).advance()).sum() * size / EM;
    }

    /** The contours of a text from a point of its base line on. */
    void draw(String text, double x, double y, double size, List<double[]> contours) {
        double at = x;
        for (int code : text.codePoints().toArray()) {
            Glyph glyph = glyph(code);
            contours.addAll(new SvgPath(glyph.path(), size / EM, -size / EM, at, y).contours());
            at += glyph.advance() * size / EM;
        }
    }
}
