// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

/** The rhythm of publication; the names are codes of the EU authority table {@code frequency}. */
public enum Frequency {
    DAILY,
    MONTHLY,
    QUARTERLY,
    ANNUAL;

    /** The address in the EU authority table; harvesters know the http form only. */
    public String uri() {
        return "http://publications.europa.eu/resource/authority/frequency/" + name();
    }
}
