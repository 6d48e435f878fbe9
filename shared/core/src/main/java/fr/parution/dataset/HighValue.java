// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * That a data set is of high value in the sense of Implementing Regulation (EU) 2023/138, as its publisher declares. The
 * regulation lists such sets; nobody else may claim it.
 *
 * @param categories one at least
 * @param api the interface that the regulation demands beside files for download
 */
public record HighValue(List<Category> categories, Api api) {

    /** Copies its list. */
    public HighValue {
        categories = List.copyOf(categories);
    }

    /**
     * An interface for programs.
     *
     * @param endpoint where it answers
     * @param description how it is described to programs, such as an OpenAPI document
     * @param page where a person reads how to use it, and how well it is kept up
     */
    public record Api(String endpoint, String description, String page) {}

    /** The thematic categories of the regulation, with their codes in the table of the EU. */
    public enum Category {
        GEOSPATIAL("geospatial", "c_ac64a52d", "Géospatiales", "Geospatial"),
        EARTH_OBSERVATION(
                "earthObservation",
                "c_dd313021",
                "Observation de la terre et environnement",
                "Earth observation and environment"),
        METEOROLOGICAL("meteorological", "c_164e0bf5", "Météorologiques", "Meteorological"),
        STATISTICS("statistics", "c_e1da4e07", "Statistiques", "Statistics"),
        COMPANIES(
                "companies", "c_a9135398", "Entreprises et propriété d'entreprises", "Companies and company ownership"),
        MOBILITY("mobility", "c_b79e35eb", "Mobilité", "Mobility");

        private final String word;
        private final String code;
        private final Text label;

        Category(String word, String code, String fr, String en) {
            this.word = word;
            this.code = code;
            this.label = new Text(fr, en);
        }

        /** The categories by the words of declarations. */
        static Map<String, Category> words() {
            Map<String, Category> words = new LinkedHashMap<>();
            Arrays.stream(values()).forEach(category -> words.put(category.word, category));
            return words;
        }

        /** The address of the category. */
        public String uri() {
            return "http://data.europa.eu/bna/" + code;
        }

        /** What a person calls it. */
        public Text label() {
            return label;
        }
    }

    /** Reads it from a declaration. */
    static HighValue parse(YamlValue value) {
        Fields fields = new Fields(value, DatasetWords.HIGH_VALUE);
        List<Category> categories = fields.filledList("categories", "[statistics]").stream()
                .flatMap(item -> item.oneOf(Category.words()).stream())
                .toList();
        Api api = fields.get("api", "{endpoint, description, page}")
                .map(given -> new Fields(given, DatasetWords.API))
                .map(given -> new Api(
                        CatalogParser.address(given, "endpoint"),
                        CatalogParser.address(given, "description"),
                        CatalogParser.address(given, "page")))
                .orElse(new Api("", "", ""));
        return new HighValue(categories, api);
    }
}
