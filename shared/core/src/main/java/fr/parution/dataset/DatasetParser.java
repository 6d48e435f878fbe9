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
                "changes",
                "title",
                "description",
                "keywords",
                "themes",
                "frequency",
                "source",
                "period",
                "loaded",
                "dimensions",
                "margins",
                "measures",
                "aliases",
                "columns",
                "protection",
                "formats",
                "page");
        String id = id(fields, expectedId);
        String version = fields.get("schemaVersion", "1.0.0")
                .flatMap(v -> v.parse("1.0.0", DatasetParser::version))
                .orElse("");
        List<SchemaChange> changes = SchemaChangesParser.parse(fields);
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
        SelectionParser selectionParser = new SelectionParser(relations, codeLists);
        Selection selection = fields.get("source", "{relation: …}")
                .map(selectionParser::parse)
                .orElse(null);
        boolean persons = selection != null && selection.person() != null;
        List<Dimension> dimensions = selection == null ? List.of() : dimensions(fields, selectionParser);
        List<Measure> measures = selection == null ? List.of() : measures(fields, selectionParser, persons);
        List<Level> margins = margins(fields);
        Protection protection = ProtectionParser.parse(fields, measures, persons || selection == null);
        ColumnPlan columns = new ColumnPlanParser(fields)
                .parse(PublishedNames.of(dimensions, measures, margins, protection instanceof Protection.None));
        Formats formats = fields.find("formats")
                .map(v -> new Fields(v, "compressText", "csvByYear", "totalsApart"))
                .map(f -> new Formats(f.flag("compressText"), f.flag("csvByYear"), f.flag("totalsApart")))
                .orElse(new Formats(false, false, false));
        Page page = page(fields, margins, measures);
        if (root.problems().list().size() > before || selection == null || protection == null || page == null) {
            return Optional.empty();
        }
        return Optional.of(new DatasetDeclaration(
                id,
                version,
                changes,
                title,
                description,
                keywords,
                themes,
                frequency,
                selection,
                columns,
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

    private List<Dimension> dimensions(Fields fields, SelectionParser source) {
        DimensionParser coded = new DimensionParser(source.columns(), codeLists);
        EntityParser entities = new EntityParser(source.columns(), source.conditions());
        List<Dimension> dimensions = new ArrayList<>();
        Map<String, YamlValue> places = new LinkedHashMap<>();
        for (YamlValue item : fields.list("dimensions", "- name: …")) {
            Optional<? extends Dimension> dimension =
                    item.openMap().containsKey("entity") ? entities.parse(item) : coded.parse(item);
            dimension.ifPresent(dimensions::add);
            declare(places, item);
        }
        for (Dimension dimension : dimensions) {
            if (dimension instanceof Dimension.Coded parent
                    && parent.derivation() instanceof Derivation.ParentOf derivation) {
                YamlValue place = Objects.requireNonNull(places.get(dimension.name()));
                checkParent(place, parent, derivation, dimensions, places);
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
            Dimension.Coded dimension,
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
                .filter(Dimension.Coded.class::isInstance)
                .map(child -> ((Dimension.Coded) child).codes())
                .forEach(children -> DimensionParser.checkParents(place, children, dimension.codes()));
    }

    private static List<Measure> measures(Fields fields, SelectionParser source, boolean persons) {
        MeasureParser parser = new MeasureParser(source.columns(), source.conditions(), persons);
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
    private static Page page(Fields fields, List<Level> margins, List<Measure> measures) {
        Map<String, YamlValue> byName = declared(fields, "measures");
        Map<String, Level> byLabel = named(margins, Level::label);
        return fields.get("page", "{headline, keyMeasures, breakdown}")
                .map(value -> {
                    Fields page = new Fields(value, "headline", "keyMeasures", "breakdown");
                    Optional<YamlValue> headline = page.get("headline", "nb_dossiers");
                    headline.filter(v -> v.reference(byName) != null).ifPresent(v -> checkAdditive(v, measures));
                    List<YamlValue> keyMeasures = page.list("keyMeasures", "[nb_dossiers]");
                    keyMeasures.forEach(v -> v.reference(byName));
                    Optional<YamlValue> breakdown = page.find("breakdown");
                    breakdown.ifPresent(v -> v.reference(byLabel));
                    return new Page(
                            headline.map(YamlValue::text).orElse(""),
                            keyMeasures.stream().map(YamlValue::text).toList(),
                            breakdown.map(YamlValue::text).orElse(null));
                })
                .orElse(null);
    }

    /** The headline adds up periods, which counts of persons and means do not. */
    private static void checkAdditive(YamlValue place, List<Measure> measures) {
        measures.stream()
                .filter(measure -> measure.name().equals(place.text()) && !measure.isAdditive())
                .forEach(measure -> place.problems()
                        .add(
                                ProblemCode.DECLARATION_MEASURE_NOT_ADDITIVE,
                                place.where(),
                                measure.name(),
                                measures.stream()
                                        .filter(Measure::isAdditive)
                                        .map(Measure::name)
                                        .collect(Collectors.joining(", "))));
    }

    private static <T> Map<String, T> named(List<T> items, Function<T, String> name) {
        return items.stream().collect(Collectors.toMap(name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
