// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.CsvRecord;
import fr.parution.store.Sha256;
import java.io.IOException;
import java.io.Reader;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * How a CSV file is written (RFC 4180 but for the separator and the encoding).
 *
 * @param columns the words of its first line
 */
record CsvDialect(CsvText text, char separator, List<String> columns) {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int LONGEST_HEADER = 1 << 16;

    CsvDialect {
        columns = List.copyOf(columns);
    }

    /** The separator with which the first line has most of the columns that are wanted. */
    static CsvDialect find(CsvText text, Collection<String> wanted) throws IOException {
        String start = start(text);
        CsvDialect best = null;
        long bestScore = -1;
        for (char separator : SEPARATORS) {
            List<String> columns = header(start, separator);
            long found = columns.stream().distinct().filter(wanted::contains).count();
            long score = columns.isEmpty() ? -1 : (found << 32) + columns.size();
            if (score > bestScore) {
                bestScore = score;
                best = new CsvDialect(text, separator, columns);
            }
        }
        return Optional.ofNullable(best).orElseThrow(() -> new DamagedFileException("no header line", "CSV"));
    }

    private static String start(CsvText text) throws IOException {
        char[] start = new char[LONGEST_HEADER];
        int length = 0;
        try (Reader reader = text.open(Sha256.digest())) {
            for (int read = 0; read >= 0 && length < start.length; length += Math.max(read, 0)) {
                read = reader.read(start, length, start.length - length);
            }
        } catch (IOException e) {
            throw text.unreadable();
        }
        String found = new String(start, 0, length);
        if (found.indexOf('\n') < 0 && found.indexOf('\r') < 0) {
            throw new DamagedFileException("no line end", "CSV");
        }
        return found;
    }

    private static List<String> header(String start, char separator) {
        Iterator<CsvRecord> records = builder(separator).ofCsvRecord(start).iterator();
        try {
            return records.hasNext()
                    ? records.next().getFields().stream().map(String::strip).toList()
                    : List.of();
        } catch (CsvParseException e) {
            return List.of();
        }
    }

    /** A reader of records with any number of fields; blank lines are left out. */
    private static CsvReaderBuilder builder(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .detectBomHeader(false);
    }

    /** All records of a text, the first line too. */
    CsvReader<WantedFields> read(Reader reader, WantedFields fields) {
        return builder(separator).build(fields, reader);
    }

    /** For a person: encoding, separator, compression. */
    String describe() {
        String compression = text.compression().word();
        return text.charset().name() + ", " + (separator == '\t' ? "\\t" : Character.toString(separator))
                + (compression.isEmpty() ? "" : ", " + compression);
    }
}
