// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.Text;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.util.Arrays;

/** The EU authority table {@code data-theme}, with the labels without which harvesters keep no theme. */
enum Theme {
    AGRI("Agriculture, pêche, sylviculture et alimentation", "Agriculture, fisheries, forestry and food"),
    ECON("Économie et finances", "Economy and finance"),
    EDUC("Éducation, culture et sport", "Education, culture and sport"),
    ENER("Énergie", "Energy"),
    ENVI("Environnement", "Environment"),
    GOVE("Gouvernement et secteur public", "Government and public sector"),
    HEAL("Santé", "Health"),
    INTR("Questions internationales", "International issues"),
    JUST("Justice, système juridique et sécurité publique", "Justice, legal system and public safety"),
    OP_DATPRO("Données provisoires", "Provisional data"),
    REGI("Régions et villes", "Regions and cities"),
    SOCI("Population et société", "Population and society"),
    TECH("Science et technologie", "Science and technology"),
    TRAN("Transports", "Transport");

    private final Text label;

    Theme(String fr, String en) {
        this.label = new Text(fr, en);
    }

    static Theme of(String dataset, String code) {
        return Arrays.stream(values())
                .filter(theme -> theme.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new ParutionException(Problem.of(
                        ProblemCode.RELEASE_METADATA_INVALID,
                        dataset + " dcat:theme",
                        code,
                        Arrays.toString(values()))));
    }

    Text label() {
        return label;
    }

    String uri() {
        return Vocabulary.THEMES + "/" + name();
    }
}
