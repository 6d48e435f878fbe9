// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.FigureTable.Value;
import fr.parution.table.PublishedColumn;

/** How the values of one measure are written in one language. */
final class BoardMeasure {

    private final Edition edition;
    private final PublishedColumn column;

    BoardMeasure(Edition edition, PublishedColumn column) {
        this.edition = edition;
        this.column = column;
    }

    PublishedColumn column() {
        return column;
    }

    /** What it is called. */
    String name() {
        return edition.sentences().name(column);
    }

    /** A value as it is printed: the word for a secret, a sign before the sum of some rows, nothing for none. */
    String text(Value value) {
        if (value.amount() == null) {
            return value.hidden() ? edition.say("secret") : "";
        }
        String quantity = edition.numbers().quantity(value.amount(), column);
        return value.isPartial() ? "\u2265" + Typography.NARROW + quantity : quantity;
    }
}
