// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Every property of the catalogue: where it comes from, and who reads it. A test holds the table against the triples that
 * are really written, so that neither has what the other lacks; the page on metadata is made from it.
 */
public final class MetadataTable {

    private static final String TABLE = "metadata.psv";
    private static final int CELLS = 6;
    private static final String WARNINGS = "warnings.psv";
    private static final int WARNING_CELLS = 6;

    private MetadataTable() {}

    /**
     * One property of one kind of thing.
     *
     * @param subject the class of what has it, such as {@code dcat:Dataset}
     * @param property such as {@code dct:title}
     * @param origin the words of a declaration, or what a release tells
     * @param dataGouv whether the harvester of data.gouv.fr reads it
     * @param dataEuropa whether DCAT-AP, and so the European portal, has a place for it
     * @param schemaOrg the property that says the same to search engines, in the JSON-LD of the page; empty for none
     */
    public record Row(
            String subject, String property, String origin, boolean dataGouv, boolean dataEuropa, String schemaOrg) {}

    /** The rows, what belongs together side by side. */
    public static List<Row> rows() {
        return lines(TABLE, CELLS).map(MetadataTable::row).toList();
    }

    /**
     * What a validator says of every catalogue and what cannot be helped.
     *
     * @param shapes the file of the published shapes that says it
     * @param severity such as {@code Warning}
     * @param subject the class of what it is said of
     * @param highValue whether it is said of high-value data sets alone
     */
    public record Warning(
            String shapes, String severity, String subject, String property, boolean highValue, String reason) {}

    /** All that the published shapes of DCAT-AP say of a catalogue. */
    public static List<Warning> warnings() {
        return lines(WARNINGS, WARNING_CELLS)
                .map(cells -> new Warning(cells[0], cells[1], cells[2], cells[3], !cells[4].isEmpty(), cells[5]))
                .toList();
    }

    private static Stream<String[]> lines(String table, int cells) {
        InputStream in = Objects.requireNonNull(MetadataTable.class.getResourceAsStream(table), table);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|", cells))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String[] cells) {
        return new Row(cells[0], cells[1], cells[2], !cells[3].isEmpty(), !cells[4].isEmpty(), cells[5]);
    }
}
