// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.functions;

import fr.parution.tests.servers.LambdaEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The archive of a function, as it is deployed. */
record Archive(String function) {

    Path zip() {
        return Checkout.path("functions/" + function + "/target/" + function + ".zip");
    }

    /** The files in it, with their sizes when unpacked. */
    Map<String, Long> entries() {
        try (ZipFile zip = new ZipFile(zip().toFile())) {
            Map<String, Long> entries = new TreeMap<>();
            zip.stream().filter(entry -> !entry.isDirectory()).forEach(e -> entries.put(e.getName(), e.getSize()));
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The times of its entries: one, where the same sources give the same archive. */
    Set<Long> times() {
        try (ZipFile zip = new ZipFile(zip().toFile())) {
            Set<Long> times = new TreeSet<>();
            zip.stream().forEach(entry -> times.add(entry.getTime()));
            return times;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path unpackTo(Path directory) {
        Path root = directory.resolve(function);
        try (ZipFile zip = new ZipFile(zip().toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path target = root.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
            }
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacks it and starts it as the cloud would, with nothing else on its class path. */
    LambdaEmulator start(String handler, Path directory, Map<String, String> environment) {
        Path root = unpackTo(directory);
        Map<String, String> variables = new TreeMap<>(environment);
        variables.put("LAMBDA_TASK_ROOT", root.toString());
        try (Stream<Path> jars = Files.list(root.resolve("lib"))) {
            List<Path> classPath = jars.sorted().toList();
            return LambdaEmulator.start(handler + "::handleRequest", classPath, variables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
