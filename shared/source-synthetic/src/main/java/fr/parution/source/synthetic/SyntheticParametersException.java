// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

/** A parameter of the generator is out of its range; the parts of the sentence are kept apart for translation. */
public final class SyntheticParametersException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String found;
    private final String expected;

    SyntheticParametersException(String parameter, Object found, String expected) {
        super(parameter + ": found " + found + ", expected " + expected);
        this.parameter = parameter;
        this.found = found.toString();
        this.expected = expected;
    }

    /** The name of the parameter, as in {@link SyntheticParameters}. */
    public String parameter() {
        return parameter;
    }

    /** The value that was given. */
    public String found() {
        return found;
    }

    /** What would have been accepted, in English. */
    public String expected() {
        return expected;
    }
}
