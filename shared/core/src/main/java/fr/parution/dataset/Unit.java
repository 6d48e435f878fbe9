// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

/** The unit of a measure, with its QUDT or EU currency address for metadata. */
public enum Unit {
    FILE("dossiers", "files"),
    PERSON("personnes", "persons"),
    EURO("euros", "euros"),
    HOUR("heures", "hours"),
    PERCENT("%", "%");

    private final Text label;

    Unit(String fr, String en) {
        this.label = new Text(fr, en);
    }

    /** The plural name of the unit. */
    public Text label() {
        return label;
    }
}
