// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.Protection;
import fr.parution.dataset.Text;
import fr.parution.table.Cell;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every table, seen from what is published of it. */
final class ProtectionProperties {

    private static final Set<String> DATED = Set.of("nb_duree", "duree_moyenne", "duree", "duree_connue");

    @Property(tries = 400)
    void attackerRecoversNoHiddenRowWithFewPersons(@ForAll long seed) {
        Town town = Town.random(seed);
        List<PublishedRow> published = town.published();
        for (String measure : List.of("nb", "montant", "part", "nb_duree", "duree")) {
            LinearAttacker attacker = new LinearAttacker(published, measure, Map.of());
            for (PublishedRow row : hiddenWithFew(town, published, measure)) {
                assertThat(attacker.recovers(row))
                        .as("%s of %s", measure, row.codes())
                        .isFalse();
            }
        }
    }

    @Property(tries = 400)
    void attackerRecoversNoHiddenRowWhereMarginsCross(@ForAll long seed) {
        Town town = Town.randomCrossed(seed);
        List<PublishedRow> published = town.published();
        for (String measure : List.of("nb", "montant", "nb_duree", "duree")) {
            LinearAttacker attacker = new LinearAttacker(published, measure, Map.of());
            for (PublishedRow row : hiddenWithFew(town, published, measure)) {
                assertThat(attacker.recovers(row))
                        .as("%s of %s", measure, row.codes())
                        .isFalse();
            }
        }
    }

    @Property(tries = 300)
    void nobodyRecoversOthersBySubtractingHisOwnFiles(@ForAll long seed) {
        Town town = Town.random(seed);
        List<PublishedRow> published = town.published();
        town.singletons(published).forEach((person, own) -> {
            LinearAttacker attacker = new LinearAttacker(published, "nb", own);
            for (PublishedRow row : hiddenWithFew(town, published, "nb")) {
                if (!town.personsOf(row, false).equals(List.of(person))) {
                    assertThat(attacker.recovers(row)).as("%s", row.codes()).isFalse();
                }
            }
            assertThat(attacker.atTheirLeast()).isEmpty();
        });
    }

    @Property(tries = 300)
    void noHiddenRowIsAtItsLeast(@ForAll long seed) {
        List<PublishedRow> published = Town.random(seed).published();
        assertThat(new LinearAttacker(published, "nb", Map.of()).atTheirLeast()).isEmpty();
    }

    @Property(tries = 300)
    void hiddenRowsShowNothingAndShownRowsHaveFivePersons(@ForAll long seed) {
        Town town = Town.random(seed);
        for (PublishedRow row : town.published()) {
            if (row.hides("nb")) {
                assertThat(row.measures().values()).containsOnly(Cell.SUPPRESSED);
                continue;
            }
            assertThat(town.personsOf(row, false)).hasSizeGreaterThanOrEqualTo(5);
            row.measures().forEach((name, cell) -> {
                if (DATED.contains(name)) {
                    assertThat(row.hides(name)).isEqualTo(row.hides("nb_duree"));
                } else {
                    assertThat(cell).isNotEqualTo(Cell.SUPPRESSED);
                }
            });
            if (!row.hides("nb_duree") && row.figure("nb_duree") > 0) {
                assertThat(town.personsOf(row, true)).hasSizeGreaterThanOrEqualTo(5);
            }
        }
    }

    @Property(tries = 200)
    void oneCodeStandsExactlyWhereSomethingIsHidden(@ForAll long seed) {
        Protector protector = Town.random(seed).protector();
        long marked = 0;
        for (PublishedRow row : PublishedRow.of(protector.table())) {
            boolean hides = row.measures().containsValue(Cell.SUPPRESSED);
            assertThat(row.secrecy()).isEqualTo(hides ? new Cell.Text("S") : Cell.EMPTY);
            marked += hides ? 1 : 0;
        }
        DisclosureReport report = protector.report();
        assertThat(report.hiddenRows()).isEqualTo(marked);
        assertThat(report.levels().stream()
                        .mapToLong(DisclosureReport.LevelReport::hidden)
                        .sum())
                .isEqualTo(marked);
        assertThat(report.rows()).isEqualTo(protector.table().rowCount());
    }

    @Property(tries = 100)
    void patternIsTheSameOnEveryRun(@ForAll long seed) {
        assertThat(Town.random(seed).published()).isEqualTo(Town.random(seed).published());
    }

    @Property(tries = 100)
    void withoutProtectionNothingIsHidden(@ForAll long seed) {
        Town town = Town.random(seed);
        Protector protector =
                new Protector(town.plan().shape(), new Protection.None(new Text("Aucune personne.", "No person.")));
        protector.add(town.table());
        for (PublishedRow row : PublishedRow.of(protector.table())) {
            assertThat(row.measures().values()).doesNotContain(Cell.SUPPRESSED);
            assertThat(row.secrecy()).isEqualTo(Cell.EMPTY);
        }
        assertThat(protector.report().hiddenRows()).isZero();
    }

    private static List<PublishedRow> hiddenWithFew(Town town, List<PublishedRow> published, String measure) {
        boolean dated = DATED.contains(measure);
        return published.stream()
                .filter(row -> row.hides(measure))
                .filter(row -> {
                    int persons = town.personsOf(row, dated).size();
                    return persons > 0 && persons < 5;
                })
                .toList();
    }
}
