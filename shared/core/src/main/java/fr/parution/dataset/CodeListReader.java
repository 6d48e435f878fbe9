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
 * Reads a code list: a CSV file with {@code ;}, UTF-8, one comment line that names source, edition and licence, and the
 * columns {@code code;fr;en} with {@code parent} where the list has one above.
 */
final class CodeListReader {

    private CodeListReader() {}

    static Optional<CodeList> read(String file, String id, String text, Problems problems) {
        List<String> lines = text.lines().toList();
        Optional<Provenance> provenance = Provenance.parse(line(lines, 0));
        if (provenance.isEmpty()) {
            problems.add(ProblemCode.DECLARATION_BAD_VALUE, file + ":1", line(lines, 0), Provenance.FORM);
        }
        boolean hasParent = line(lines, 1).equals("code;fr;en;parent");
        if (!hasParent && !line(lines, 1).equals("code;fr;en")) {
            problems.add(ProblemCode.DECLARATION_BAD_VALUE, file + ":2", line(lines, 1), "code;fr;en[;parent]");
            return Optional.empty();
        }
        List<Code> codes = codes(file, id, lines, hasParent ? 4 : 3, problems);
        return codes.isEmpty()
                ? Optional.empty()
                : Optional.of(new CodeList(id, provenance.orElseGet(Provenance::untold), codes));
    }

    private static List<Code> codes(String file, String id, List<String> lines, int width, Problems problems) {
        List<Code> codes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 2; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(";", -1);
            String where = file + ":" + (i + 1);
            if (fields.length != width || List.of(fields).stream().anyMatch(String::isBlank)) {
                problems.add(ProblemCode.DECLARATION_BAD_VALUE, where, lines.get(i), lines.get(1));
            } else if (!seen.add(fields[0])) {
                problems.add(ProblemCode.DECLARATION_DUPLICATE, where, fields[0], id);
            } else {
                codes.add(new Code(fields[0], new Text(fields[1], fields[2]), width == 4 ? fields[3] : null));
            }
        }
        if (lines.size() < 3) {
            problems.add(ProblemCode.DECLARATION_BAD_VALUE, file + ":3", "", lines.get(1));
        }
        return codes;
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }
}
