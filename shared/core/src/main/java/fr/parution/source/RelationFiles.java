// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one relation in a directory, by name.
 *
 * @param paths empty if there is none
 */
record RelationFiles(LocalRelation.Format format, List<Path> paths) {

    private static final Comparator<Path> BY_NAME = Comparator.comparing(Path::toString);

    RelationFiles {
        paths = List.copyOf(paths);
    }

    /** Refuses a relation that is there in more than one of the four shapes: nobody could say which one is meant. */
    static RelationFiles find(Path directory, String relation) {
        List<RelationFiles> shapes = new ArrayList<>();
        for (LocalRelation.Format format : List.of(LocalRelation.Format.PARQUET, LocalRelation.Format.CSV)) {
            String ending = format == LocalRelation.Format.PARQUET ? ".parquet" : ".csv";
            Path single = directory.resolve(relation + ending);
            shapes.add(new RelationFiles(format, Files.isRegularFile(single) ? List.of(single) : List.of()));
            shapes.add(new RelationFiles(format, inFolder(directory.resolve(relation), ending)));
        }
        List<RelationFiles> there =
                shapes.stream().filter(shape -> !shape.paths.isEmpty()).toList();
        if (there.size() > 1) {
            String names = there.stream()
                    .map(shape -> directory.relativize(shape.paths.get(0)).toString())
                    .collect(Collectors.joining(", "));
            throw new ParutionException(Problem.of(
                    ProblemCode.USAGE_CONTRADICTION,
                    relation,
                    names,
                    relation + "/*.parquet | " + relation + ".parquet | …"));
        }
        return there.isEmpty() ? shapes.get(0) : there.get(0);
    }

    private static List<Path> inFolder(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isData(file, ending)).sorted(BY_NAME).toList();
        } catch (IOException e) {
            throw new ParutionException(unreadable(folder.getFileName().toString(), e), e);
        }
    }

    private static boolean isData(Path file, String ending) {
        String name = file.getFileName().toString();
        return name.endsWith(ending) && !name.startsWith(".") && !name.startsWith("_") && Files.isRegularFile(file);
    }

    /** A file or folder that is there and cannot be read. */
    static Problem unreadable(String name, IOException e) {
        boolean denied = e instanceof AccessDeniedException;
        ProblemCode code = denied ? ProblemCode.SOURCE_REFUSED : ProblemCode.SOURCE_BROKE_OFF;
        return Problem.of(code, name, e.getClass().getSimpleName(), denied ? "chmod u+r" : name);
    }
}
