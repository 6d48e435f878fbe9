// SPDX-License-Identifier: EUPL-1.2
package fr.parution.audit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which measures must be solved together. A measure that others add up to is, with them, unless all of them are hidden in
 * the same rows: then the equation of each row has a hidden figure of each, and says nothing that the others do not.
 */
final class Blocks {

    private Blocks() {}

    /**
     * Measures that are solved together.
     *
     * @param splits those among them
     */
    record Block(List<Integer> measures, List<AuditScheme.Split> splits) {}

    /** All measures that add up, then the quotients whose parts are not published and that are hidden as none of these. */
    static List<Block> of(PublishedCells cells) {
        AuditScheme scheme = cells.scheme();
        List<Block> blocks = new ArrayList<>();
        List<BitSet> patterns = new ArrayList<>();
        Set<Integer> joined = new TreeSet<>();
        for (AuditScheme.Split split : scheme.splits()) {
            if (!isHiddenAlike(cells, split)) {
                join(blocks, split);
                joined.addAll(members(split));
            }
        }
        for (int measure = 0; measure < scheme.measures().size(); measure++) {
            BitSet pattern = cells.hidden(measure);
            if (scheme.measures().get(measure).kind().isAdditive()) {
                patterns.add(pattern);
                if (!joined.contains(measure)) {
                    blocks.add(new Block(List.of(measure), List.of()));
                }
            }
        }
        for (int measure = 0; measure < scheme.measures().size(); measure++) {
            BitSet pattern = cells.hidden(measure);
            if (scheme.measures().get(measure).kind() == AuditScheme.Kind.QUOTIENT && !patterns.contains(pattern)) {
                patterns.add(pattern);
                blocks.add(new Block(List.of(measure), List.of()));
            }
        }
        return blocks;
    }

    private static List<Integer> members(AuditScheme.Split split) {
        List<Integer> members = new ArrayList<>(List.of(split.whole()));
        members.addAll(split.parts());
        return members;
    }

    private static boolean isHiddenAlike(PublishedCells cells, AuditScheme.Split split) {
        BitSet whole = cells.hidden(split.whole());
        return split.parts().stream().allMatch(part -> cells.hidden(part).equals(whole));
    }

    /** Splits that share a measure make one block. */
    private static void join(List<Block> blocks, AuditScheme.Split split) {
        Set<Integer> measures = new TreeSet<>(members(split));
        List<AuditScheme.Split> splits = new ArrayList<>();
        for (Block block : List.copyOf(blocks)) {
            if (block.measures().stream().anyMatch(measures::contains)) {
                measures.addAll(block.measures());
                splits.addAll(block.splits());
                blocks.remove(block);
            }
        }
        splits.add(split);
        blocks.add(new Block(List.copyOf(measures), splits));
    }
}
