// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import fr.parution.dataset.Formats;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.protect.ProtectedTable;
import fr.parution.protect.RowCursor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes every file of a protected table in one walk over its rows: Parquet, CSV, JSON, one CSV a year where declared,
 * and the JSON Table Schema.
 *
 * <p>Memory holds one Parquet row group of {@value ParquetFormat#ROW_GROUP_ROWS} rows, a buffer for each file and the
 * texts met most, never the table. The same table gives the same bytes on any machine, locale, zone and heap. Files in
 * the directory that bear the same names are replaced.
 */
public final class TableWriter {

    private final FileOpener opener;

    /** Writes to the local disk. */
    public TableWriter() {
        this(Files::newOutputStream);
    }

    TableWriter(FileOpener opener) {
        this.opener = opener;
    }

    /**
     * The files: Parquet, CSV, JSON, years upwards, schema. Either all are complete, or none is left.
     *
     * @param directory made where it is missing
     * @throws ParutionException {@code STORE_FULL} or {@code STORE_FAILED} where the disk does not take them
     * @throws IllegalStateException where the table contradicts its own schema
     */
    public List<WrittenFile> write(ProtectedTable table, FileMetadata metadata, Formats formats, Path directory) {
        return write(table, metadata, formats, directory, row -> {});
    }

    /**
     * The same, with somebody else looking at each row on the way.
     *
     * @param reader is not to move on
     */
    public List<WrittenFile> write(
            ProtectedTable table, FileMetadata metadata, Formats formats, Path directory, Consumer<RowCursor> reader) {
        if (!table.schema().dataset().equals(metadata.dataset())) {
            throw new IllegalArgumentException(
                    "table of " + table.schema().dataset() + " with metadata of " + metadata.dataset());
        }
        WritingPass pass = new WritingPass(table, metadata, formats, new FileFolder(directory, opener), reader);
        try {
            return pass.run();
        } catch (IOException e) {
            throw new ParutionException(problem(e, directory), e);
        }
    }

    private static Problem problem(IOException cause, Path directory) {
        ProblemCode code = isFull(cause, directory) ? ProblemCode.STORE_FULL : ProblemCode.STORE_FAILED;
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return Problem.of(code, directory.toString(), reason, directory);
    }

    /** The message comes from the operating system, in its language; the room left on the disk speaks all of them. */
    private static boolean isFull(IOException cause, Path directory) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left") || message.contains("quota exceeded")) {
            return true;
        }
        try {
            return Files.isDirectory(directory)
                    && Files.getFileStore(directory).getUsableSpace() < FileSink.BUFFER_BYTES;
        } catch (IOException e) {
            return false;
        }
    }
}
