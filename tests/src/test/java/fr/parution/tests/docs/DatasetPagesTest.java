// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.DatasetDeclaration;
import fr.parution.dataset.Level;
import fr.parution.dataset.Project;
import fr.parution.dataset.ProjectReader;
import fr.parution.dataset.Protection;
import fr.parution.dataset.PublishedNames;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import fr.parution.table.ShapeBuilder;
import fr.parution.tests.architecture.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DatasetPagesTest {

    /** A longer list of values is told by its first ones. */
    private static final int MOST_VALUES = 14;

    @Test
    void thePagesOfDataSetsAreAsTheDeclarationsMakeThem() throws IOException {
        Project project = ProjectReader.read(Checkout.root().resolve(Path.of("shared", "datasets")));
        assertThat(project.datasets()).isNotEmpty();
        for (DatasetDeclaration dataset : project.datasets()) {
            GeneratedPage.check("datasets/" + dataset.id() + ".md", page(dataset, project));
        }
    }

    private static String page(DatasetDeclaration dataset, Project project) {
        List<PublishedColumn> columns =
                new ShapeBuilder(dataset, project.relations()).build().schema().columns();
        StringBuilder page = new StringBuilder();
        page.append("# ").append(dataset.title().en()).append("\n\n");
        page.append("*")
                .append(dataset.title().fr())
                .append("* · `")
                .append(dataset.id())
                .append("` · columns in version ");
        page.append(dataset.schemaVersion()).append("\n\n");
        page.append(dataset.description().en())
                .append("\n\n> ")
                .append(dataset.description().fr())
                .append("\n\n");
        page.append("Declared in [")
                .append(dataset.id())
                .append(".yaml](../../datasets/")
                .append(dataset.id());
        page.append(".yaml). ").append(protection(dataset.protection())).append("\n\n");
        page.append("## Rows\n\nThe column `").append(PublishedNames.LEVEL);
        page.append("` says what a row sums up; rows of different levels are not to be added up.\n\n");
        page.append("| level | keeps, beside the period |\n| --- | --- |\n");
        page.append(level(new Level(
                Level.DETAIL, dataset.dimensions().stream().map(d -> d.name()).toList())));
        dataset.margins().forEach(margin -> page.append(level(margin)));
        page.append("\n## Columns\n\n| column | type | meaning | values |\n| --- | --- | --- | --- |\n");
        columns.forEach(column -> page.append(row(column)));
        return page.toString();
    }

    private static String protection(Protection protection) {
        if (protection instanceof Protection.Threshold threshold) {
            return "A row that describes fewer than " + threshold.thresholdPersons()
                    + " persons shows no figure, and other rows are hidden with it so that no subtraction finds it again.";
        }
        return ((Protection.None) protection).reason().en();
    }

    private static String level(Level level) {
        String keeps = level.keeps().isEmpty() ? "nothing" : String.join(", ", level.keeps());
        return "| `" + level.label() + "` | " + keeps + " |\n";
    }

    private static String row(PublishedColumn column) {
        return "| `" + column.name() + "` | " + type(column.type()) + " | "
                + GeneratedPage.cell(column.label().en() + ". "
                        + column.description().en() + "<br>*" + column.label().fr() + ". "
                        + column.description().fr() + "*")
                + " | " + GeneratedPage.cell(values(column)) + " |\n";
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case TEXT -> "text";
            case WHOLE -> "whole number";
            case DECIMAL -> "number, two decimals";
        };
    }

    private static String values(PublishedColumn column) {
        if (column.unit() != null) {
            return "in " + column.unit().en();
        }
        List<String> values = column.values();
        if (values.isEmpty()) {
            return "such as `" + column.example() + "`";
        }
        boolean all = values.size() <= MOST_VALUES;
        return values.stream()
                .limit(all ? values.size() : 3)
                .map(value -> "`" + value + "`")
                .collect(Collectors.joining(", ", "", all ? "" : ", … (" + values.size() + " in all)"));
    }
}
