// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.synthetic;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.parquet.hadoop.ParquetWriter;

/** Writes the tables as files; parts are drawn side by side, which changes no byte of them. */
final class ParquetDirectory {

    private static final String MARK = "_SOURCE.json";

    /** More would not fit a heap of one gigabyte with room to spare. */
    private static final int MOST_THREADS = 4;

    private static final int ROWS_PER_REPORT = 100_000;

    private final SyntheticParameters parameters;
    private final List<SourceTable<?>> tables;
    private final Progress progress;
    private final Map<String, Long> done = new LinkedHashMap<>();

    ParquetDirectory(SyntheticParameters parameters, List<SourceTable<?>> tables, Progress progress) {
        this.parameters = parameters;
        this.tables = tables;
        this.progress = progress;
    }

    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.deleteIfExists(directory.resolve(MARK));
        for (SourceTable<?> table : tables) {
            clear(Files.createDirectories(directory.resolve(table.name())));
        }
        int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            Files.writeString(
                    directory.resolve(MARK), SourceMark.json(parameters, tables, writeAll(directory, executor)));
        } finally {
            executor.shutdownNow();
        }
    }

    static String fileName(int part) {
        return String.format(Locale.ROOT, "part-%05d.parquet", part);
    }

    /** Rows of each part of each table, by name of table. */
    private Map<String, List<Long>> writeAll(Path directory, ExecutorService executor) throws IOException {
        Map<String, List<Future<Long>>> running = new LinkedHashMap<>();
        for (SourceTable<?> table : tables) {
            List<Future<Long>> parts = new ArrayList<>();
            for (int i = 0; i < table.parts(); i++) {
                int part = i;
                parts.add(executor.submit(() -> writePart(table, part, directory)));
            }
            running.put(table.name(), parts);
        }
        Map<String, List<Long>> rows = new LinkedHashMap<>();
        for (Map.Entry<String, List<Future<Long>>> table : running.entrySet()) {
            List<Long> counts = new ArrayList<>();
            for (Future<Long> part : table.getValue()) {
                counts.add(finished(part));
            }
            rows.put(table.getKey(), counts);
        }
        return rows;
    }

    private <R> long writePart(SourceTable<R> table, int part, Path directory) throws IOException {
        Path file = directory.resolve(table.name()).resolve(fileName(part));
        long rows = 0;
        try (ParquetWriter<R> writer = ParquetPart.writer(table, file)) {
            for (long from = table.start(part); from < table.end(part); from += ROWS_PER_REPORT) {
                long to = Math.min(table.end(part), from + ROWS_PER_REPORT);
                for (Iterator<R> each = table.rows(from, to).iterator(); each.hasNext(); rows++) {
                    writer.write(each.next());
                }
                report(table, to - from);
            }
        }
        return rows;
    }

    private synchronized void report(SourceTable<?> table, long more) {
        progress.advanced(table.name(), done.merge(table.name(), more, Long::sum), table.units());
    }

    private static void clear(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "part-*.parquet")) {
            for (Path part : parts) {
                Files.delete(part);
            }
        }
    }

    private static long finished(Future<Long> part) throws IOException {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing", e);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    private static IOException failure(ExecutionException failed) {
        if (failed.getCause() instanceof IOException io) {
            return io;
        }
        if (failed.getCause() instanceof RuntimeException defect) {
            throw defect;
        }
        throw new IllegalStateException(failed);
    }
}
