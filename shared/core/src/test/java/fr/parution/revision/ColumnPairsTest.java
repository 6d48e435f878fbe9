// SPDX-License-Identifier: EUPL-1.2
package fr.parution.revision;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.Text;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnType;
import fr.parution.table.PublishedColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ColumnPairsTest {

    private static final PublishedColumn AREA = column("region", ColumnRole.CODE, "Région");
    private static final PublishedColumn FILES = column("nb dossiers", ColumnRole.MEASURE, "Dossiers");
    private static final PublishedColumn AGED = column("age", ColumnRole.CODE, "Âge");

    @Test
    void columnsOfOneNameAreOne() {
        ColumnPairs pairs = ColumnPairs.of(List.of(AREA, FILES), List.of(AREA, AGED));
        assertThat(pairs.kept()).containsExactly(new ColumnPairs.Pair(AREA, AREA));
        assertThat(pairs.added()).containsExactly("age");
        assertThat(pairs.removed()).containsExactly("nb dossiers");
    }

    @Test
    void columnThatSaysTheSameUnderAnotherNameIsRenamed() {
        PublishedColumn mended = column("nb_dossiers", ColumnRole.MEASURE, "Dossiers");
        ColumnPairs pairs = ColumnPairs.of(List.of(AREA, FILES), List.of(AREA, mended));
        assertThat(pairs.kept()).last().isEqualTo(new ColumnPairs.Pair(FILES, mended));
        assertThat(pairs.kept()).extracting(ColumnPairs.Pair::renamed).containsExactly(false, true);
        assertThat(pairs.added()).isEmpty();
        assertThat(pairs.removed()).isEmpty();
    }

    @Test
    void nothingIsGuessedWhereTwoColumnsCouldBeTheOne() {
        PublishedColumn one = column("nb_dossiers", ColumnRole.MEASURE, "Dossiers");
        PublishedColumn other = column("dossiers", ColumnRole.MEASURE, "Dossiers");
        ColumnPairs pairs = ColumnPairs.of(List.of(FILES), List.of(one, other));
        assertThat(pairs.kept()).isEmpty();
        assertThat(pairs.added()).containsExactly("nb_dossiers", "dossiers");
        assertThat(pairs.removed()).containsExactly("nb dossiers");
    }

    private static PublishedColumn column(String name, ColumnRole role, String description) {
        Text text = new Text(description, description);
        ColumnType type = role == ColumnRole.MEASURE ? ColumnType.WHOLE : ColumnType.TEXT;
        return new PublishedColumn(1 + name.length(), name, type, role, text, text, null, List.of(), "1");
    }
}
