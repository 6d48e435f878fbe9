// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.dataset.Protection;
import fr.parution.table.RawTable;
import java.util.List;
import java.util.Random;

/** Prints how long the protection of a quarter of the size of the users' set takes. Run by hand. */
final class ProtectMeasure {

    private ProtectMeasure() {}

    /** No arguments. */
    public static void main(String[] arguments) {
        Town town = new Town(List.of(18, 6, 3, 5, 9, 6), List.of(5, 2, 1, 0));
        Random random = new Random(1);
        for (long person = 0; person < 300_000; person++) {
            town.file(
                    person,
                    100_000,
                    person % 3 == 0 ? null : 30L,
                    skewed(random, 18),
                    skewed(random, 6),
                    random.nextInt(3),
                    skewed(random, 5),
                    skewed(random, 9),
                    skewed(random, 6));
        }
        RawTable table = town.table();
        for (int run = 0; run < 5; run++) {
            Protector protector = new Protector(town.plan().shape(), new Protection.Threshold(5));
            long start = System.nanoTime();
            protector.add(table);
            System.out.println((System.nanoTime() - start) / 1_000_000 + " ms " + protector.report());
        }
    }

    private static int skewed(Random random, int size) {
        return (int) (size * Math.pow(random.nextDouble(), 3));
    }
}
