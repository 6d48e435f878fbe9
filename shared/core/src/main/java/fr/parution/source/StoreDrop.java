// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * A drop in a store, such as a prefix of a bucket, whose files are copied to this machine. Objects whose names are not
 * keys of a store ({@link fr.parution.store.StoreKey}) are not seen.
 */
record StoreDrop(Store store) implements DropFolder {

    @Override
    public String name() {
        String path = store.uri().toString().replaceAll("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public boolean mayLackManifest() {
        return false;
    }

    @Override
    public List<DropFile> files() {
        return asSource(() -> store.list("").stream()
                .filter(object -> !isHidden(object.key()))
                .map(object -> new DropFile(object.key(), object.bytes(), object.entityTag()))
                .sorted(Comparator.comparing(DropFile::path))
                .toList());
    }

    private static boolean isHidden(String key) {
        return key.matches("(.*/)?[._][^/]*/.*");
    }

    @Override
    public InputStream open(DropFile file) throws IOException {
        try {
            return store.get(file.path());
        } catch (ParutionException e) {
            throw ofSource(e);
        }
    }

    @Override
    public Path local(DropFile file, Path work) throws IOException {
        Path copy = work.resolve("copies").resolve(file.path());
        Files.createDirectories(copy.getParent());
        try (InputStream in = open(file)) {
            Files.copy(in, copy);
        }
        return copy;
    }

    @Override
    public void close() {
        store.close();
    }

    @Override
    public String toString() {
        return store.uri().toString();
    }

    private <T> T asSource(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (ParutionException e) {
            throw ofSource(e);
        }
    }

    /** To whoever runs an extract, the place that fails is the source. */
    private ParutionException ofSource(ParutionException e) {
        List<Problem> problems = e.problems().stream()
                .map(problem -> new Problem(
                        code(problem.code()),
                        problem.where().isEmpty() ? toString() : problem.where(),
                        problem.found(),
                        problem.expected()))
                .toList();
        return new ParutionException(problems, e);
    }

    private static ProblemCode code(ProblemCode code) {
        return switch (code) {
            case STORE_NOT_FOUND -> ProblemCode.SOURCE_NOT_FOUND;
            case STORE_REFUSED -> ProblemCode.SOURCE_REFUSED;
            case STORE_FULL, STORE_FAILED, STORE_DAMAGED -> ProblemCode.SOURCE_BROKE_OFF;
            default -> code;
        };
    }
}
