// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DatasetSummary.ColumnProfile;
import fr.parution.table.PublishedColumn;
import java.util.List;
import java.util.Optional;

/** The columns of a data set with how they are filled. */
final class Dictionary {

    private final Edition edition;
    private final DatasetDescription dataset;

    Dictionary(Edition edition, DatasetDescription dataset) {
        this.edition = edition;
        this.dataset = dataset;
    }

    List<Entry> entries() {
        return dataset.columns().stream().map(this::entry).toList();
    }

    private Entry entry(PublishedColumn column) {
        Optional<ColumnProfile> profile = dataset.summary().columns().stream()
                .filter(candidate -> candidate.name().equals(column.name()))
                .findFirst();
        return new Entry(
                column.name(),
                edition.in(column.label()),
                edition.in(column.description()),
                edition.say("type." + column.type()),
                column.unit() == null ? "" : edition.in(column.unit()),
                profile.map(found -> share(found.filled())).orElse(""),
                profile.map(found -> share(found.hidden())).orElse(""),
                range(column, profile));
    }

    private String share(long rows) {
        return edition.numbers().share(rows, dataset.summary().rows());
    }

    private String range(PublishedColumn column, Optional<ColumnProfile> profile) {
        if (profile.isPresent()) {
            ColumnProfile found = profile.get();
            if (found.minimum() != null && found.maximum() != null) {
                String least = edition.numbers().exact(found.minimum());
                String most = edition.numbers().exact(found.maximum());
                return edition.say("dictionary.span", least, most);
            }
        }
        return column.values().size() > 1
                ? edition.say("dictionary.values", column.values().size())
                : edition.say("dictionary.example", column.example());
    }

    /**
     * One column.
     *
     * @param filled the share of rows with a value
     * @param hidden the share of rows whose value is hidden
     * @param range from the least to the greatest, or the number of its values, or an example
     */
    record Entry(
            String name,
            String label,
            String description,
            String type,
            String unit,
            String filled,
            String hidden,
            String range) {}
}
