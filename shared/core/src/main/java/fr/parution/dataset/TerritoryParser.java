// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code territories} of the catalogue, and the outlines that it names. */
final class TerritoryParser {

    /** Moves, lines and ends of rings in whole numbers: nothing else can stand in a drawing. */
    private static final String PATH = "[MLlz0-9 -]+";

    private static final String WHOLE = "1 … 100000";

    private final Map<String, CodeList> codeLists;
    private final Function<YamlValue, Optional<YamlValue>> files;

    /**
     * @param files opens the file of {@code reference/} that a word names; nothing, once it is reported that it cannot be read
     */
    TerritoryParser(Map<String, CodeList> codeLists, Function<YamlValue, Optional<YamlValue>> files) {
        this.codeLists = codeLists;
        this.files = files;
    }

    List<TerritoryLevel> parse(Fields catalogue) {
        Set<String> seen = new HashSet<>();
        return catalogue.optionalList("territories", value -> level(value, seen)).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<TerritoryLevel> level(YamlValue value, Set<String> seen) {
        Fields fields = new Fields(value, ProjectWords.TERRITORIES);
        Text label = fields.bilingual("label");
        Text plural = fields.bilingual("plural");
        CodeList codes =
                fields.get("codes", "regions").map(v -> v.reference(codeLists)).orElse(null);
        if (codes == null) {
            return Optional.empty();
        }
        if (!seen.add(codes.id())) {
            fields.problems().add(ProblemCode.DECLARATION_DUPLICATE, value.where(), codes.id(), "codes");
        }
        Outlines outlines = fields.find("outlines")
                .flatMap(files)
                .map(root -> outlines(root, codes))
                .orElse(null);
        return Optional.of(new TerritoryLevel(codes.id(), label, plural, codes.codes(), outlines));
    }

    private static @Nullable Outlines outlines(YamlValue root, CodeList codes) {
        Fields fields = new Fields(root, ProjectWords.OUTLINES);
        Provenance provenance =
                new Provenance(fields.text("source", "…"), fields.text("edition", "2026"), fields.text("licence", "…"));
        Set<String> drawn = new HashSet<>();
        List<Outlines.Frame> frames = new ArrayList<>();
        for (YamlValue frame : fields.filledList("frames", "[{width, height, shapes}]")) {
            frames.add(frame(frame, codes, drawn));
        }
        List<String> missing = codes.codes().stream()
                .map(Code::code)
                .filter(code -> !drawn.contains(code))
                .toList();
        if (!missing.isEmpty() && !frames.isEmpty()) {
            root.problems()
                    .add(
                            ProblemCode.DECLARATION_MISSING,
                            root.where(),
                            String.join(", ", missing),
                            codes.id() + ".csv");
        }
        return new Outlines(provenance, frames);
    }

    private static Outlines.Frame frame(YamlValue value, CodeList codes, Set<String> drawn) {
        Fields fields = new Fields(value, ProjectWords.FRAME);
        Map<String, String> shapes = new TreeMap<>();
        fields.get("shapes", "{code: M0 0l…z}")
                .map(YamlValue::openMap)
                .orElse(Map.of())
                .forEach((code, path) -> {
                    if (codes.findIndex(code).isEmpty()) {
                        path.problems()
                                .add(
                                        ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                                        path.where(),
                                        code,
                                        codes.id() + ".csv");
                    }
                    path.parse(PATH, TerritoryParser::path).ifPresent(steps -> shapes.put(code, steps));
                    drawn.add(code);
                });
        return new Outlines.Frame(
                fields.find("label").map(Fields::bilingual).orElse(null),
                length(fields, "width"),
                length(fields, "height"),
                shapes);
    }

    private static int length(Fields fields, String word) {
        return fields.get(word, "2400")
                .flatMap(value -> value.parse(WHOLE, TerritoryParser::length))
                .orElse(1);
    }

    private static int length(String text) {
        int length = Integer.parseInt(text);
        if (length < 1 || length > 100_000) {
            throw new IllegalArgumentException(text);
        }
        return length;
    }

    private static String path(String text) {
        if (!text.matches(PATH)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
