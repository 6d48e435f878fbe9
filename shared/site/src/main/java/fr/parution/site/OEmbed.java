// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parution.store.Json;

/** The answer of oEmbed 1.0 for a dashboard: content systems that are given its address show it by that. */
final class OEmbed {

    private static final int WIDTH = 1000;

    private OEmbed() {}

    static byte[] of(Edition edition, EmbedPage page) {
        ObjectNode answer = Json.object();
        answer.put("version", "1.0");
        answer.put("type", "rich");
        answer.put("title", page.title());
        answer.put("provider_name", edition.in(edition.catalog().catalog().name()));
        answer.put("provider_url", edition.catalog().address(""));
        answer.put("cache_age", 86_400);
        answer.put("html", page.frameCode());
        answer.put("width", WIDTH);
        answer.put("height", EmbedPage.height());
        return Json.write(answer);
    }
}
