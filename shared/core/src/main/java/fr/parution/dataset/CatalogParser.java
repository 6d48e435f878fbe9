// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code catalogue.yaml}. */
final class CatalogParser {

    static final String EMAIL = "[^@\\s:]+@[^@\\s]+\\.[^@\\s]+";
    static final String ADDRESS = "https?://.+";
    /** The one licence that the metadata know; a declaration says it, so that nobody publishes under it unawares. */
    static final List<String> LICENCES = List.of("etalab-2.0");

    /**
     * How the registers that portals know write their places: the other scheme leads to the same page and names another
     * thing. No address is resolved; who publishes answers for the code.
     */
    private static final List<Register> REGISTERS = List.of(
            new Register(
                    "id.insee.fr",
                    "http://id\\.insee\\.fr/geo/[a-z][A-Za-z]*/[A-Za-z0-9-]+",
                    "http://id.insee.fr/geo/pays/france"),
            new Register(
                    "publications.europa.eu",
                    "http://publications\\.europa\\.eu/resource/authority/(atu|continent|country|place)/[A-Z0-9_]+",
                    "http://publications.europa.eu/resource/authority/country/FRA"),
            new Register(
                    "sws.geonames.org", "https://sws\\.geonames\\.org/[0-9]+/", "https://sws.geonames.org/3017382/"));

    /**
     * A register of places.
     *
     * @param form of an address in it, which the example has
     */
    private record Register(String host, String form, String example) {}

    private final TerritoryParser territories;

    CatalogParser(TerritoryParser territories) {
        this.territories = territories;
    }

    CatalogDeclaration parse(YamlValue root) {
        Fields fields = new Fields(root, ProjectWords.CATALOGUE);
        String publicUrl = fields.get("publicUrl", "https://donnees.exemple.fr/")
                .flatMap(value -> value.parse("https://…/", CatalogParser::publicUrl))
                .orElse("https://exemple.invalid/");
        fields.get("licence", String.join(" | ", LICENCES))
                .ifPresent(
                        value -> value.oneOf(LICENCES.stream().collect(Collectors.toMap(code -> code, code -> code))));
        Agent publisher = fields.get("publisher", "{name, uri, homepage}")
                .map(CatalogParser::agent)
                .orElse(new Agent(new Text("?", "?"), "", ""));
        Fields contact = fields.get("contact", "{name, email}")
                .map(value -> new Fields(value, ProjectWords.CONTACT))
                .orElse(null);
        Text contactName = contact == null ? new Text("?", "?") : contact.bilingual("name");
        String contactEmail = contact == null ? "" : email(contact);
        return new CatalogDeclaration(
                fields.bilingual("name"),
                fields.bilingual("title"),
                fields.bilingual("description"),
                publicUrl,
                publisher,
                contactName,
                contactEmail,
                fields.get("territory", "{name, uri, bbox}")
                        .map(CatalogParser::territory)
                        .orElse(new CatalogDeclaration.Territory(new Text("?", "?"), "", 0, 0, 0, 0, null, List.of())),
                territories.parse(fields),
                fields.find("notice").map(Fields::bilingual).orElse(null),
                fields.find("legal").map(CatalogParser::legal).orElse(null));
    }

    private static LegalNotice legal(YamlValue value) {
        Fields fields = new Fields(value, ProjectWords.LEGAL);
        return new LegalNotice(
                fields.bilingual("director"),
                fields.bilingual("host"),
                fields.find("recourse").map(Fields::bilingual).orElse(null));
    }

    /** Checks the form of a public address: absolute, http or https, ending with a slash. */
    static String publicUrl(String text) {
        URI uri = URI.create(text);
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!web || uri.getHost() == null || !text.endsWith("/")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** A contact that portals drop for its form, or an address that is none, is a fault of the declaration. */
    private static String email(Fields contact) {
        return contact.get("email", "donnees@exemple.fr")
                .flatMap(value -> value.parse("donnees@exemple.fr", text -> matching(EMAIL, text)))
                .orElse("");
    }

    static String address(Fields fields, String name) {
        return fields.get(name, "https://…").map(CatalogParser::address).orElse("");
    }

    private static String address(YamlValue value) {
        return value.parse(
                        "https://…", text -> URI.create(matching(ADDRESS, text)).toString())
                .orElse("");
    }

    /** The address of a place: of a register in the form of that register, or any other. */
    private static String place(YamlValue value) {
        String address = address(value);
        for (Register register : REGISTERS) {
            if (address.matches("https?://" + Pattern.quote(register.host()) + "/.*")
                    && !address.matches(register.form())) {
                value.problems().add(ProblemCode.DECLARATION_BAD_VALUE, value.where(), address, register.example());
            }
        }
        return address;
    }

    private static String matching(String form, String text) {
        if (!text.matches(form)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Agent agent(YamlValue value) {
        Fields fields = new Fields(value, ProjectWords.PUBLISHER);
        return new Agent(
                fields.bilingual("name"),
                address(fields, "uri"),
                address(fields, "homepage"),
                fields.find("kind")
                        .flatMap(kind -> kind.oneOf(PublisherKind.words()))
                        .orElse(null));
    }

    private static CatalogDeclaration.Territory territory(YamlValue value) {
        Fields fields = new Fields(value, ProjectWords.TERRITORY);
        List<Double> box = fields.list("bbox", "[west, south, east, north]").stream()
                .map(item -> item.parse("48.5", Double::parseDouble).orElse(0.0))
                .toList();
        if (fields.has("bbox") && (box.size() != 4 || box.get(0) >= box.get(2) || box.get(1) >= box.get(3))) {
            fields.problems()
                    .add(ProblemCode.DECLARATION_BAD_VALUE, value.where() + ".bbox", box, "[west, south, east, north]");
        }
        List<Double> safe = box.size() == 4 ? box : List.of(0.0, 0.0, 0.0, 0.0);
        CatalogDeclaration.Territory territory = new CatalogDeclaration.Territory(
                fields.bilingual("name"),
                fields.get("uri", "https://…").map(CatalogParser::place).orElse(""),
                safe.get(0),
                safe.get(1),
                safe.get(2),
                safe.get(3),
                null,
                fields.optionalList("sameAs", CatalogParser::place));
        return fields.find("centroid")
                .map(centre -> territory.withCentroid(point(centre, territory)))
                .orElse(territory);
    }

    /** A centre beside its own box is one of another territory, or latitude before longitude. */
    private static CatalogDeclaration.@Nullable Point point(YamlValue value, CatalogDeclaration.Territory territory) {
        List<Double> degrees = value.list().stream()
                .map(item -> item.parse("2.45", Double::parseDouble).orElse(0.0))
                .toList();
        CatalogDeclaration.Point point =
                degrees.size() == 2 ? new CatalogDeclaration.Point(degrees.get(0), degrees.get(1)) : null;
        if (point == null || !territory.holds(point)) {
            value.problems()
                    .add(ProblemCode.DECLARATION_BAD_VALUE, value.where(), degrees, "[longitude, latitude] ∈ bbox");
        }
        return point;
    }
}
