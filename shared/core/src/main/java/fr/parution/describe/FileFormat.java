// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.Text;
import java.util.Arrays;
import java.util.Optional;
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
        return FilePart.of(dataset, alias)
                .flatMap(part -> Arrays.stream(values())
                        .filter(format -> format.suffix.equals(part.ending()))
                        .findFirst());
    }

    /** What stands behind the title of the data set: {@code CSV}, {@code CSV, 2024}, {@code CSV, totals}. */
    Text label(FilePart part) {
        String year = part.year() == null ? "" : ", " + part.year();
        return part.totals()
                ? new Text(label + ", totaux" + year, label + ", totals" + year)
                : new Text(label + year, label + year);
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

    /** What it is good for, and which rows it holds where they are not all. */
    Text description(FilePart part) {
        return part.totals()
                ? new Text("Les totaux, à part. " + description.fr(), "The totals, apart. " + description.en())
                : description;
    }
}
