// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.CatalogDescription;
import fr.parution.describe.DatasetDescription;
import fr.parution.publish.Projection;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The pages of the catalogue: a home page, one for each data set, dashboard and territory and one on which to ask a data set,
 * one to search and one on protection, in French at the root and in English under {@code en/}, with the assets that they link
 * to. Assets come first and home pages last, so that no page is ever seen
 * before what it links to.
 */
public final class CatalogPages implements Projection {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String MISSING = "404.html";

    private final Assets assets = new Assets();
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, CatalogPages.class.getClassLoader(), CatalogPages.class.getPackageName());

    @Override
    public List<ProjectedFile> project(CatalogDescription catalog) {
        List<ProjectedFile> files = new ArrayList<>(assets.files());
        List<ProjectedFile> homes = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (Language language : Language.values()) {
            Edition edition = new Edition(catalog, assets, language);
            EmbedPages embeds = new EmbedPages(edition, this::render);
            for (DatasetDescription dataset : catalog.datasets()) {
                files.addAll(embeds.files(dataset));
                DatasetPage page = new DatasetPage(edition, dataset);
                files.add(html(page.frame().key(), "dataset.jte", page));
                ExplorerPage.of(edition, dataset).ifPresent(explorer -> {
                    files.add(explorer.documentFile());
                    files.add(html(explorer.frame().key(), "explorer.jte", explorer));
                });
            }
            for (TerritoryPage page : Territories.pages(edition)) {
                files.add(html(page.frame().key(), "territory.jte", page));
            }
            ProtectionPage protection = ProtectionPage.of(edition);
            files.add(html(protection.frame().key(), "protection.jte", protection));
            TextPage.all(edition).forEach(page -> files.add(html(page.frame().key(), "text.jte", page)));
            catalog.gone().stream()
                    .map(gone -> TextPage.gone(edition, gone))
                    .forEach(page -> files.add(html(page.frame().key(), "text.jte", page)));
            SearchPage search = SearchPage.of(edition);
            files.add(search.indexFile());
            files.add(html(search.frame().key(), "search.jte", search));
            HomePage home = HomePage.of(edition);
            homes.add(html(home.frame().key(), "home.jte", home));
        }
        paths.add(HomePage.PATH);
        paths.add(ProtectionPage.PATH);
        paths.add(SearchPage.PATH);
        paths.addAll(TextPage.PATHS);
        Edition french = new Edition(catalog, assets, Language.FR);
        paths.addAll(Territories.paths(french));
        for (DatasetDescription dataset : catalog.datasets()) {
            paths.add(DatasetPage.path(dataset));
            ExplorerPage.of(french, dataset).ifPresent(explorer -> paths.add(ExplorerPage.path(dataset)));
        }
        files.add(html(MISSING, "missing.jte", Frame.anywhere(french, MISSING, french.say("missing.title"))));
        files.add(WebManifest.file(french));
        files.addAll(Robots.files(catalog, paths));
        files.addAll(homes);
        return files;
    }

    private ProjectedFile html(String key, String template, Object page) {
        return new ProjectedFile(key, HTML, render(template, page));
    }

    private byte[] render(String template, Object page) {
        StringOutput output = new StringOutput();
        templates.render(template, page, output);
        return output.toString().getBytes(StandardCharsets.UTF_8);
    }
}
