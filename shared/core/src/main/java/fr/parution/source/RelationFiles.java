// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The files of one relation in a drop.
 *
 * @param files in the order of their paths; empty if there is none
 */
record RelationFiles(LocalRelation.Format format, List<DropFile> files) {

    RelationFiles {
        files = List.copyOf(files);
    }

    /** By name, where no manifest says: {@code dossier.csv}, {@code dossier.parquet}, or what is below {@code dossier/}. */
    static RelationFiles byName(String relation, List<DropFile> drop) {
        return inOneShape(
                relation,
                drop.stream()
                        .filter(DropFile::isData)
                        .filter(file -> file.isWholly(relation) || file.path().startsWith(relation + "/"))
                        .toList(),
                file -> file.isWholly(relation) ? file.path() : file.format().name());
    }

    /** As a manifest names them. */
    static RelationFiles named(String relation, List<DropFile> files) {
        return inOneShape(relation, files, file -> file.format().name());
    }

    /** Refuses a relation that is there in more than one shape: nobody could say which one is meant. */
    private static RelationFiles inOneShape(String relation, List<DropFile> files, Function<DropFile, String> shape) {
        TreeMap<String, List<DropFile>> shapes =
                files.stream().collect(Collectors.groupingBy(shape, TreeMap::new, Collectors.toList()));
        if (shapes.size() > 1) {
            String names = shapes.values().stream()
                    .map(those -> those.get(0).path())
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new ParutionException(Problem.of(
                    ProblemCode.USAGE_CONTRADICTION,
                    relation,
                    names,
                    relation + "/*.parquet | " + relation + ".parquet | " + relation + ".csv | …"));
        }
        LocalRelation.Format format =
                files.isEmpty() ? LocalRelation.Format.PARQUET : files.get(0).format();
        return new RelationFiles(format, files);
    }
}
