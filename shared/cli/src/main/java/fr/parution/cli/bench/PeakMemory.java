// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The most resident memory of this process since a moment, as Linux keeps it (proc(5): VmHWM, clear_refs). */
final class PeakMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    private static final byte[] RESET_PEAK = "5".getBytes(StandardCharsets.US_ASCII);
    private static final String FIELD = "VmHWM:";
    private static final long KILOBYTE = 1024;

    private PeakMemory() {}

    /** Begins anew from what is resident now; where this is not allowed, the peak stays that of the process's life. */
    static void reset() {
        try {
            Files.write(CLEAR, RESET_PEAK);
        } catch (IOException e) {
            // Another system, or a container without the right: the figure is then an upper bound, or absent.
        }
    }

    /** In bytes; -1 where the system does not tell. */
    static long bytes() {
        try {
            return Files.isReadable(STATUS) ? find(Files.readAllLines(STATUS, StandardCharsets.UTF_8)) : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    /** From the lines of a status file. */
    static long find(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(FIELD))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KILOBYTE)
                .findFirst()
                .orElse(-1);
    }
}
