// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.dataset.Formats;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same table, same bytes, wherever and however often it is written; and no Hadoop where it is. */
class SameBytesTest {

    /** Three row groups, the last one short. */
    private static final int ROWS = 62_000;

    @TempDir
    Path directory;

    @Test
    void twoRunsInOneJavaGiveTheSameFiles() {
        var table = new GeneratedTable(ROWS).table();
        List<String> first = digests(new TableWriter()
                .write(table, GeneratedTable.metadata(), new Formats(true, true), directory.resolve("first")));
        List<String> second = digests(new TableWriter()
                .write(table, GeneratedTable.metadata(), new Formats(true, true), directory.resolve("second")));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void freshJavasOfOtherLocalesZonesAndHeapsGiveTheSameFiles() throws IOException, InterruptedException {
        List<String> french =
                elsewhere("a", "-Xmx96m", "-Duser.language=fr", "-Duser.country=FR", "-Duser.timezone=Europe/Paris");
        List<String> arabic = elsewhere(
                "b", "-Xmx512m", "-XX:+UseSerialGC", "-Duser.language=ar", "-Duser.country=SA", "-Duser.timezone=UTC");
        List<String> hindi = elsewhere(
                "c",
                "-Xmx256m",
                "-XX:ActiveProcessorCount=1",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-16",
                "-Dline.separator=\r\n",
                "-Duser.language=hi",
                "-Duser.timezone=Pacific/Apia");

        assertThat(french).hasSize(16);
        assertThat(arabic).isEqualTo(french);
        assertThat(hindi).isEqualTo(french);
    }

    @Test
    void writingNeedsNoHadoop() throws IOException, InterruptedException {
        assertThat(elsewhere("d", "-Xmx96m")).last().isEqualTo("hadoop false");
    }

    private static List<String> digests(List<WrittenFile> files) {
        return files.stream().map(file -> file.name() + " " + file.sha256()).toList();
    }

    /** What {@link WriteElsewhere} lists in a Java of its own, whose class path has no Hadoop. */
    private List<String> elsewhere(String name, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(options));
        command.add("-cp");
        command.add(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("hadoop-client"))
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(WriteElsewhere.class.getName());
        command.add(directory.resolve(name).toString());
        command.add(Integer.toString(ROWS));
        Path output = directory.resolve(name + ".out");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertThat(exit)
                .as(Files.readString(output, StandardCharsets.ISO_8859_1))
                .isZero();
        return Files.readAllLines(directory.resolve(name).resolve(WriteElsewhere.LIST));
    }
}
