// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.describe.DatasetDescription;
import fr.parution.table.ColumnRole;
import fr.parution.table.PublishedColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A few rows of the main file. Long texts are cut, since a page is to be read and not to be downloaded. */
final class Preview {

    /** A text longer than this, in characters, is cut. */
    static final int MOST_CHARACTERS = 80;

    private final Edition edition;
    private final DatasetDescription dataset;
    private final List<Integer> shown = new ArrayList<>();

    /** Without the column that tells levels apart where totals stand in files of their own. */
    Preview(Edition edition, DatasetDescription dataset, boolean totalsApart) {
        this.edition = edition;
        this.dataset = dataset;
        for (int i = 0; i < dataset.columns().size(); i++) {
            if (!totalsApart || dataset.columns().get(i).role() != ColumnRole.LEVEL) {
                shown.add(i);
            }
        }
    }

    boolean isEmpty() {
        return dataset.summary().preview().isEmpty();
    }

    /** The columns of the file, in order. */
    List<Head> heads() {
        return shown.stream()
                .map(i -> dataset.columns().get(i))
                .map(column -> new Head(column.name(), column.role() == ColumnRole.MEASURE ? "number" : null))
                .toList();
    }

    /** The rows, each with a text for every column. */
    List<List<String>> rows() {
        return dataset.summary().preview().stream().map(this::row).toList();
    }

    private List<String> row(List<@Nullable String> cells) {
        return shown.stream()
                .map(i -> i < cells.size() ? cells.get(i) : null)
                .map(cell -> cell == null ? "" : cut(cell))
                .toList();
    }

    /** What the rows are, and what their empty cells mean. */
    String intro() {
        boolean secrecy = dataset.columns().stream().map(PublishedColumn::role).anyMatch(ColumnRole.SECRECY::equals);
        String intro = edition.say(secrecy ? "preview.intro" : "preview.intro.open");
        return cuts() ? intro + " " + edition.say("preview.cut", MOST_CHARACTERS) : intro;
    }

    private boolean cuts() {
        return dataset.summary().preview().stream()
                .flatMap(List::stream)
                .anyMatch(cell -> cell != null && !cut(cell).equals(cell));
    }

    /** The text, or its beginning with an ellipsis; never half a character. */
    static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MOST_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS - 1))
                                .stripTrailing() + "…";
    }

    /**
     * The head of a column.
     *
     * @param style the class of its cells; null for none
     */
    record Head(String name, @Nullable String style) {}
}
