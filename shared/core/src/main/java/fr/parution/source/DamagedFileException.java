// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.io.IOException;

/** A file that is not what its name says, or not all of it. Names no value of a row. */
final class DamagedFileException extends IOException {

    private final ProblemCode code;
    private final String found;
    private final String expected;

    DamagedFileException(String found, String expected) {
        this(ProblemCode.SOURCE_DAMAGED_FILE, found, expected);
    }

    DamagedFileException(ProblemCode code, String found, String expected) {
        super(found);
        this.code = code;
        this.found = found;
        this.expected = expected;
    }

    Problem at(String where) {
        return Problem.of(code, where, found, expected);
    }
}
