// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.JsonText;
import fr.parution.publish.Projection.ProjectedFile;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a telephone wants to know to keep the catalogue among its own icons. */
final class WebManifest {

    static final String KEY = "site.webmanifest";

    private WebManifest() {}

    static ProjectedFile file(Edition edition) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("name", edition.in(edition.catalog().catalog().title()));
        manifest.put("short_name", edition.in(edition.catalog().catalog().name()));
        manifest.put("description", edition.in(edition.catalog().catalog().description()));
        manifest.put("lang", edition.language().code());
        manifest.put("start_url", "./");
        manifest.put("scope", "./");
        manifest.put("display", "browser");
        manifest.put("background_color", "#fbfaf7");
        manifest.put("theme_color", "#0b5a6b");
        manifest.put(
                "icons",
                List.of(
                        icon(edition.assets().icon(), "any", "image/svg+xml"),
                        icon(edition.assets().largeIcon(), "512x512", "image/png")));
        return new ProjectedFile(
                KEY,
                "application/manifest+json; charset=utf-8",
                JsonText.of(manifest).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> icon(String key, String sizes, String type) {
        Map<String, String> icon = new LinkedHashMap<>();
        icon.put("src", key);
        icon.put("sizes", sizes);
        icon.put("type", type);
        return icon;
    }
}
