// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.table.PublishedColumn;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Sentences computed from the figures, so that they are never out of date: true for ties, gaps and hidden values. */
final class Sentences {

    private final Language language;
    private final Wording words;
    private final Numbers numbers;

    Sentences(Language language, Wording words, Numbers numbers) {
        this.language = language;
        this.words = words;
        this.numbers = numbers;
    }

    /** The last figure and its change: {@code 319 012 dossiers au 1er trimestre 2026, −8,8 % sur un an}. */
    String headline(Series series) {
        Optional<Series.Point> last = series.last();
        if (last.isEmpty()) {
            return words.say("headline.none");
        }
        String when = last.get().period().when(words);
        BigDecimal value = last.get().value();
        if (value == null) {
            return words.say("headline.hidden", name(series.measure()), when);
        }
        String figure = figure(value, series.measure()) + " " + when;
        return change(series).map(change -> figure + ", " + change).orElse(figure);
    }

    /** Where the last total is not published, the greatest group that is: {@code Paris : 124 dossiers en mars 2026, total non publié}. */
    String headline(Series series, List<BreakdownRow> ranked) {
        Optional<Period> hidden =
                series.last().filter(last -> last.value() == null).map(Series.Point::period);
        if (hidden.isEmpty() || ranked.isEmpty()) {
            return headline(series);
        }
        BreakdownRow first = ranked.get(0);
        String when = hidden.get().when(words);
        return words.say("headline.leader", first.label(), amount(first.value(), series.measure()), when);
    }

    /** The change of the last value over one year, where both are shown and the first is not zero. */
    Optional<String> change(Series series) {
        return series.last()
                .map(Series.Point::value)
                .flatMap(to -> series.yearBeforeLast()
                        .filter(from -> from.signum() != 0)
                        .map(from -> from.compareTo(to) == 0
                                ? words.say("change.none")
                                : words.say("change.some", numbers.change(from, to))));
    }

    /** A number with its unit in the plural; the name of the measure instead where the unit would be singular or a sign. */
    String figure(BigDecimal value, PublishedColumn measure) {
        String amount = amount(value, measure);
        String quantity = numbers.quantity(value, measure);
        return amount.equals(quantity) ? words.say("figure.named", name(measure), quantity) : amount;
    }

    /** A number with its unit where that is a plural. */
    private String amount(BigDecimal value, PublishedColumn measure) {
        String quantity = numbers.quantity(value, measure);
        boolean plural = value.abs().compareTo(BigDecimal.valueOf(2)) >= 0;
        return measure.unit() != null && Numbers.isCount(measure) && plural
                ? quantity + " " + language.in(measure.unit())
                : quantity;
    }

    /** What the series shows at its height: {@code Au plus haut au 1er trimestre 2021 : 690 123}. */
    String peak(Series series) {
        List<BigDecimal> shown = series.shown();
        if (shown.isEmpty()) {
            return words.say("peak.none");
        }
        BigDecimal most = Collections.max(shown);
        List<Series.Point> at = series.points().stream()
                .filter(point -> point.value() != null && point.value().compareTo(most) == 0)
                .toList();
        String quantity = numbers.quantity(most, series.measure());
        String known = series.isComplete() ? "" : ".shown";
        Period last = at.get(at.size() - 1).period();
        if (at.size() > 1) {
            return words.say("peak.tie" + known, quantity, at.size());
        }
        return words.say("peak.one" + known, last.when(words), quantity);
    }

    /** Who comes first in a breakdown sorted from the greatest; says so where hidden groups may stand higher. */
    String leaders(List<BreakdownRow> ranked, boolean someHidden) {
        if (ranked.isEmpty()) {
            return words.say("leaders.none");
        }
        BigDecimal most = ranked.get(0).value();
        List<String> first = new ArrayList<>();
        for (BreakdownRow row : ranked) {
            if (row.value().compareTo(most) == 0) {
                first.add(row.label());
            }
        }
        String known = someHidden ? ".shown" : "";
        if (first.size() > 3) {
            return words.say("leaders.many" + known, first.size());
        }
        if (first.size() > 1) {
            return words.say("leaders.tie" + known, list(first));
        }
        List<String> names = ranked.stream().limit(3).map(BreakdownRow::label).toList();
        return words.say("leaders.some" + known, list(names));
    }

    /** Names in a row with the last joined by "and". */
    String list(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : words.say("list.and", String.join(", ", names.subList(0, last)), names.get(last));
    }

    /** What a measure is called, with the unit that its numbers do not show: {@code Durée moyenne, en jours}. */
    String name(PublishedColumn measure) {
        String label = language.in(measure.label());
        return measure.unit() != null && Numbers.isMeasured(measure)
                ? words.say("measure.in", label, language.in(measure.unit()))
                : label;
    }

    /** A group of the breakdown whose value is shown. */
    record BreakdownRow(String label, BigDecimal value) {}
}
