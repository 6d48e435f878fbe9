// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.Text;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The formats in which tables are published, as metadata name them. A file's format is told by its stable name. */
enum FileFormat {
    PARQUET(
            "parquet",
            "PARQUET",
            "application/vnd.apache.parquet",
            false,
            "Parquet",
            "Format en colonnes, typé et compressé, pour DuckDB, Python, R et les moteurs d'analyse.",
            "Typed, compressed columns for DuckDB, Python, R and analytical engines."),
    CSV(
            "csv",
            "CSV",
            "text/csv",
            false,
            "CSV",
            "Texte en UTF-8, colonnes séparées par des points-virgules, point décimal, pour les tableurs.",
            "Text in UTF-8, columns separated by semicolons, decimal point, for spreadsheets."),
    CSV_GZ(
            "csv.gz",
            "CSV",
            "text/csv",
            true,
            "CSV",
            "Texte en UTF-8, colonnes séparées par des points-virgules, point décimal, compressé avec gzip.",
            "Text in UTF-8, columns separated by semicolons, decimal point, compressed with gzip."),
    JSON(
            "json",
            "JSON",
            "application/json",
            false,
            "JSON",
            "Un tableau d'objets plats, un objet par ligne de la table.",
            "An array of flat objects, one for each row of the table."),
    /** One object a line has no media type at IANA. */
    JSONL_GZ(
            "jsonl.gz",
            "JSON",
            null,
            true,
            "JSON Lines",
            "Un objet plat par ligne de texte, compressé avec gzip.",
            "One flat object a line of text, compressed with gzip.");

    /** What follows the id of the data set in the name of a table: {@code .csv}, {@code -2024.csv}. */
    private static final Pattern REST =
            Pattern.compile("(?<totals>-totaux)?(?:-(?<year>[0-9]{4}(?:-S[12])?))?\\.(?<suffix>[a-z.]+)");

    private final String suffix;
    private final String euCode;
    private final @Nullable String ianaType;
    private final boolean gzip;
    private final String label;
    private final Text description;

    FileFormat(
            String suffix, String euCode, @Nullable String ianaType, boolean gzip, String label, String fr, String en) {
        this.suffix = suffix;
        this.euCode = euCode;
        this.ianaType = ianaType;
        this.gzip = gzip;
        this.label = label;
        this.description = new Text(fr, en);
    }

    /** The format of a table under that alias; nothing for a document such as the description of the columns. */
    static Optional<FileFormat> find(String dataset, String alias) {
        return match(dataset, alias)
                .flatMap(rest -> Arrays.stream(values())
                        .filter(format -> format.suffix.equals(rest.group("suffix")))
                        .findFirst());
    }

    /** What stands behind the title of the data set: {@code CSV}, {@code CSV, 2024}. */
    String label(String dataset, String alias) {
        Optional<Matcher> rest = match(dataset, alias);
        String year = rest.map(r -> r.group("year")).orElse(null);
        String part = rest.map(r -> r.group("totals")).orElse(null) == null ? "" : ", totaux";
        return label + part + (year == null ? "" : ", " + year);
    }

    private static Optional<Matcher> match(String dataset, String alias) {
        String start = "latest/" + dataset;
        if (!alias.startsWith(start)) {
            return Optional.empty();
        }
        Matcher rest = REST.matcher(alias.substring(start.length()));
        return rest.matches() ? Optional.of(rest) : Optional.empty();
    }

    /** The address in the EU authority table {@code file-type}. */
    String uri() {
        return Vocabulary.EU + "file-type/" + euCode;
    }

    /** The address of the media type of the content, under any compression. */
    Optional<String> mediaType() {
        return Optional.ofNullable(ianaType).map(type -> Vocabulary.IANA + type);
    }

    boolean gzip() {
        return gzip;
    }

    Text description() {
        return description;
    }
}
