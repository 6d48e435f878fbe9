// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.DatasetDescription;
import fr.parution.describe.DatasetSummary.ColumnProfile;
import fr.parution.table.ColumnRole;
import fr.parution.table.PublishedColumn;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of a data set with how they are filled. */
final class Dictionary {

    /** A longer example is not worth its place. */
    private static final int SHORT = 24;

    private final Edition edition;
    private final DatasetDescription dataset;
    private final long rows;
    private final boolean totalsApart;

    /** The columns as the main files have them. */
    Dictionary(Edition edition, DatasetDescription dataset, Downloads files) {
        this.edition = edition;
        this.dataset = dataset;
        this.rows = files.mainRows();
        this.totalsApart = files.totalsApart();
    }

    List<Entry> entries() {
        return dataset.columns().stream().map(this::entry).toList();
    }

    private Entry entry(PublishedColumn column) {
        boolean elsewhere = totalsApart && column.role() == ColumnRole.LEVEL;
        Optional<ColumnProfile> profile = dataset.summary().columns().stream()
                .filter(candidate -> !elsewhere && candidate.name().equals(column.name()))
                .findFirst();
        String description = edition.in(column.description());
        String range = range(column, profile);
        return new Entry(
                column.name(),
                edition.in(column.label()),
                elsewhere ? description + " " + edition.say("dictionary.totals") : description,
                edition.say("type." + column.type()),
                column.unit() == null ? "" : edition.in(column.unit()),
                profile.map(found -> share(found.filled())).orElse(""),
                profile.map(found -> share(found.hidden())).orElse(""),
                range,
                range.length() <= SHORT ? "short" : null);
    }

    private String share(long part) {
        return edition.numbers().share(part, rows);
    }

    private String range(PublishedColumn column, Optional<ColumnProfile> profile) {
        BigDecimal least = profile.map(ColumnProfile::minimum).orElse(null);
        BigDecimal most = profile.map(ColumnProfile::maximum).orElse(null);
        if (least != null && most != null && isQuantity(column)) {
            return edition.say("dictionary.span", number(column, least), number(column, most));
        }
        return column.values().size() > 1
                ? edition.say("dictionary.values", column.values().size())
                : edition.say("dictionary.example", Preview.cut(column.example()));
    }

    /** A code that is a number has no range: nothing is between two codes. */
    private static boolean isQuantity(PublishedColumn column) {
        return column.role() == ColumnRole.MEASURE || column.role() == ColumnRole.PERIOD;
    }

    /** Years and months have no thousands. */
    private String number(PublishedColumn column, BigDecimal number) {
        return column.role() == ColumnRole.PERIOD
                ? number.toPlainString()
                : edition.numbers().exact(number);
    }

    /**
     * One column.
     *
     * @param filled the share of rows with a value
     * @param hidden the share of rows whose value is hidden
     * @param range from the least to the greatest, or the number of its values, or an example
     * @param style the class of its range; null for none
     */
    record Entry(
            String name,
            String label,
            String description,
            String type,
            String unit,
            String filled,
            String hidden,
            String range,
            @Nullable String style) {}
}
