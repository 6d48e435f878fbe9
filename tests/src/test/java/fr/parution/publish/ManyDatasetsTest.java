// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.describe.CatalogDescription;
import fr.parution.describe.CatalogFixtures;
import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DcatPages;
import fr.parution.publish.Projection.ProjectedFile;
import fr.parution.tests.cli.Command;
import fr.parution.tests.servers.PythonReaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue of many data sets as rdflib walks it, from page to page, in each of its forms. */
class ManyDatasetsTest {

    private static final int DATASETS = 230;

    @TempDir
    Path directory;

    @Test
    void everyDatasetIsFoundOnceInEachForm() throws IOException {
        List<DatasetDescription> datasets = IntStream.range(0, DATASETS)
                .mapToObj(number -> "set-" + (1000 + number))
                .map(id -> CatalogFixtures.users(id, CatalogFixtures.files(id)))
                .toList();
        CatalogDescription catalog = CatalogFixtures.catalog(datasets);
        for (ProjectedFile file : new CatalogProjection().project(catalog)) {
            Files.write(directory.resolve(file.key()), file.content());
            assertThat(file.content()).as(file.key()).hasSizeLessThan(8 << 20);
        }
        String walked =
                PythonReaders.run(Command.checkout().resolve("tests/src/test/python/walked.py"), directory.toString());
        int pages = (DATASETS + DcatPages.DATASETS_A_PAGE - 1) / DcatPages.DATASETS_A_PAGE;
        assertThat(pages).isGreaterThan(2);
        assertThat(walked.lines())
                .containsExactly(
                        "ttl " + pages + " " + DATASETS + " " + 4 * DATASETS,
                        "rdf " + pages + " " + DATASETS + " " + 4 * DATASETS,
                        "jsonld " + pages + " " + DATASETS + " " + 4 * DATASETS);
    }
}
