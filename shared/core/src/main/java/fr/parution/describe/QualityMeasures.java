// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.Text;
import fr.parution.describe.DatasetSummary.ColumnProfile;
import fr.parution.table.ColumnRole;
import fr.parution.table.PublishedColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.SKOS;

/**
 * How much of a data set is filled and how much is hidden, in the Data Quality Vocabulary: over the whole set only, since
 * what is hidden where may tell why.
 */
final class QualityMeasures {

    private static final int DIGITS = 4;

    private final CatalogDeclaration catalog;
    private final Statements add;

    QualityMeasures(CatalogDeclaration catalog, Statements add) {
        this.catalog = catalog;
        this.add = add;
    }

    /** The metrics, described once for all data sets. */
    void addMetrics() {
        addMetric(
                "completeness",
                new Text("Complétude", "Completeness"),
                new Text(
                        "Part des cellules du fichier principal qui portent une valeur, la colonne du secret mise à"
                                + " part.",
                        "Share of the cells of the main file that have a value, but for the column of secrecy."));
        addMetric(
                "hidden",
                new Text("Part masquée", "Share hidden"),
                new Text(
                        "Part des lignes dont le secret statistique masque des chiffres.",
                        "Share of the rows of which disclosure control hides figures."));
    }

    private void addMetric(String name, Text label, Text definition) {
        Resource metric = add.named(metric(name), Vocabulary.METRIC);
        add.text(metric, SKOS.prefLabel, label);
        add.text(metric, SKOS.definition, definition);
        add.link(metric, Vocabulary.IN_DIMENSION, Vocabulary.COMPLETENESS);
        add.link(metric, Vocabulary.EXPECTED_DATATYPE, XSDDatatype.XSDdecimal.getURI());
    }

    /** The measures of one data set; none of one without rows. */
    void addTo(Resource node, DatasetDescription dataset) {
        Set<String> marks = dataset.columns().stream()
                .filter(column -> column.role() == ColumnRole.SECRECY)
                .map(PublishedColumn::name)
                .collect(Collectors.toSet());
        List<ColumnProfile> columns = dataset.summary().columns().stream()
                .filter(column -> !marks.contains(column.name()))
                .toList();
        long filled = columns.stream().mapToLong(ColumnProfile::filled).sum();
        // The period stands in every row of the main file.
        long rows = columns.stream().mapToLong(ColumnProfile::filled).max().orElse(0);
        add(node, "completeness", filled, rows * columns.size());
        add(node, "hidden", dataset.summary().hiddenRows(), dataset.summary().rows());
    }

    private void add(Resource node, String metric, long part, long whole) {
        if (whole > 0) {
            Resource measurement = add.blank(Vocabulary.MEASUREMENT_CLASS);
            add.link(measurement, Vocabulary.MEASUREMENT_OF, metric(metric));
            add.share(
                    measurement,
                    Vocabulary.MEASURED,
                    BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.HALF_EVEN));
            add.link(node, Vocabulary.MEASUREMENT, measurement);
        }
    }

    private String metric(String name) {
        return catalog.publicUrl() + "#metric-" + name;
    }
}
