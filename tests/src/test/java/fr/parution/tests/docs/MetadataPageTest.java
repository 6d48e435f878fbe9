// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.docs;

import fr.parution.describe.MetadataTable;
import fr.parution.describe.MetadataTable.Row;
import fr.parution.describe.MetadataTable.Warning;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataPageTest {

    private static final String HEAD = """
            # Metadata

            What `catalog.ttl`, `.rdf` and `.jsonld` say, property by property: where each comes from, and who reads it.
            Words in `code` are those of a declaration; the others are told by the release itself. *data.gouv.fr* marks what
            its harvester was seen to read, *DCAT-AP* what the European profile has a place for, *schema.org* the property
            that says the same to search engines in each page.
            """;

    private static final String WARNINGS = """

            ## What validators say all the same

            The shapes that DCAT-AP 3.0.1 publishes say this of every catalogue, and nothing else; tests find these and no other.

            | shapes | severity | of | property | why it stays |
            | --- | --- | --- | --- | --- |
            """;

    @Test
    void thePageOfMetadataIsAsTheTableMakesIt() throws IOException {
        Map<String, StringBuilder> parts = new LinkedHashMap<>();
        MetadataTable.rows()
                .forEach(row -> parts.computeIfAbsent(row.subject(), MetadataPageTest::part)
                        .append(line(row)));
        StringBuilder page = new StringBuilder(HEAD);
        parts.values().forEach(page::append);
        page.append(WARNINGS);
        MetadataTable.warnings().forEach(warning -> page.append(line(warning)));
        GeneratedPage.check("metadata.md", page.toString());
    }

    private static StringBuilder part(String subject) {
        return new StringBuilder("\n## ")
                .append(subject)
                .append("\n\n| property | comes from | data.gouv.fr | DCAT-AP | schema.org |\n")
                .append("| --- | --- | --- | --- | --- |\n");
    }

    private static String line(Row row) {
        return "| `" + row.property() + "` | " + GeneratedPage.cell(row.origin()) + " | " + mark(row.dataGouv()) + " | "
                + mark(row.dataEuropa()) + " | " + (row.schemaOrg().isEmpty() ? "" : "`" + row.schemaOrg() + "`")
                + " |\n";
    }

    private static String line(Warning warning) {
        return "| `" + warning.shapes() + "` | " + warning.severity() + " | `" + warning.subject() + "`"
                + (warning.highValue() ? " of high value" : "") + " | `" + warning.property() + "` | "
                + GeneratedPage.cell(warning.reason()) + " |\n";
    }

    private static String mark(boolean read) {
        return read ? "reads it" : "";
    }
}
