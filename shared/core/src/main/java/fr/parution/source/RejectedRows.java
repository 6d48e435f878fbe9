// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a relation that break its declaration: all of them in a private file, and a short account by file, column
 * and reason. A value is told only where it is meant to be a code and the relation is not about persons.
 */
final class RejectedRows implements AutoCloseable {

    /** So many lines show where to look. */
    private static final int MOST_LINES = 10;

    private static final int MOST_GROUPS = 100;
    private static final int LONGEST_VALUE = 40;

    private final RowRules rules;
    private final Path file;
    private final Map<Group, Lines> groups = new LinkedHashMap<>();
    private @Nullable CsvWriter quarantine;
    private long rows;
    private long rejected;

    /** @param file is made with the first row */
    RejectedRows(RowRules rules, Path file) {
        this.rules = rules;
        this.file = file;
    }

    private record Group(String file, String column, String value, ProblemCode reason, String expected) {}

    private static final class Lines {
        private final List<Long> first = new ArrayList<>();
        private long count;
    }

    /** One row was read, right or wrong. */
    void count(boolean right) {
        rows++;
        rejected += right ? 0 : 1;
    }

    /** One value of a row is wrong; the row itself where no column is named. */
    void add(String name, long line, String column, Reading wrong, String value) throws IOException {
        ProblemCode reason = Objects.requireNonNull(wrong.fault(), column);
        boolean tellable = reason == ProblemCode.SOURCE_VALUE_NOT_IN_CODE_LIST && !rules.personal();
        String told = tellable ? shortened(value) : "";
        writer().writeRecord(name, Long.toString(line), column, reason.name(), wrong.expected(), told);
        Group group = new Group(name, column, told, reason, wrong.expected());
        if (groups.size() >= MOST_GROUPS && !groups.containsKey(group)) {
            group = new Group(name, column, "", reason, wrong.expected());
        }
        Lines lines = groups.computeIfAbsent(group, g -> new Lines());
        lines.count++;
        if (lines.first.size() < MOST_LINES) {
            lines.first.add(line);
        }
    }

    private static String shortened(String value) {
        String plain = value.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > LONGEST_VALUE ? plain.substring(0, LONGEST_VALUE) + "…" : plain;
    }

    private CsvWriter writer() throws IOException {
        CsvWriter writer = quarantine;
        if (writer == null) {
            Files.createDirectories(file.getParent());
            writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
            writer.writeRecord("file", "line", "column", "reason", "expected", "value");
            quarantine = writer;
        }
        return writer;
    }

    long rows() {
        return rows;
    }

    long rejected() {
        return rejected;
    }

    /** The file of all rejected rows, if there is one. */
    @Nullable
    Path quarantine() {
        return quarantine == null ? null : file;
    }

    /** Adds what is wrong with which rows, where they are more than the declaration puts up with. */
    void refuse(Problems problems) {
        BigDecimal most = rules.mostRejected().multiply(BigDecimal.valueOf(rows));
        if (BigDecimal.valueOf(rejected).compareTo(most) <= 0) {
            return;
        }
        groups.forEach((group, lines) -> problems.add(problem(group, lines)));
        problems.add(
                ProblemCode.SOURCE_ROWS_REFUSED,
                rules.declared().name(),
                rejected + " / " + rows,
                rules.mostRejected().toPlainString());
    }

    private static Problem problem(Group group, Lines lines) {
        String numbers = lines.first.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String more = lines.count > lines.first.size() ? ", …" : "";
        String column = group.column.isEmpty() ? "" : " " + group.column;
        String value = group.value.isEmpty() ? "" : " = " + group.value;
        String where = group.file + ":" + numbers + more + column + value;
        return Problem.of(group.reason, where, lines.count, group.expected);
    }

    @Override
    public void close() throws IOException {
        if (quarantine != null) {
            quarantine.close();
        }
    }
}
