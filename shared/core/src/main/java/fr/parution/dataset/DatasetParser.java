// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one {@code <id>.yaml}. Gives a declaration only when nothing is wrong with it. */
final class DatasetParser {

    private static final Map<String, Frequency> FREQUENCIES = Map.of(
            "daily", Frequency.DAILY,
            "monthly", Frequency.MONTHLY,
            "quarterly", Frequency.QUARTERLY,
            "annual", Frequency.ANNUAL);
    /** Codes of the EU authority table data-theme. */
    private static final List<String> THEMES = List.of(
            "AGRI",
            "ECON",
            "EDUC",
            "ENER",
            "ENVI",
            "GOVE",
            "HEAL",
            "INTR",
            "JUST",
            "OP_DATPRO",
            "REGI",
            "SOCI",
            "TECH",
            "TRAN");

    private final Map<String, SourceRelation> relations;
    private final Map<String, CodeList> codeLists;

    DatasetParser(Map<String, SourceRelation> relations, Map<String, CodeList> codeLists) {
        this.relations = relations;
        this.codeLists = codeLists;
    }

    Optional<DatasetDeclaration> parse(YamlValue root, String expectedId) {
        int before = root.problems().list().size();
        Fields fields = new Fields(
                root,
                "id",
                "schemaVersion",
                "title",
                "description",
                "keywords",
                "themes",
                "frequency",
                "source",
                "period",
                "dimensions",
                "margins",
                "measures",
                "protection",
                "formats",
                "page");
        String id = id(fields, expectedId);
        String version = fields.get("schemaVersion", "1.0.0")
                .flatMap(v -> v.parse("1.0.0", DatasetParser::version))
                .orElse("");
        Text title = fields.bilingual("title");
        Text description = fields.bilingual("description");
        List<Text> keywords = fields.list("keywords", "- {fr: …, en: …}").stream()
                .map(Fields::bilingual)
                .toList();
        List<String> themes = fields.list("themes", "[EDUC]").stream()
                .flatMap(v -> v.oneOf(named(THEMES, Function.identity())).stream())
                .toList();
        Frequency frequency = fields.get("frequency", "quarterly")
                .flatMap(v -> v.oneOf(FREQUENCIES))
                .orElse(Frequency.QUARTERLY);
        Optional<Fields> period = fields.get("period", "{name, label, description}")
                .map(v -> new Fields(v, "name", "label", "description"));
        String periodName = period.map(p -> p.text("name", "trimestre_entree")).orElse("");
        Text periodLabel = period.map(p -> p.bilingual("label")).orElse(new Text("?", "?"));
        Text periodDescription = period.map(p -> p.bilingual("description")).orElse(new Text("?", "?"));
        SelectionParser selectionParser = new SelectionParser(relations, codeLists);
        Selection selection = fields.get("source", "{relation: …}")
                .map(selectionParser::parse)
                .orElse(null);
        List<Dimension> dimensions = selection == null ? List.of() : dimensions(fields, selectionParser);
        List<Measure> measures = selection == null ? List.of() : measures(fields, selectionParser);
        List<Level> margins = margins(fields);
        Protection protection = protection(fields);
        Formats formats = fields.get("formats", "{compressText: false, csvByYear: true}")
                .map(v -> new Fields(v, "compressText", "csvByYear"))
                .map(f -> new Formats(f.flag("compressText"), f.flag("csvByYear")))
                .orElse(new Formats(false, false));
        Page page = page(fields, margins);
        if (root.problems().list().size() > before || selection == null || protection == null || page == null) {
            return Optional.empty();
        }
        return Optional.of(new DatasetDeclaration(
                id,
                version,
                title,
                description,
                keywords,
                themes,
                frequency,
                selection,
                periodName,
                periodLabel,
                periodDescription,
                dimensions,
                margins,
                measures,
                protection,
                formats,
                page));
    }

    private static String id(Fields fields, String expectedId) {
        String id = fields.get("id", expectedId)
                .flatMap(v -> v.parse("[a-z0-9_-]{3,}", text -> {
                    if (!text.matches("[a-z0-9][a-z0-9_-]{2,}")) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                }))
                .orElse(expectedId);
        if (!id.equals(expectedId)) {
            String where = fields.find("id").map(YamlValue::where).orElseGet(fields.owner()::where);
            fields.problems().add(ProblemCode.DECLARATION_BAD_VALUE, where, id, expectedId);
        }
        return id;
    }

    /** Checks the form of a semantic version. */
    private static String version(String text) {
        if (!text.matches("\\d+\\.\\d+\\.\\d+")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private List<Dimension> dimensions(Fields fields, SelectionParser columns) {
        DimensionParser parser = new DimensionParser(columns, codeLists);
        List<Dimension> dimensions = new ArrayList<>();
        Map<String, YamlValue> places = new LinkedHashMap<>();
        for (YamlValue item : fields.list("dimensions", "- name: …")) {
            Optional<Dimension> dimension = parser.parse(item);
            dimension.ifPresent(dimensions::add);
            declare(places, item);
        }
        for (Dimension dimension : dimensions) {
            if (dimension.derivation() instanceof Derivation.ParentOf parent) {
                YamlValue place = Objects.requireNonNull(places.get(dimension.name()));
                checkParent(place, dimension, parent, dimensions, places);
            }
        }
        return dimensions;
    }

    /** Notes the name of an item, right or faulty otherwise, so that a reference to it is no second fault. */
    private static void declare(Map<String, YamlValue> places, YamlValue item) {
        YamlValue name = item.openMap().get("name");
        if (name != null && places.putIfAbsent(name.text(), item) != null) {
            item.problems().add(ProblemCode.DECLARATION_DUPLICATE, name.where(), name.text(), "name");
        }
    }

    private static Map<String, YamlValue> declared(Fields fields, String list) {
        Map<String, YamlValue> places = new LinkedHashMap<>();
        fields.find(list).map(YamlValue::list).orElse(List.of()).forEach(item -> declare(places, item));
        return places;
    }

    private static void checkParent(
            YamlValue place,
            Dimension dimension,
            Derivation.ParentOf parent,
            List<Dimension> dimensions,
            Map<String, YamlValue> places) {
        if (!places.containsKey(parent.dimension())) {
            place.problems()
                    .add(
                            ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                            place.where() + ".parentOf",
                            parent.dimension(),
                            NearestWord.suggest(
                                    parent.dimension(),
                                    places.keySet().stream().sorted().toList()));
        }
        dimensions.stream()
                .filter(child -> child.name().equals(parent.dimension()))
                .flatMap(child -> child.codes().codes().stream()
                        .filter(code -> code.parent() == null
                                || dimension.codes().findIndex(code.parent()).isEmpty())
                        .map(code -> Problem.of(
                                ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                                "reference/" + child.codes().id() + ".csv " + code.code(),
                                code.parent() == null ? "–" : code.parent(),
                                "reference/" + dimension.codes().id() + ".csv")))
                .forEach(place.problems()::add);
    }

    private static List<Measure> measures(Fields fields, SelectionParser columns) {
        MeasureParser parser = new MeasureParser(columns);
        declared(fields, "measures");
        return fields.list("measures", "- name: …").stream()
                .flatMap(item -> parser.parse(item).stream())
                .toList();
    }

    private static List<Level> margins(Fields fields) {
        Map<String, YamlValue> byName = declared(fields, "dimensions");
        Set<String> wider = byName.keySet();
        List<Level> levels = new ArrayList<>();
        for (YamlValue item : fields.find("margins").map(YamlValue::list).orElse(List.of())) {
            Fields margin = new Fields(item, "label", "keeps");
            List<YamlValue> named = margin.list("keeps", "[region]");
            List<String> keeps = named.stream()
                    .filter(v -> v.reference(byName) != null)
                    .map(YamlValue::text)
                    .toList();
            String label = margin.text("label", "region");
            boolean unknown = named.size() != keeps.size();
            if (!unknown && (!wider.containsAll(keeps) || keeps.size() >= wider.size())) {
                fields.problems().add(ProblemCode.DECLARATION_MARGINS_NOT_NESTED, item.where(), keeps, wider);
            }
            if (label.equals(Level.DETAIL)
                    || levels.stream().anyMatch(level -> level.label().equals(label))) {
                fields.problems().add(ProblemCode.DECLARATION_DUPLICATE, item.where(), label, "label");
            }
            levels.add(new Level(
                    label, byName.keySet().stream().filter(keeps::contains).toList()));
            wider = new HashSet<>(keeps);
        }
        return levels;
    }

    @Nullable
    private static Protection protection(Fields fields) {
        Optional<YamlValue> value = fields.find("protection");
        if (value.isEmpty()) {
            fields.problems()
                    .add(
                            ProblemCode.DECLARATION_PROTECTION_MISSING,
                            fields.owner().where(),
                            "",
                            "protection: {thresholdPersons: 5} | {none: {fr: …, en: …}}");
            return null;
        }
        Fields block = new Fields(value.get(), "thresholdPersons", "none");
        if (block.has("none")) {
            return new Protection.None(block.bilingual("none"));
        }
        return block.get("thresholdPersons", "5")
                .flatMap(v -> v.parse("≥ 3", text -> new Protection.Threshold(Integer.parseInt(text))))
                .orElse(null);
    }

    @Nullable
    private static Page page(Fields fields, List<Level> margins) {
        Map<String, YamlValue> byName = declared(fields, "measures");
        Map<String, Level> byLabel = named(margins, Level::label);
        return fields.get("page", "{headline, keyMeasures, breakdown}")
                .map(value -> {
                    Fields page = new Fields(value, "headline", "keyMeasures", "breakdown");
                    Optional<YamlValue> headline = page.get("headline", "nb_dossiers");
                    headline.ifPresent(v -> v.reference(byName));
                    List<YamlValue> keyMeasures = page.list("keyMeasures", "[nb_dossiers]");
                    keyMeasures.forEach(v -> v.reference(byName));
                    Optional<YamlValue> breakdown = page.get("breakdown", "departement");
                    breakdown.ifPresent(v -> v.reference(byLabel));
                    return new Page(
                            headline.map(YamlValue::text).orElse(""),
                            keyMeasures.stream().map(YamlValue::text).toList(),
                            breakdown.map(YamlValue::text).orElse(""));
                })
                .orElse(null);
    }

    private static <T> Map<String, T> named(List<T> items, Function<T, String> name) {
        return items.stream().collect(Collectors.toMap(name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
