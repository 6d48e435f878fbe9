// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.dataset.Protection;
import fr.parution.dataset.Text;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a data set is protected, in sentences for its page and its metadata. */
final class ProtectionText {

    private static final Text CONTRIBUTIONS = new Text(
            " Une somme qu'une ou deux personnes font presque à elles seules est masquée aussi.",
            " A sum that one or two persons make almost alone is hidden too.");

    private static final Text AUDIT = new Text(
            " D'autres lignes sont masquées avec elle pour qu'aucune soustraction ne la retrouve ; un contrôle automatique le"
                    + " vérifie avant chaque parution, et refuse la parution s'il ne peut le prouver.",
            " Other rows are hidden with it so that no subtraction finds it again; an automatic audit checks this before each"
                    + " release, and refuses the release when it cannot prove it.");

    private ProtectionText() {}

    private static Text releases(int persons) {
        return new Text(
                " Une ligne déjà parue que moins de " + persons
                        + " personnes changeraient reprend ses anciennes valeurs"
                        + " (marque R), et une ligne masquée le reste tant que sa valeur n'a pas bougé : deux parutions"
                        + " mises côte à côte ne disent rien de plus.",
                " A row that was published before and that fewer than " + persons
                        + " persons would change keeps its old"
                        + " figures (mark R), and a hidden row stays hidden until its value has moved: two releases held"
                        + " side by side say nothing more.");
    }

    static Text of(Protection protection) {
        if (protection instanceof Protection.None none) {
            return none.reason();
        }
        Protection.Threshold threshold = (Protection.Threshold) protection;
        Text text = plus(plus(rule(threshold.thresholdPersons()), AUDIT), releases(threshold.thresholdPersons()));
        if (threshold.judgesContributions()) {
            text = plus(text, CONTRIBUTIONS);
            text = threshold.contributors().isEmpty() ? text : plus(text, bodies(threshold.contributors()));
        }
        if (threshold.group() != null) {
            text = plus(text, group(threshold.group()));
        }
        if (threshold.rangePercent() > 0) {
            text = plus(text, range(threshold.rangePercent()));
        }
        return threshold.alwaysShown().isEmpty() ? text : plus(text, exception(threshold));
    }

    private static Text rule(int persons) {
        return new Text(
                "Une ligne qui décrit moins de " + persons + " personnes ne montre ni effectif, ni somme, ni moyenne.",
                "A row that describes fewer than " + persons + " persons shows no count, no sum and no mean.");
    }

    private static Text range(int percent) {
        return new Text(
                " Tout ce qui est montré, pris ensemble, laisse à chaque somme masquée de trop peu de personnes une marge de plus de "
                        + percent + " %.",
                " All that is shown, taken together, leaves each hidden sum of too few persons a margin of more than "
                        + percent + " %.");
    }

    private static Text bodies(List<Protection.Contributor> contributors) {
        return new Text(
                " Elle l'est de même quand un ou deux contributeurs d'une autre sorte la font presque à eux seuls ("
                        + names(contributors, Text::fr) + ").",
                " So is one that one or two contributors of another kind make almost alone ("
                        + names(contributors, Text::en) + ").");
    }

    private static String names(List<Protection.Contributor> contributors, Function<Text, String> language) {
        return contributors.stream()
                .map(Protection.Contributor::label)
                .map(language)
                .collect(Collectors.joining(", "));
    }

    private static Text group(Protection.Group group) {
        return new Text(
                " Là où toutes les personnes d'un groupe, ou presque toutes, partagent la même réponse à « "
                        + group.label().fr() + " », elle n'est pas dite (code " + group.withheld() + ").",
                " Where all persons of a group, or nearly all, share the same \""
                        + group.label().en() + "\", it is not told (code " + group.withheld() + ").");
    }

    private static Text exception(Protection.Threshold threshold) {
        String names = String.join(", ", threshold.alwaysShown());
        Text exception =
                new Text(" Exception, toujours montrée : " + names + ".", " Exception, always shown: " + names + ".");
        Text reason = threshold.reason();
        return reason == null ? exception : plus(exception, new Text(" " + reason.fr(), " " + reason.en()));
    }

    private static Text plus(Text first, Text second) {
        return new Text(first.fr() + second.fr(), first.en() + second.en());
    }
}
