// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of certifications and what is typical of each. Ids count from 1 without gaps. */
final class Certifications {

    /** @param weight relative share of purchases; {@code priceEuros} and {@code hours} are typical values */
    private record Entry(Certification row, Famille family, int weight, int priceEuros, int hours) {}

    private final List<Entry> entries;
    private final int[] cumulated;

    Certifications() {
        entries = Resource.table("certifications.csv").stream()
                .map(Certifications::entry)
                .toList();
        cumulated = new int[entries.size() + 1];
        for (int i = 0; i < entries.size(); i++) {
            cumulated[i + 1] = cumulated[i] + entries.get(i).weight();
        }
    }

    int size() {
        return entries.size();
    }

    Certification row(int index) {
        return entries.get(index).row();
    }

    Famille family(int index) {
        return entries.get(index).family();
    }

    int priceEuros(int index) {
        return entries.get(index).priceEuros();
    }

    int hours(int index) {
        return entries.get(index).hours();
    }

    /** An index drawn by weight, for a number drawn from 0..1. */
    int drawn(double unit) {
        int found = Arrays.binarySearch(cumulated, (int) (unit * cumulated[entries.size()]));
        return found >= 0 ? found : -found - 2;
    }

    private static Entry entry(List<String> cells) {
        return new Entry(
                new Certification(
                        Integer.parseInt(cells.get(0)),
                        textOrNull(cells.get(1)),
                        textOrNull(cells.get(2)),
                        Integer.parseInt(cells.get(3)),
                        cells.get(4),
                        Domaine.valueOf(cells.get(5)),
                        textOrNull(cells.get(6)),
                        codes(cells.get(7)),
                        codes(cells.get(8)),
                        cells.get(9),
                        codes(cells.get(10))),
                Famille.valueOf(cells.get(11)),
                Integer.parseInt(cells.get(12)),
                Integer.parseInt(cells.get(13)),
                Integer.parseInt(cells.get(14)));
    }

    private static @Nullable String textOrNull(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private static List<String> codes(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" "));
    }
}
