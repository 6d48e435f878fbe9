// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {

    /** What Lambda takes, unpacked. */
    private static final long MOST_BYTES = 250L << 20;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path work;

    @ParameterizedTest
    @ValueSource(strings = {"extract", "release", "project"})
    void archiveFitsIntoAFunction(String function) throws IOException {
        Archive archive = new Archive(function);
        long unpacked =
                archive.entries().values().stream().mapToLong(Long::longValue).sum();

        assertThat(unpacked).isLessThan(MOST_BYTES);
        System.out.println(String.format(
                Locale.ROOT,
                "%s: %.1f MB packed, %.1f MB unpacked, %d files",
                function,
                Files.size(archive.zip()) / 1e6,
                unpacked / 1e6,
                archive.entries().size()));
    }

    @ParameterizedTest
    @CsvSource({
        "extract, core engine-duckdb extract source-postgres store-s3, true",
        "release, core engine-duckdb release store-s3, true",
        "project, core project site store-s3, false"
    })
    void archiveHoldsTheModulesItNeedsAndNoOther(String function, String modules, boolean withEngine) {
        List<String> names = List.copyOf(new Archive(function).entries().keySet());

        assertThat(new TreeSet<>(names.stream()
                        .filter(name -> name.startsWith("lib/parution-"))
                        .map(name -> name.substring("lib/parution-".length(), name.lastIndexOf("-0.")))
                        .toList()))
                .containsExactly(modules.split(" "));
        assertThat(names.stream().anyMatch(name -> name.contains("duckdb_jdbc")))
                .isEqualTo(withEngine);
        assertThat(names.contains("datasets/catalogue.yaml")).isEqualTo(withEngine);
        assertThat(names.stream().anyMatch(name -> name.startsWith("lib/postgresql-")))
                .isEqualTo(function.equals("extract"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "release", "project"})
    void archiveHoldsNoTestsNoSparkAndNoClientThatNobodyOpens(String function) {
        assertThat(new Archive(function).entries().keySet())
                .allSatisfy(name -> assertThat(name).matches("lib/[^/]+\\.jar|datasets/.+"))
                .noneSatisfy(name -> assertThat(name)
                        .containsPattern("spark|-tests\\.jar|junit|assertj|jqwik|netty|hadoop-client|picocli|jetty"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "release", "project"})
    void archiveHasTheTimeOfNoBuild(String function) {
        assertThat(new Archive(function).times()).hasSize(1);
    }

    @Test
    void engineHasTheNativesOfOnePlatform() throws IOException {
        Path lib = new Archive("release").unpackTo(work).resolve("lib");
        try (var jars = Files.list(lib)) {
            Path engine = jars.filter(jar -> jar.getFileName().toString().startsWith("duckdb_jdbc"))
                    .findFirst()
                    .orElseThrow();
            assertThat(natives(engine)).containsExactly("libduckdb_java.so_linux_amd64");
        }
    }

    /** Two functions with the same declarations speak of the same layout of staging. */
    @Test
    void extractAndReleaseHaveTheSameDeclarations() {
        assertThat(declarations("extract")).isNotEmpty().isEqualTo(declarations("release"));
    }

    private static Map<String, Long> declarations(String function) {
        Map<String, Long> entries = new Archive(function).entries();
        entries.keySet().removeIf(name -> !name.startsWith("datasets/"));
        return entries;
    }

    private static List<String> natives(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("libduckdb"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
