// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.dataset.Formats;
import fr.parution.problem.ParutionException;
import fr.parution.problem.ProblemCode;
import fr.parution.protect.ProtectedTable;
import fr.parution.protect.TableFixtures;
import fr.parution.table.Cell;
import fr.parution.table.ColumnRole;
import fr.parution.table.ColumnType;
import fr.parution.table.TableSchema;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left, and what is said, when a table cannot be written. */
class WriteFailureTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 70_000, 500_000, 3_000_000})
    void fullDiskIsSaidAndLeavesNothing(long room) {
        ParutionException fault = fault(new TableWriter(smallDisk(room, "No space left on device")), directory);

        assertThat(fault.problems()).extracting("code").containsExactly(ProblemCode.STORE_FULL);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void exceededQuotaIsAFullDisk() {
        ParutionException fault = fault(new TableWriter(smallDisk(70_000, "Disk quota exceeded")), directory);

        assertThat(fault.problems()).extracting("code").containsExactly(ProblemCode.STORE_FULL);
    }

    @Test
    void failingDiskIsSaidAndLeavesNothing() {
        ParutionException fault = fault(new TableWriter(smallDisk(70_000, "Input/output error")), directory);

        assertThat(fault.problems()).extracting("code").containsExactly(ProblemCode.STORE_FAILED);
        assertThat(fault.getMessage()).contains("Input/output error");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void fileInPlaceOfTheDirectoryIsAFailedStore() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        ParutionException fault = fault(new TableWriter(), file);

        assertThat(fault.problems()).extracting("code").containsExactly(ProblemCode.STORE_FAILED);
        assertThat(file).exists();
    }

    @Test
    void otherFilesOfTheDirectoryStay() throws IOException {
        Path other = Files.createFile(directory.resolve("other.csv"));

        fault(new TableWriter(smallDisk(70_000, "Input/output error")), directory);

        assertThat(directory).isDirectoryContaining(other::equals);
        assertThat(directory.toFile().list()).hasSize(1);
    }

    @Test
    void rowsThatBreakOffLeaveNothing() {
        ProtectedTable broken = TableFixtures.of(TableFixtures.smallSchema(), 4, () -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(() -> write(broken)).hasMessage("broken");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void wrongRowCountIsRefused() {
        ProtectedTable four = TableFixtures.small();

        assertThatThrownBy(() -> write(TableFixtures.of(four.schema(), 5, four::rows)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("essai announces 5 rows and gives 4");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void metadataOfAnotherDataSetAreRefused() {
        assertThatThrownBy(() -> new TableWriter()
                        .write(
                                TableFixtures.small(),
                                GeneratedTable.metadata("autre"),
                                new Formats(false, false),
                                directory))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cellOfAnotherTypeIsRefusedWithoutItsValue() {
        assertThatThrownBy(() -> write(single(ColumnType.WHOLE, ColumnRole.MEASURE, new Cell.Text("3141"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("column c ")
                .hasMessageNotContaining("3141");
    }

    @Test
    void emptyCodeIsRefused() {
        assertThatThrownBy(() -> write(single(ColumnType.TEXT, ColumnRole.CODE, Cell.EMPTY)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Empty");
    }

    @Test
    void thirdDecimalIsRefusedRatherThanRounded() {
        assertThatThrownBy(() -> write(single(ColumnType.DECIMAL, ColumnRole.MEASURE, new Cell.Decimal(1_001, 3))))
                .hasMessage("column c holds more than 2 decimals");
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000_000_000_000L, -1_000_000_000_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE})
    void nineteenDigitsAreRefused(long unscaled) {
        assertThatThrownBy(() -> write(single(ColumnType.DECIMAL, ColumnRole.MEASURE, new Cell.Decimal(unscaled, 2))))
                .hasMessage("column c holds more than 18 digits");
        assertThatThrownBy(() -> write(single(ColumnType.DECIMAL, ColumnRole.MEASURE, new Cell.Decimal(unscaled, 0))))
                .hasMessage("column c holds more than 18 digits");
    }

    private static ProtectedTable single(ColumnType type, ColumnRole role, Cell cell) {
        TableSchema schema =
                new TableSchema("essai", "1.0.0", List.of(TableFixtures.column("c", type, role, List.of(), "1")));
        return TableFixtures.of(schema, List.of(List.of(cell)));
    }

    private void write(ProtectedTable table) {
        new TableWriter().write(table, GeneratedTable.metadata("essai"), new Formats(false, true), directory);
    }

    private static ParutionException fault(TableWriter writer, Path to) {
        return catchThrowableOfType(
                ParutionException.class,
                () -> writer.write(
                        new GeneratedTable(35_000).table(), GeneratedTable.metadata(), new Formats(true, true), to));
    }

    /** A disk that takes so many bytes in all and then says {@code message}. */
    private static FileOpener smallDisk(long room, String message) {
        long[] left = {room};
        return path -> new FilterOutputStream(Files.newOutputStream(path)) {
            @Override
            public void write(byte[] source, int offset, int length) throws IOException {
                left[0] -= length;
                if (left[0] < 0) {
                    throw new IOException(message);
                }
                out.write(source, offset, length);
            }
        };
    }
}
