// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import java.util.Map;

/**
 * The unit of a measure: what it counts, or what it is measured in. A declaration names one of those that stand here, or
 * writes its own; euros and hours are the two whose sign pages know.
 *
 * @param label the plural name
 */
public record Unit(Text label) {

    public static final Unit FILE = new Unit(new Text("dossiers", "files"));
    public static final Unit PERSON = new Unit(new Text("personnes", "persons"));
    public static final Unit EURO = new Unit(new Text("euros", "euros"));
    public static final Unit HOUR = new Unit(new Text("heures", "hours"));
    public static final Unit PERCENT = new Unit(new Text("%", "%"));

    static final Map<String, Unit> WORDS =
            Map.of("file", FILE, "person", PERSON, "euro", EURO, "hour", HOUR, "percent", PERCENT);

    private static final String OWN = "{fr: …, en: …}";

    /** How a declaration may write it. */
    static final String FORMS = "file | person | euro | hour | percent | " + OWN;

    /** The unit that a declaration names or writes; any, once it is reported that there is none. */
    static Unit parse(YamlValue value) {
        if (value.isMap()) {
            return new Unit(Fields.bilingual(value));
        }
        String word = value.text();
        Unit unit = WORDS.get(word);
        if (unit == null && !word.isEmpty()) {
            String known =
                    NearestWord.suggest(word, WORDS.keySet().stream().sorted().toList());
            value.problems().add(ProblemCode.DECLARATION_UNKNOWN_WORD, value.where(), word, known + ", " + OWN);
        }
        return unit == null ? FILE : unit;
    }
}
