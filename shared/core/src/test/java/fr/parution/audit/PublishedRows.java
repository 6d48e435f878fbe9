// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Published periods as lines of text: a code, {@code _T} for the total, its figures, {@code ?} for a hidden one, a mark. */
final class PublishedRows {

    private PublishedRows() {}

    static AuditScheme scheme(List<String> sums, List<AuditScheme.SplitScheme> splits) {
        return new AuditScheme(
                "trimestre",
                "niveau",
                "secret_statistique",
                List.of(
                        new AuditScheme.LevelScheme("detail", List.of("code")),
                        new AuditScheme.LevelScheme("national", List.of())),
                sums.stream().map(sum -> new AuditScheme.SumScheme(sum, 0)).toList(),
                splits);
    }

    static AuditedPeriod period(List<String> rows, int sums) {
        int[] levels = new int[rows.size()];
        List<List<String>> places = new ArrayList<>();
        List<long[]> values = new ArrayList<>();
        List<BitSet> hidden = new ArrayList<>();
        for (int sum = 0; sum < sums; sum++) {
            values.add(new long[rows.size()]);
            hidden.add(new BitSet());
        }
        BitSet carried = new BitSet();
        for (int row = 0; row < levels.length; row++) {
            String[] words = rows.get(row).split(" ");
            boolean total = words[0].equals("_T");
            levels[row] = total ? 1 : 0;
            places.add(total ? List.of() : List.of(words[0]));
            for (int sum = 0; sum < sums; sum++) {
                boolean isHidden = words[1 + sum].equals("?");
                hidden.get(sum).set(row, isHidden);
                values.get(sum)[row] = isHidden ? 0 : Long.parseLong(words[1 + sum]);
            }
            carried.set(row, words.length > 1 + sums);
        }
        return new AuditedPeriod("2024-T1", levels, places, values, hidden, carried);
    }
}
