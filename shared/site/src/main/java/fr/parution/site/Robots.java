// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.CatalogDescription;
import fr.parution.publish.Projection.ProjectedFile;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What search engines are told: the pages there are, in which languages. */
final class Robots {

    private static final String INDEX = "index.html";

    private Robots() {}

    /**
     * {@code robots.txt} and {@code sitemap.xml}.
     *
     * @param paths the keys of pages in French, each with the day of its last change where that is known
     */
    static List<ProjectedFile> files(CatalogDescription catalog, Map<String, Optional<LocalDate>> paths) {
        return List.of(
                file("robots.txt", "text/plain; charset=utf-8", robots(catalog)),
                file("sitemap.xml", "application/xml; charset=utf-8", sitemap(catalog, paths)));
    }

    private static String robots(CatalogDescription catalog) {
        return "User-agent: *\nAllow: /\nSitemap: " + catalog.address("sitemap.xml") + "\n";
    }

    private static String sitemap(CatalogDescription catalog, Map<String, Optional<LocalDate>> paths) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
                .append(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        for (String path : paths.keySet()) {
            for (Language language : Language.values()) {
                out.append("<url><loc>")
                        .append(address(catalog, language, path))
                        .append("</loc>");
                for (Language edition : Language.values()) {
                    out.append("<xhtml:link rel=\"alternate\" hreflang=\"")
                            .append(edition.code())
                            .append("\" href=\"")
                            .append(address(catalog, edition, path))
                            .append("\"/>");
                }
                paths.get(path)
                        .ifPresent(day -> out.append("<lastmod>").append(day).append("</lastmod>"));
                out.append("</url>\n");
            }
        }
        return out.append("</urlset>\n").toString();
    }

    private static String address(CatalogDescription catalog, Language language, String path) {
        String folder = path.substring(0, path.length() - INDEX.length());
        return catalog.address(language.folder() + folder)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
    }

    private static ProjectedFile file(String key, String mediaType, String text) {
        return new ProjectedFile(key, mediaType, text.getBytes(StandardCharsets.UTF_8));
    }
}
