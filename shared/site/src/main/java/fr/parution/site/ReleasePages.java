// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.Addresses;
import fr.parution.describe.CatalogDescription;
import fr.parution.publish.Projection;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page for each release, in both languages: what it changed, and why. It is owed to every release, also to one that others
 * overtook, and stays as it was when the next one comes.
 */
public final class ReleasePages implements Projection {

    private final Assets assets = new Assets();
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, ReleasePages.class.getClassLoader(), ReleasePages.class.getPackageName());

    @Override
    public List<ProjectedFile> project(CatalogDescription catalog) {
        List<ProjectedFile> files = new ArrayList<>();
        for (Language language : Language.values()) {
            ReleasePage page = ReleasePage.of(new Edition(catalog, assets, language));
            StringOutput output = new StringOutput();
            templates.render("release.jte", page, output);
            files.add(new ProjectedFile(
                    page.frame().key(),
                    "text/html; charset=utf-8",
                    output.toString().getBytes(StandardCharsets.UTF_8)));
        }
        return files;
    }

    @Override
    public Optional<String> keyOfRelease(int sequence) {
        return Optional.of(Addresses.releasePageKey(sequence));
    }
}
