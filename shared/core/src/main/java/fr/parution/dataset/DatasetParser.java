// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads each {@code <id>.yaml} of a project, one after the other. Gives a declaration only when nothing is wrong with it.
 */
final class DatasetParser {

    /** In characters. */
    static final int LONGEST_IGNORED = 100;

    static final String ID = "[a-z0-9][a-z0-9_-]{2,}";
    static final String VERSION = "\\d+\\.\\d+\\.\\d+";
    static final Map<String, Frequency> FREQUENCIES = Map.of(
            "daily", Frequency.DAILY,
            "monthly", Frequency.MONTHLY,
            "quarterly", Frequency.QUARTERLY,
            "annual", Frequency.ANNUAL);
    /** Codes of the EU authority table data-theme. */
    static final List<String> THEMES = List.of(
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
    private final Set<String> mapped;
    /** Each id, and the data set whose file is named after it or was the first to take it. */
    private final Map<String, String> owners = new HashMap<>();

    /**
     * @param mapped the code lists whose outlines are known
     * @param ids what the files are named after
     */
    DatasetParser(
            Map<String, SourceRelation> relations,
            Map<String, CodeList> codeLists,
            Set<String> mapped,
            List<String> ids) {
        this.relations = relations;
        this.codeLists = codeLists;
        this.mapped = mapped;
        ids.forEach(id -> owners.put(id, id));
    }

    Optional<DatasetDeclaration> parse(YamlValue root, String expectedId) {
        int before = root.problems().list().size();
        Fields fields = new Fields(root, DatasetWords.DATASET);
        String id = id(fields, expectedId);
        String version = fields.get("schemaVersion", "1.0.0")
                .flatMap(v -> v.parse("1.0.0", DatasetParser::version))
                .orElse("");
        List<SchemaChange> changes = SchemaChangesParser.parse(fields);
        Text title = fields.bilingual("title");
        Text description = description(fields);
        List<Text> keywords = fields.filledList("keywords", "- {fr: …, en: …}").stream()
                .map(Fields::bilingual)
                .toList();
        List<String> themes = fields.filledList("themes", "[EDUC]").stream()
                .flatMap(v -> v.oneOf(named(THEMES, Function.identity())).stream())
                .toList();
        Frequency frequency = fields.get("frequency", "quarterly")
                .flatMap(v -> v.oneOf(FREQUENCIES))
                .orElse(Frequency.QUARTERLY);
        HighValue highValue = fields.find("highValue").map(HighValue::parse).orElse(null);
        SelectionParser selectionParser = new SelectionParser(relations, codeLists);
        Selection selection = fields.get("source", "{relation: …}")
                .map(selectionParser::parse)
                .orElse(null);
        boolean persons = selection != null && selection.person() != null;
        Cube cube = cube(fields, selection, selectionParser);
        Protection protection =
                new ProtectionParser(cube, selectionParser.columns()).parse(fields, persons || selection == null);
        ColumnPlan columns = new ColumnPlanParser(fields)
                .parse(PublishedNames.of(
                        cube.dimensions(), cube.measures(), cube.margins(), protection instanceof Protection.None));
        Formats formats = fields.find("formats")
                .map(v -> new Fields(v, DatasetWords.FORMATS))
                .map(f -> new Formats(
                        f.flag("compressText"), f.flag("csvByYear"), f.flag("csvByHalfYear"), f.flag("totalsApart")))
                .orElse(new Formats(false, false));
        Page page = new PageParser(cube).parse(fields);
        ReleaseCalendar calendar = calendar(fields, frequency, selection);
        List<Dashboard> dashboards = new DashboardParser(cube, time(selection, columns), mapped).parse(fields);
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
                cube.dimensions(),
                cube.margins(),
                cube.measures(),
                protection,
                formats,
                page,
                calendar,
                dashboards,
                highValue));
    }

    /** Portals count a shorter one as none. */
    private static Text description(Fields fields) {
        Text text = fields.bilingual("description");
        fields.find("description").map(YamlValue::openMap).ifPresent(languages -> {
            shorter(languages.get("fr"), text.fr());
            shorter(languages.get("en"), text.en());
        });
        return text;
    }

    private static void shorter(@Nullable YamlValue place, String text) {
        if (place != null && !text.equals("?") && text.length() <= LONGEST_IGNORED) {
            place.problems()
                    .add(
                            ProblemCode.DECLARATION_BAD_VALUE,
                            place.where(),
                            text,
                            "> " + LONGEST_IGNORED + " caractères / characters");
        }
    }

    private Cube cube(Fields fields, @Nullable Selection selection, SelectionParser source) {
        Map<String, YamlValue> dimensions = declared(fields, "dimensions");
        return new Cube(
                dimensions,
                selection == null ? List.of() : dimensions(fields, selection, source),
                MarginParser.parse(fields, dimensions),
                declared(fields, "measures"),
                selection == null ? List.of() : measures(fields, source, selection.person() != null));
    }

    /** The axis of time of a dashboard. */
    private static @Nullable Axis time(@Nullable Selection selection, ColumnPlan columns) {
        if (selection == null || selection.place() instanceof PeriodPlace.Snapshot) {
            return null;
        }
        return columns.period().stream()
                .findFirst()
                .map(first -> new Axis(Axis.PERIOD, first.label(), List.of(first.name()), null))
                .orElse(null);
    }

    private static @Nullable ReleaseCalendar calendar(
            Fields fields, Frequency frequency, @Nullable Selection selection) {
        Optional<YamlValue> value = fields.find("calendar");
        if (value.isEmpty()) {
            return null;
        }
        if (selection != null
                && !(selection.place() instanceof PeriodPlace.Snapshot)
                && selection.periodUnit().months() != frequency.months()) {
            fields.problems()
                    .add(
                            ProblemCode.DECLARATION_BAD_VALUE,
                            value.get().where(),
                            "frequency: " + frequency.name().toLowerCase(Locale.ROOT),
                            "source.period.unit: "
                                    + selection.periodUnit().name().toLowerCase(Locale.ROOT));
        }
        return new Fields(value.get(), DatasetWords.CALENDAR)
                .get("after", "20")
                .flatMap(v -> v.parse(
                        "0 … " + ReleaseCalendar.MOST_DAYS, text -> new ReleaseCalendar(Integer.parseInt(text))))
                .orElse(null);
    }

    /** Two data sets under one id would be one to a portal, which fails on the second and shows the files of both. */
    private String id(Fields fields, String expectedId) {
        String id = fields.get("id", expectedId)
                .flatMap(v -> v.parse("[a-z0-9_-]{3,}", text -> {
                    if (!text.matches(ID)) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                }))
                .orElse(expectedId);
        if (!id.equals(expectedId)) {
            String where = fields.find("id").map(YamlValue::where).orElseGet(fields.owner()::where);
            String owner = owners.putIfAbsent(id, expectedId);
            if (owner == null) {
                fields.problems().add(ProblemCode.DECLARATION_BAD_VALUE, where, id, expectedId);
            } else {
                String each = owner + ".yaml: id: " + owner + " | " + expectedId + ".yaml: id: " + expectedId;
                fields.problems().add(ProblemCode.DECLARATION_DUPLICATE, where, id, each);
            }
        }
        return id;
    }

    /** Checks the form of a semantic version. */
    private static String version(String text) {
        if (!text.matches(VERSION)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private List<Dimension> dimensions(Fields fields, Selection selection, SelectionParser source) {
        DimensionParser coded = new DimensionParser(source.columns(), codeLists);
        EntityParser entities = new EntityParser(source.columns(), selection);
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
                YamlValue place = places.getOrDefault(dimension.name(), fields.owner());
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
        return fields.filledList("measures", "- name: …").stream()
                .flatMap(item -> parser.parse(item).stream())
                .toList();
    }

    private static <T> Map<String, T> named(List<T> items, Function<T, String> name) {
        return items.stream().collect(Collectors.toMap(name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
