// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.time.LocalDate;

/** Takes the cells of a row one after another, in the order of the columns. */
interface Cells {

    void int32(int value);

    void int64(long value);

    void text(String value);

    void date(LocalDate value);

    /** Euros, given in cents. */
    void cents(long value);

    void flag(boolean value);

    /** No value. */
    void absent();
}
