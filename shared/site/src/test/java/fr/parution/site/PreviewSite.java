// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.CatalogFixtures;
import fr.parution.publish.Projection.ProjectedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the pages of the invented catalogue to a directory, to be looked at in a browser. */
final class PreviewSite {

    private PreviewSite() {}

    /** Takes the directory. */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]);
        for (ProjectedFile file : new CatalogPages().project(CatalogFixtures.catalog())) {
            Path path = root.resolve(file.key());
            Files.createDirectories(path.getParent());
            Files.write(path, file.content());
        }
    }
}
