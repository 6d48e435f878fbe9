// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.store.Json;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.Map;

/**
 * JSON-LD as a page carries it for search engines: a block of data, which no browser runs and which the policy on scripts
 * therefore leaves alone.
 *
 * @param document maps, lists, texts and numbers
 */
record StructuredData(Map<String, Object> document) implements Content {

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent("<script type=\"application/ld+json\">" + harmless(Json.line(document)) + "</script>\n");
    }

    /** Nothing in it ends the block or opens a comment, whatever a text says. */
    private static String harmless(String json) {
        return json.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e");
    }
}
