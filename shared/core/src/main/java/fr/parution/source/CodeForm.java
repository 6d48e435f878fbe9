// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.dataset.CodeList;
import fr.parution.problem.ProblemCode;

/** Codes of a list, as the list writes them; blanks around them, as in columns of one width, do not count. */
final class CodeForm implements ColumnForm {

    private final CodeList codes;
    private final Reading unknown;

    CodeForm(CodeList codes) {
        this.codes = codes;
        this.unknown = Reading.refused(ProblemCode.SOURCE_VALUE_NOT_IN_CODE_LIST, codes.id());
    }

    @Override
    public Reading read(String raw) {
        if (codes.findIndex(raw).isPresent()) {
            return Reading.of(raw);
        }
        String code = raw.strip();
        return codes.findIndex(code).isPresent() ? Reading.of(code) : unknown;
    }
}
