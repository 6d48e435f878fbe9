// SPDX-License-Identifier: EUPL-1.2
package fr.parution.table;

import java.util.List;

/** What the column of secrecy says of a row; nothing where its figures are shown as they are. */
public final class Mark {

    /** Figures are hidden. Which rule hid them is a secret too. */
    public static final String HIDDEN = "S";
    /** Figures are those of an earlier release. */
    public static final String CARRIED = "R";
    /** Some are hidden, the others those of an earlier release. */
    public static final String HIDDEN_AND_CARRIED = "SR";
    /** All of them. */
    public static final List<String> ALL = List.of(HIDDEN, CARRIED, HIDDEN_AND_CARRIED);

    private Mark() {}

    /** Whether a row with that cell in its column of secrecy hides something. */
    public static boolean hides(Cell cell) {
        return cell instanceof Cell.Text text && text.value().startsWith(HIDDEN);
    }
}
