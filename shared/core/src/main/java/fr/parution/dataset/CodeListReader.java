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
 * columns {@code code;fr;en}, with {@code parent} where the list has one above and {@code article} where its labels take one in
 * French sentences.
 */
final class CodeListReader {

    private static final String HEAD = "code;fr;en";
    private static final String PARENT = ";parent";
    private static final String ARTICLE = ";article";
    private static final Set<String> ARTICLES = Set.of("", "le", "la", "l'", "les");

    private CodeListReader() {}

    static Optional<CodeList> read(String file, String id, String text, Problems problems) {
        List<String> lines = text.lines().toList();
        Optional<Provenance> provenance = Provenance.parse(line(lines, 0));
        if (provenance.isEmpty()) {
            problems.add(ProblemCode.DECLARATION_BAD_VALUE, file + ":1", line(lines, 0), Provenance.FORM);
        }
        if (!Set.of(HEAD, HEAD + PARENT, HEAD + ARTICLE, HEAD + PARENT + ARTICLE)
                .contains(line(lines, 1))) {
            problems.add(
                    ProblemCode.DECLARATION_BAD_VALUE, file + ":2", line(lines, 1), "code;fr;en[;parent][;article]");
            return Optional.empty();
        }
        List<Code> codes = codes(file, id, lines, problems);
        return codes.isEmpty()
                ? Optional.empty()
                : Optional.of(new CodeList(id, provenance.orElseGet(Provenance::untold), codes));
    }

    private static List<Code> codes(String file, String id, List<String> lines, Problems problems) {
        String head = line(lines, 1);
        int parent = head.contains(PARENT) ? 3 : -1;
        int article = head.endsWith(ARTICLE) ? head.split(";").length - 1 : -1;
        List<Code> codes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 2; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(";", -1);
            String where = file + ":" + (i + 1);
            if (!isComplete(fields, head.split(";").length, article)) {
                problems.add(ProblemCode.DECLARATION_BAD_VALUE, where, lines.get(i), lines.get(1));
            } else if (article > 0 && !ARTICLES.contains(fields[article])) {
                problems.add(ProblemCode.DECLARATION_BAD_VALUE, where, fields[article], "le | la | l' | les");
            } else if (!seen.add(fields[0])) {
                problems.add(ProblemCode.DECLARATION_DUPLICATE, where, fields[0], id);
            } else {
                codes.add(new Code(
                        fields[0],
                        new Text(fields[1], fields[2]),
                        parent < 0 ? null : fields[parent],
                        article < 0 || fields[article].isEmpty() ? null : fields[article]));
            }
        }
        if (lines.size() < 3) {
            problems.add(ProblemCode.DECLARATION_BAD_VALUE, file + ":3", "", lines.get(1));
        }
        return codes;
    }

    /** Whether a line has all its fields; an article alone may be empty. */
    private static boolean isComplete(String[] fields, int width, int article) {
        if (fields.length != width) {
            return false;
        }
        for (int i = 0; i < width; i++) {
            if (i != article && fields[i].isBlank()) {
                return false;
            }
        }
        return true;
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }
}
