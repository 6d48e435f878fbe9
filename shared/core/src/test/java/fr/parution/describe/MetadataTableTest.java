// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;

/** The table of properties against the triples that are written for catalogues of every kind. */
final class MetadataTableTest {

    @Test
    void everyPropertyThatIsWrittenHasItsRowAndEveryRowIsWritten() {
        Set<String> written = new TreeSet<>();
        models().forEach(model -> model.listStatements().forEach(statement -> add(written, model, statement)));
        Set<String> rows = new TreeSet<>();
        MetadataTable.rows().forEach(row -> rows.add(row.subject() + " " + row.property()));
        assertThat(rows).isEqualTo(written);
        assertThat(MetadataTable.rows()).hasSameSizeAs(rows);
    }

    @Test
    void everyRowSaysWhereItComesFromAndIsReadBySomebody() {
        assertThat(MetadataTable.rows())
                .allSatisfy(row -> assertThat(row.origin()).isNotBlank())
                .allSatisfy(row -> assertThat(row.dataGouv() || row.dataEuropa())
                        .as(row.property())
                        .isTrue());
    }

    /** A page of two, whose one data set has files of all kinds and is declared of high value. */
    private static Stream<Model> models() {
        DatasetDescription other = CatalogFixtures.users(
                "other",
                Stream.of("parquet", "csv.gz", "jsonl.gz")
                        .map(ending -> new DistributionFile(
                                "v/other/t/other." + ending,
                                "latest/other." + ending,
                                "x/y",
                                1,
                                "ab".repeat(32),
                                1,
                                CatalogFixtures.ISSUED))
                        .toList());
        DatasetDescription changed = CatalogFixtures.users(
                "changed",
                Stream.of("csv", "changelog.json")
                        .map(ending -> new DistributionFile(
                                "v/changed/t/changed." + ending,
                                "latest/changed." + ending,
                                "x/y",
                                1,
                                "ab".repeat(32),
                                1,
                                CatalogFixtures.ISSUED))
                        .toList());
        CatalogDescription catalog = CatalogFixtures.catalog(List.of(CatalogFixtures.highValue(), other, changed));
        return new DcatPages(catalog, RdfForm.TURTLE, 1).pages().stream().map(DcatPages.Page::model);
    }

    private static void add(Set<String> written, Model model, Statement statement) {
        if (!statement.getPredicate().equals(RDF.type)) {
            List<String> types = statement
                    .getSubject()
                    .listProperties(RDF.type)
                    .mapWith(type -> model.shortForm(type.getResource().getURI()))
                    .filterDrop("hydra:Collection"::equals)
                    .toList();
            assertThat(types).as(statement.toString()).hasSize(1);
            written.add(types.get(0) + " "
                    + model.shortForm(statement.getPredicate().getURI()));
        }
    }
}
