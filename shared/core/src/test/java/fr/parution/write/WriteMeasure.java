// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import com.sun.management.OperatingSystemMXBean;
import fr.parution.dataset.Formats;
import fr.parution.protect.ProtectedTable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Says what it costs to write a generated table: {@code [rows] [rounds]}. Not a test. */
public final class WriteMeasure {

    private WriteMeasure() {}

    /** Writes the table plain, plain with years, and compressed with years, several times. */
    public static void main(String[] args) throws IOException {
        int rows = args.length > 0 ? Integer.parseInt(args[0]) : 600_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        ProtectedTable table = new GeneratedTable(rows).table();
        for (int round = 0; round < rounds; round++) {
            measure(table, new Formats(false, false));
            measure(table, new Formats(false, true));
            measure(table, new Formats(true, true));
        }
    }

    private static void measure(ProtectedTable table, Formats formats) throws IOException {
        Path directory = Files.createTempDirectory("parution-measure");
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        List<WrittenFile> files = new TableWriter().write(table, GeneratedTable.metadata(), formats, directory);
        System.out.printf(
                "%s: %.2f s, %.2f CPU s%n",
                formats, (System.nanoTime() - wall) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
        for (WrittenFile file : files) {
            System.out.printf("  %,14d %s%n", file.bytes(), file.name());
            Files.delete(file.path());
        }
        Files.delete(directory);
    }
}
