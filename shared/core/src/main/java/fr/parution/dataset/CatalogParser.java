// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import java.util.List;

/** Reads {@code catalogue.yaml}. */
final class CatalogParser {

    private final TerritoryParser territories;

    CatalogParser(TerritoryParser territories) {
        this.territories = territories;
    }

    CatalogDeclaration parse(YamlValue root) {
        Fields fields = new Fields(root, ProjectWords.CATALOGUE);
        String publicUrl = fields.get("publicUrl", "https://donnees.exemple.fr/")
                .flatMap(value -> value.parse("https://…/", CatalogParser::publicUrl))
                .orElse("https://exemple.invalid/");
        Agent publisher = fields.get("publisher", "{name, uri, homepage}")
                .map(CatalogParser::agent)
                .orElse(new Agent(new Text("?", "?"), "", ""));
        Fields contact = fields.get("contact", "{name, email}")
                .map(value -> new Fields(value, ProjectWords.CONTACT))
                .orElse(null);
        Text contactName = contact == null ? new Text("?", "?") : contact.bilingual("name");
        String contactEmail = contact == null ? "" : contact.text("email", "donnees@exemple.fr");
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
                        .orElse(new CatalogDeclaration.Territory(new Text("?", "?"), "", 0, 0, 0, 0)),
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
        java.net.URI uri = java.net.URI.create(text);
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!web || uri.getHost() == null || !text.endsWith("/")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Agent agent(YamlValue value) {
        Fields fields = new Fields(value, ProjectWords.PUBLISHER);
        return new Agent(
                fields.bilingual("name"), fields.text("uri", "https://…"), fields.text("homepage", "https://…"));
    }

    private static CatalogDeclaration.Territory territory(YamlValue value) {
        Fields fields = new Fields(value, ProjectWords.TERRITORY);
        List<Double> box = fields.list("bbox", "[west, south, east, north]").stream()
                .map(item -> item.parse("48.5", Double::parseDouble).orElse(0.0))
                .toList();
        if (fields.has("bbox") && (box.size() != 4 || box.get(0) >= box.get(2) || box.get(1) >= box.get(3))) {
            fields.problems()
                    .add(
                            fr.parution.problem.ProblemCode.DECLARATION_BAD_VALUE,
                            value.where() + ".bbox",
                            box,
                            "[west, south, east, north]");
        }
        List<Double> safe = box.size() == 4 ? box : List.of(0.0, 0.0, 0.0, 0.0);
        return new CatalogDeclaration.Territory(
                fields.bilingual("name"),
                fields.text("uri", "http://…"),
                safe.get(0),
                safe.get(1),
                safe.get(2),
                safe.get(3));
    }
}
