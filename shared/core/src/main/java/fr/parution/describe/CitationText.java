// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.dataset.Text;
import fr.parution.write.FileMetadata;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How to cite the current edition of a data set, in the Citation File Format (<a
 * href="https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md">version 1.2.0</a>), which
 * reference managers and forges read. Its texts are quoted as JSON quotes, which YAML reads too.
 */
public final class CitationText {

    private CitationText() {}

    /** The file, in French like the data. */
    public static String of(CatalogDeclaration catalog, DatasetDescription dataset) {
        StringBuilder text = new StringBuilder("cff-version: 1.2.0\n");
        line(text, "message", "Pour citer ce jeu de données, merci d'utiliser ces références.");
        text.append("type: dataset\n");
        line(text, "title", dataset.title().fr());
        text.append("authors:\n");
        line(text, "  - name", catalog.publisher().name().fr());
        line(text, "version", dataset.tag());
        line(
                text,
                "date-released",
                dataset.modified().atZone(ZoneOffset.UTC).toLocalDate().toString());
        line(text, "url", Addresses.page(catalog, dataset.id()));
        line(text, "abstract", dataset.description().fr());
        line(text, "license", FileMetadata.LICENCE_SPDX);
        List<Text> keywords = dataset.keywords();
        if (!keywords.isEmpty()) {
            text.append("keywords: ")
                    .append(keywords.stream()
                            .map(word -> quoted(word.fr()))
                            .collect(Collectors.joining(", ", "[", "]")))
                    .append('\n');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(quoted(value)).append('\n');
    }

    private static String quoted(String value) {
        return JsonText.of(value).stripTrailing();
    }
}
