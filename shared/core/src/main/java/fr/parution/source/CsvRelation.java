// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import fr.parution.dataset.SourceColumn;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.store.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The CSV files of one relation, written anew in the one way that engines read ({@link LocalRelation.Format#CSV}): the
 * requested columns and no other, without the rows that break their declaration.
 */
final class CsvRelation implements AutoCloseable {

    private final RelationRequest request;
    private final List<String> wanted;
    private final Path work;
    private final RejectedRows rejected;
    private final List<Path> files = new ArrayList<>();
    private final Map<String, String> nameOfContent = new LinkedHashMap<>();
    private final TreeSet<String> dialects = new TreeSet<>();
    private final TreeSet<String> ignored = new TreeSet<>();

    CsvRelation(RelationRequest request, Path work) {
        this.request = request;
        this.wanted = request.columns().stream().map(SourceColumn::name).toList();
        this.work = work;
        this.rejected =
                new RejectedRows(request.rules(), work.resolve("quarantine").resolve(request.relation() + ".csv"));
    }

    /** What was in a file: its rows, and the digest of its text, however that was compressed. */
    record Content(long rows, String sha256) {}

    /** Reads one file, to its end whatever is wrong with its values. */
    Content add(String name, CsvDialect dialect, Problems problems) throws IOException {
        dialects.add(dialect.describe());
        dialect.columns().stream()
                .filter(column -> !request.rules().declares(column))
                .forEach(ignored::add);
        Path target = work.resolve(request.relation() + "-" + files.size() + ".csv");
        files.add(target);
        MessageDigest digest = Sha256.digest();
        long rows;
        try (CsvWriter writer = writer(target)) {
            writer.writeRecord(wanted);
            rows = new Pass(name, dialect, problems).copy(digest, writer);
        }
        Content content = new Content(rows, HexFormat.of().formatHex(digest.digest()));
        String twin = rows == 0 ? null : nameOfContent.putIfAbsent(content.sha256(), name);
        if (twin != null) {
            problems.add(ProblemCode.SOURCE_DELIVERED_TWICE, name, twin, request.relation());
        }
        return content;
    }

    /** A line of one missing value must not look like no line. */
    private CsvWriter writer(Path target) throws IOException {
        return CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(wanted.size() == 1 ? QuoteStrategies.EMPTY : QuoteStrategies.REQUIRED)
                .build(target, StandardCharsets.UTF_8);
    }

    /** Adds the rows that were refused to the problems, where they are too many. */
    void refuse(Problems problems) {
        rejected.refuse(problems);
    }

    LocalRelation relation() {
        return new LocalRelation(request, LocalRelation.Format.CSV, files, false);
    }

    DeliveryNote note() {
        return new DeliveryNote(
                request.relation(),
                rejected.rows(),
                rejected.rejected(),
                List.copyOf(ignored),
                List.copyOf(dialects),
                rejected.quarantine());
    }

    @Override
    public void close() throws IOException {
        rejected.close();
    }

    /** One file from its first line to its last. */
    private final class Pass {

        private final String name;
        private final CsvDialect dialect;
        private final Problems problems;
        private final List<ColumnForm> forms;
        private final WantedFields fields;
        private final String[] row = new String[wanted.size()];

        Pass(String name, CsvDialect dialect, Problems problems) {
            this.name = name;
            this.dialect = dialect;
            this.problems = problems;
            this.forms = request.columns().stream()
                    .map(column -> ColumnForm.of(column, request.rules()))
                    .toList();
            this.fields = new WantedFields(dialect.columns(), wanted);
        }

        long copy(MessageDigest digest, CsvWriter writer) throws IOException {
            long rows = 0;
            try (TextEnd text = new TextEnd(dialect.text().open(digest));
                    CsvReader<WantedFields> reader = dialect.read(text, fields)) {
                Iterator<WantedFields> records = reader.iterator();
                records.next();
                while (records.hasNext()) {
                    records.next();
                    rows++;
                    copyRow(writer);
                }
                checkEnd(text, rows);
            } catch (CsvParseException e) {
                damaged("quotes");
            } catch (UncheckedIOException e) {
                problems.add(dialect.text().unreadable().at(name));
            }
            for (int i = 0; i < forms.size(); i++) {
                String where = name + " " + wanted.get(i);
                forms.get(i)
                        .contradiction()
                        .ifPresent(c -> problems.add(ProblemCode.SOURCE_FORMS_MIXED, where, c.found(), c.expected()));
            }
            return rows;
        }

        private void copyRow(CsvWriter writer) throws IOException {
            boolean right = fields.count() == dialect.columns().size();
            if (right) {
                right = readValues();
            } else {
                String expected = Integer.toString(dialect.columns().size());
                rejected.add(name, fields.line(), "", Reading.refused(ProblemCode.SOURCE_ROWS_BROKEN, expected), "");
            }
            rejected.count(right);
            if (right) {
                writer.writeRecord(row);
            }
        }

        /** Every wrong value of a row is told. */
        private boolean readValues() throws IOException {
            boolean right = true;
            for (int i = 0; i < row.length; i++) {
                Reading reading = ColumnForm.read(request.columns().get(i), forms.get(i), fields.value(i));
                row[i] = reading.text();
                if (reading.fault() != null) {
                    right = false;
                    rejected.add(name, fields.line(), wanted.get(i), reading, fields.value(i));
                }
            }
            return right;
        }

        /** A last line that is short, or within quotes, is where an upload stopped. */
        private void checkEnd(TextEnd text, long rows) {
            if (rows > 0 && fields.lastQuoted() && !text.isAfterQuote()) {
                damaged("quotes");
            } else if (rows > 0 && fields.count() < dialect.columns().size() && !text.isAfterLineEnd()) {
                damaged("last line cut");
            }
        }

        private void damaged(String found) {
            problems.add(
                    ProblemCode.SOURCE_DAMAGED_FILE,
                    name + ":" + fields.line(),
                    found,
                    "CSV (" + dialect.describe() + ")");
        }
    }
}
