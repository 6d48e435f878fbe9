// SPDX-License-Identifier: EUPL-1.2
package fr.parution.engine.duckdb;

/** The columns of a staged partition. */
final class StagingColumns {

    /** The packed codes of all dimensions. */
    static final String KEY = "k";
    /** The keyed hash of the person. */
    static final String PERSON = "p";

    private StagingColumns() {}

    /** The column of a value, by its place in the plan. */
    static String value(int index) {
        return "v" + index;
    }
}
