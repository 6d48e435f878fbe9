// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.dataset.Outlines;
import fr.parution.describe.FigureTable.Value;
import fr.parution.site.FigureRows.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A map: every territory in the shade of its class, hatched where its figure is hidden, bare where it has none. A territory
 * that stands on two frames counts once.
 */
final class Choropleth {

    /** How many units of a frame a pixel is, about. */
    private static final int UNITS = 5;

    private final Edition edition;
    private final Outlines outlines;
    private final Map<String, Line> lines;
    private final Map<String, String> names;
    private final ValueClasses classes;
    private final BoardMeasure measure;
    private final Set<String> picked;
    private final String dimension;
    private final String id;

    /**
     * @param names of all territories, by code
     * @param picked the codes of those that stand out
     * @param id unique on its page
     */
    Choropleth(
            Edition edition,
            Outlines outlines,
            List<Line> lines,
            Map<String, String> names,
            BoardMeasure measure,
            Set<String> picked,
            String dimension,
            String id) {
        this.edition = edition;
        this.outlines = outlines;
        this.lines = lines.stream().collect(Collectors.toMap(Line::key, line -> line));
        this.names = names;
        this.measure = measure;
        this.picked = picked;
        this.dimension = dimension;
        this.id = id;
        this.classes = ValueClasses.of(lines.stream()
                .map(line -> line.first().amount())
                .filter(Objects::nonNull)
                .toList());
    }

    /** The dimension that its territories are told apart by. */
    String dimension() {
        return dimension;
    }

    /** The frames, the main one first. */
    List<Frame> frames() {
        List<Frame> frames = new ArrayList<>();
        for (Outlines.Frame frame : outlines.frames()) {
            String label = frame.label() == null ? "" : edition.in(frame.label());
            frames.add(new Frame(label, draw(frame, frames.size()), frame.width(), frame.height()));
        }
        return frames;
    }

    /**
     * One frame.
     *
     * @param label empty for the main one
     */
    record Frame(String label, Svg drawing, int width, int height) {}

    private Svg draw(Outlines.Frame frame, int number) {
        String group = id + "-" + number;
        Svg svg = Svg.ornament("map-frame", frame.width(), frame.height());
        if (number == 0) {
            svg.hatch(pattern(), UNITS);
        }
        svg.again("coast", group).open("shapes").openNamed(group);
        frame.shapes().forEach((code, path) -> shape(svg, code, path));
        svg.close().close();
        frame.shapes().forEach((code, path) -> {
            if (picked.contains(code)) {
                svg.path("picked", path);
            }
        });
        return svg.end();
    }

    private String pattern() {
        return "secret-" + id;
    }

    private void shape(Svg svg, String code, String path) {
        Line line = lines.get(code);
        String name = names.getOrDefault(code, code);
        if (line == null) {
            svg.shape("none", code, path, edition.say("figure.named", name, edition.say("map.none")), "");
            return;
        }
        String told = edition.say("figure.named", name, measure.text(line.first()));
        BigDecimal amount = line.first().amount();
        if (amount == null) {
            boolean secret = line.first().isSecret();
            svg.shape(secret ? "secret-shape" : "none", code, path, told, secret ? pattern() : "");
        } else {
            svg.shape("c" + classes.shade(classes.of(amount)), code, path, told, "");
        }
    }

    /** What the shades mean, with how many territories have each. */
    List<LegendEntry> legend() {
        List<LegendEntry> legend = new ArrayList<>();
        for (int i = 0; i < classes.least().size(); i++) {
            String least = measure.text(new Value(classes.least().get(i), false));
            String most = measure.text(new Value(classes.most().get(i), false));
            String range = least.equals(most) ? least : edition.say("dictionary.span", least, most);
            legend.add(new LegendEntry(
                    "c" + classes.shade(i), range, classes.counts().get(i)));
        }
        int secret = (int)
                lines.values().stream().filter(line -> line.first().isSecret()).count();
        int none = (int) names.keySet().stream()
                .filter(code -> !lines.containsKey(code)
                        || Value.NONE.equals(lines.get(code).first()))
                .count();
        if (secret > 0) {
            legend.add(new LegendEntry("hatched", edition.say("secret"), secret));
        }
        if (none > 0) {
            legend.add(new LegendEntry("none", edition.say("map.none"), none));
        }
        return legend;
    }

    /** One shade of the legend. */
    record LegendEntry(String style, String text, int count) {}
}
