// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.SourceColumn;
import fr.parution.dataset.SourceType;
import fr.parution.source.RelationRequest;
import fr.parution.source.RowFilter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoundRelationTest {

    private static final RelationRequest REQUEST = new RelationRequest(
            "t",
            List.of(
                    new SourceColumn("co\"de", SourceType.CODE, false, false, null, null),
                    new SourceColumn("qui", SourceType.INTEGER, false, true, null, null)));

    @Test
    void namesAreQuotedAndThePersonComesFirst() {
        FoundRelation found = new FoundRelation(REQUEST, "s", "t\"", Map.of("co\"de", "bpchar", "qui", "int8"), 0, 0);

        assertThat(found.copies(1))
                .containsExactly("COPY (SELECT \"qui\", \"co\"\"de\"::text AS \"co\"\"de\" FROM \"s\".\"t\"\"\")"
                        + " TO STDOUT (FORMAT csv, HEADER true, ENCODING 'UTF8')");
    }

    @Test
    void piecesMeetWithoutGapAndHaveNoOuterEnds() {
        RelationRequest filtered = REQUEST.withFilter(new RowFilter("jour", LocalDate.parse("2019-11-21")));
        FoundRelation found = new FoundRelation(filtered, "s", "t", Map.of(), 10, 81_920);

        assertThat(found.copies(30_000))
                .extracting(FoundRelationTest::where)
                .containsExactly(
                        "ctid < '(3,0)'::tid AND \"jour\" >= DATE '2019-11-21'",
                        "ctid >= '(3,0)'::tid AND ctid < '(6,0)'::tid AND \"jour\" >= DATE '2019-11-21'",
                        "ctid >= '(6,0)'::tid AND \"jour\" >= DATE '2019-11-21'");
    }

    @Test
    void whatHasNoBlocksIsReadInOnePiece() {
        assertThat(new FoundRelation(REQUEST, "s", "t", Map.of(), 0, 1_000_000).copies(1))
                .hasSize(1);
    }

    private static String where(String copy) {
        return copy.substring(copy.indexOf(" WHERE ") + 7, copy.indexOf(") TO STDOUT"));
    }
}
