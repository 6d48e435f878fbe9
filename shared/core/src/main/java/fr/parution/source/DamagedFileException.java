// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import java.io.IOException;

/** A file that is not what its name says, or not all of it. Names no value of a row. */
final class DamagedFileException extends IOException {

    private final String found;
    private final String expected;

    DamagedFileException(String found, String expected) {
        super(found);
        this.found = found;
        this.expected = expected;
    }

    String found() {
        return found;
    }

    String expected() {
        return expected;
    }
}
