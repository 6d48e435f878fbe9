// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.aggregate.InventedDataset;
import fr.parution.aggregate.MicroRow;
import fr.parution.table.KeyLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of any town through three releases, seen by somebody who keeps each of them. */
final class ReissueProperties {

    @Property(tries = 300)
    void twoReleasesTogetherGiveNothingAway(@ForAll long seed) {
        Random random = new Random(seed);
        Town town = Town.random(seed, 30 + random.nextInt(600));
        Reissue reissue = new Reissue();
        List<PublishedRow> before = reissue.publish(town);
        Map<String, Long> filesBefore = town.files();
        Set<String> staleBefore = reissue.stale(town);
        for (int release = 2; release <= 3; release++) {
            town = later(town, random);
            List<PublishedRow> after = reissue.publish(town);
            Set<String> stale = reissue.stale(town);
            TwoReleases both = new TwoReleases(before, after, staleBefore, stale);
            assertThat(both.smallDifferences()).isEmpty();
            assertThat(both.uncovered(filesBefore)).isEmpty();
            // A release that is the one before once more says nothing of what changed meanwhile.
            if (!after.equals(before)) {
                assertThat(both.recovered()).isEmpty();
                assertThat(both.smallSums()).isEmpty();
                filesBefore = town.files();
            }
            before = after;
            staleBefore = stale;
        }
    }

    @Property(tries = 150)
    void twoReleasesWithMarginsThatCrossGiveNothingAway(@ForAll long seed) {
        Random random = new Random(seed);
        Town town = Town.randomCrossed(seed);
        Reissue reissue = new Reissue();
        List<PublishedRow> before = reissue.publish(town);
        Map<String, Long> filesBefore = town.files();
        Set<String> staleBefore = reissue.stale(town);
        for (int release = 2; release <= 3; release++) {
            town = later(town, random);
            List<PublishedRow> after = reissue.publish(town);
            Set<String> stale = reissue.stale(town);
            TwoReleases both = new TwoReleases(before, after, staleBefore, stale);
            assertThat(both.smallDifferences()).isEmpty();
            assertThat(both.uncovered(filesBefore)).isEmpty();
            if (!after.equals(before)) {
                assertThat(both.recovered()).isEmpty();
                filesBefore = town.files();
            }
            before = after;
            staleBefore = stale;
        }
    }

    @Property(tries = 100)
    void sameTownIsPrintedTheSameWayAndRememberedTheSameWay(@ForAll long seed) {
        Random random = new Random(seed);
        Town town = Town.random(seed, 30 + random.nextInt(600));
        Reissue reissue = new Reissue();
        reissue.publish(town);
        town = later(town, random);
        List<PublishedRow> published = reissue.publish(town);
        byte[] memory = reissue.memory();
        assertThat(reissue.publish(town)).isEqualTo(published);
        assertThat(reissue.memory()).isEqualTo(memory);
    }

    /** Some files move along the last dimension, some go, some are late, the price of some is put right. */
    private static Town later(Town town, Random random) {
        int moved = random.nextInt(40);
        int gone = random.nextInt(4);
        int repriced = random.nextInt(3);
        KeyLayout layout = town.plan().shape().layout();
        int last = layout.dimensions().size() - 1;
        Town later = town.later(row -> {
            int dice = random.nextInt(100);
            long key = row.key();
            if (dice < moved) {
                long place = random.nextInt(layout.size(last));
                key = key & ~town.plan().shape().layout().mask(List.of("d" + last)) | place << layout.shift(last);
            } else if (dice < moved + gone) {
                return Optional.empty();
            }
            List<Long> values = new ArrayList<>(row.values());
            if (dice >= 100 - repriced) {
                values.set(InventedDataset.AMOUNT, values.get(InventedDataset.AMOUNT) + 100);
            }
            return Optional.of(new MicroRow(key, row.person(), values));
        });
        int late = random.nextInt(1 + town.rows().size() / 10);
        for (int file = 0; file < late; file++) {
            Integer[] codes = new Integer[last + 1];
            Arrays.setAll(codes, d -> random.nextInt(layout.size(d)));
            later.persons(1, codes);
        }
        return later;
    }
}
