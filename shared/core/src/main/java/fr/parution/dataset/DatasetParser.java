// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        SelectionParser selectionParser = new SelectionParser(relations, codeLists);
        Selection selection = fields.get("source", "{relation: …}")
                .map(selectionParser::parse)
                .orElse(null);
        List<Dimension> dimensions = selection == null ? List.of() : dimensions(fields, selectionParser);
        List<Measure> measures = selection == null ? List.of() : measures(fields, selectionParser);
        List<Level> margins = margins(fields, dimensions);
        Protection protection = protection(fields);
        Formats formats = fields.get("formats", "{compressText: false, csvByYear: true}")
                .map(v -> new Fields(v, "compressText", "csvByYear"))
                .map(f -> new Formats(f.flag("compressText"), f.flag("csvByYear")))
                .orElse(new Formats(false, false));
        Page page = page(fields, measures, margins);
        if (root.problems().list().size() > before || selection == null || protection == null || page == null) {
            return Optional.empty();
        }
        Fields named = period.orElseThrow();
        return Optional.of(new DatasetDeclaration(
                id,
                version,
                title,
                description,
                keywords,
                themes,
                frequency,
                selection,
                named.text("name", "trimestre_entree"),
                named.bilingual("label"),
                named.bilingual("description"),
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
            fields.problems()
                    .add(ProblemCode.DECLARATION_BAD_VALUE, fields.owner().where() + "id", id, expectedId);
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
        List<YamlValue> items = fields.list("dimensions", "- name: …");
        List<Dimension> dimensions =
                items.stream().flatMap(item -> parser.parse(item).stream()).toList();
        Map<String, Dimension> byName = new HashMap<>();
        for (Dimension dimension : dimensions) {
            if (byName.put(dimension.name(), dimension) != null) {
                fields.problems()
                        .add(
                                ProblemCode.DECLARATION_DUPLICATE,
                                fields.owner().where() + "dimensions",
                                dimension.name(),
                                "name");
            }
        }
        for (Dimension dimension : dimensions) {
            if (dimension.derivation() instanceof Derivation.ParentOf parent) {
                checkParent(fields, dimension, parent, byName);
            }
        }
        return dimensions;
    }

    private static void checkParent(
            Fields fields, Dimension dimension, Derivation.ParentOf parent, Map<String, Dimension> byName) {
        String where = fields.owner().where() + " dimensions." + dimension.name() + ".parentOf";
        Dimension child = byName.get(parent.dimension());
        if (child == null) {
            fields.problems()
                    .add(
                            ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                            where,
                            parent.dimension(),
                            NearestWord.suggest(
                                    parent.dimension(),
                                    byName.keySet().stream().sorted().toList()));
            return;
        }
        for (Code code : child.codes().codes()) {
            if (code.parent() == null
                    || dimension.codes().findIndex(code.parent()).isEmpty()) {
                fields.problems()
                        .add(
                                ProblemCode.DECLARATION_UNKNOWN_REFERENCE,
                                "reference/" + child.codes().id() + ".csv " + code.code(),
                                String.valueOf(code.parent()),
                                "reference/" + dimension.codes().id() + ".csv");
            }
        }
    }

    private static List<Measure> measures(Fields fields, SelectionParser columns) {
        MeasureParser parser = new MeasureParser(columns);
        List<Measure> measures = fields.list("measures", "- name: …").stream()
                .flatMap(item -> parser.parse(item).stream())
                .toList();
        Set<String> names = new HashSet<>();
        for (Measure measure : measures) {
            if (!names.add(measure.name())) {
                fields.problems()
                        .add(
                                ProblemCode.DECLARATION_DUPLICATE,
                                fields.owner().where() + "measures",
                                measure.name(),
                                "name");
            }
        }
        return measures;
    }

    private static List<Level> margins(Fields fields, List<Dimension> dimensions) {
        Map<String, Dimension> byName = new LinkedHashMap<>();
        dimensions.forEach(d -> byName.put(d.name(), d));
        Set<String> wider = byName.keySet();
        java.util.ArrayList<Level> levels = new java.util.ArrayList<>();
        for (YamlValue item : fields.find("margins").map(YamlValue::list).orElse(List.of())) {
            Fields margin = new Fields(item, "label", "keeps");
            List<String> keeps = margin.list("keeps", "[region]").stream()
                    .filter(v -> v.reference(byName) != null)
                    .map(YamlValue::text)
                    .toList();
            String label = margin.text("label", "region");
            boolean unknown = margin.list("keeps", "").size() != keeps.size();
            if (!unknown && (!wider.containsAll(keeps) || keeps.size() >= wider.size())) {
                fields.problems().add(ProblemCode.DECLARATION_MARGINS_NOT_NESTED, item.where(), keeps, wider);
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
    private static Page page(Fields fields, List<Measure> measures, List<Level> margins) {
        Map<String, Measure> byName = named(measures, Measure::name);
        Map<String, Level> byLabel = named(margins, Level::label);
        return fields.get("page", "{headline, keyMeasures, breakdown}")
                .map(value -> {
                    Fields page = new Fields(value, "headline", "keyMeasures", "breakdown");
                    page.get("headline", "nb_dossiers").ifPresent(v -> v.reference(byName));
                    page.list("keyMeasures", "[nb_dossiers]").forEach(v -> v.reference(byName));
                    page.get("breakdown", "departement").ifPresent(v -> v.reference(byLabel));
                    return new Page(
                            page.text("headline", ""),
                            page.list("keyMeasures", "").stream()
                                    .map(YamlValue::text)
                                    .toList(),
                            page.text("breakdown", ""));
                })
                .orElse(null);
    }

    private static <T> Map<String, T> named(List<T> items, Function<T, String> name) {
        return items.stream().collect(Collectors.toMap(name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
