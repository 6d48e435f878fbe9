// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a code list: a CSV file with {@code ;}, UTF-8, one comment line that names source and licence, and the columns
 * {@code code;fr;en} with {@code parent} where the list has one above.
 */
final class CodeListReader {

    private CodeListReader() {}

    static Optional<CodeList> read(String file, String id, String text, Problems problems) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || !lines.get(0).startsWith("#")) {
            problems.add(
                    ProblemCode.DECLARATION_BAD_VALUE,
                    file + ":1",
                    lines.isEmpty() ? "" : lines.get(0),
                    "# Source: …. Licence: …");
            return Optional.empty();
        }
        boolean hasParent = lines.get(1).equals("code;fr;en;parent");
        if (!hasParent && !lines.get(1).equals("code;fr;en")) {
            problems.add(ProblemCode.DECLARATION_BAD_VALUE, file + ":2", lines.get(1), "code;fr;en[;parent]");
            return Optional.empty();
        }
        List<Code> codes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 2; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(";", -1);
            String where = file + ":" + (i + 1);
            if (fields.length != (hasParent ? 4 : 3) || List.of(fields).stream().anyMatch(String::isBlank)) {
                problems.add(ProblemCode.DECLARATION_BAD_VALUE, where, lines.get(i), lines.get(1));
            } else if (!seen.add(fields[0])) {
                problems.add(ProblemCode.DECLARATION_DUPLICATE, where, fields[0], id);
            } else {
                codes.add(new Code(fields[0], new Text(fields[1], fields[2]), hasParent ? fields[3] : null));
            }
        }
        return codes.isEmpty() ? Optional.empty() : Optional.of(new CodeList(id, codes));
    }
}
