// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.dataset.SourceColumn;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A directory of delivered files, one folder or one file a relation: {@code dossier/*.parquet}, {@code dossier.parquet},
 * {@code dossier/*.csv} or {@code dossier.csv}. Names that begin with a dot or an underscore are not data. The files are
 * used where they are, as they are: persons are not hashed in them. If {@value SourceMark#NAME} is there, it says which
 * files make the delivery, and a relation that differs from it is refused.
 */
public final class DirectorySource implements Source {

    private static final int ID_HEX_DIGITS = 16;

    private final Path directory;

    private DirectorySource(Path directory) {
        this.directory = directory;
    }

    /** A directory by its path. Nothing is read yet. */
    public static DirectorySource at(Path directory) {
        return new DirectorySource(directory);
    }

    /**
     * Finds the files, and checks each for its columns and for having arrived whole, by its footer or header alone. A
     * directory has no snapshots: it is up to whoever delivers not to change files that are being read.
     */
    @Override
    public SourceSnapshot open(List<RelationRequest> requests, PersonKey key, Path work) {
        if (!Files.isDirectory(directory)) {
            throw new ParutionException(Problem.of(ProblemCode.SOURCE_NOT_FOUND, "", directory, "dir:PATH"));
        }
        return new Opening(requests).open();
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    @Override
    public String toString() {
        return "dir:" + directory;
    }

    /** One look at the directory, with all that is wrong in it. */
    private final class Opening {

        private final List<RelationRequest> requests;
        private final Problems problems = new Problems();
        private final MessageDigest digest = sha256();

        private Opening(List<RelationRequest> requests) {
            this.requests = requests;
        }

        private SourceSnapshot open() {
            SourceMark mark = SourceMark.read(directory);
            List<LocalRelation> relations = new ArrayList<>();
            for (RelationRequest request : requests) {
                RelationFiles files = RelationFiles.find(directory, request.relation());
                if (files.paths().isEmpty() && mark.files(request.relation()).isEmpty()) {
                    problems.add(ProblemCode.SOURCE_LACKS_RELATION, "", request.relation(), asked());
                    continue;
                }
                List<DeliveredFile> delivered = files.paths().stream()
                        .map(path -> check(request, path, files.format()))
                        .toList();
                mark.check(request.relation(), delivered, problems);
                relations.add(new LocalRelation(request, files.format(), files.paths(), false));
            }
            problems.throwIfAny();
            Path name = directory.toAbsolutePath().normalize().getFileName();
            String hex = HexFormat.of().formatHex(digest.digest()).substring(0, ID_HEX_DIGITS);
            return new DirectorySnapshot((name == null ? "" : name) + "@" + hex, relations);
        }

        private DeliveredFile check(RelationRequest request, Path path, LocalRelation.Format format) {
            String name = directory.relativize(path).toString().replace('\\', '/');
            DeliveredFile file = new DeliveredFile(name, List.of(), -1, -1);
            try {
                FileHead head =
                        format == LocalRelation.Format.PARQUET ? ParquetFooter.read(path) : CsvHeader.read(path);
                file = new DeliveredFile(name, head.columns(), head.rows(), Files.size(path));
                digest.update((name + "\n" + file.bytes() + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(head.raw().duplicate());
                checkColumns(request, file);
            } catch (DamagedFileException e) {
                problems.add(ProblemCode.SOURCE_DAMAGED_FILE, name, e.found(), e.expected());
            } catch (IOException e) {
                problems.add(RelationFiles.unreadable(name, e));
            }
            return file;
        }

        private void checkColumns(RelationRequest request, DeliveredFile file) {
            Set<String> wanted = request.columns().stream()
                    .map(SourceColumn::name)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (request.filter() != null) {
                wanted.add(request.filter().column());
            }
            for (String column : wanted) {
                if (!file.columns().contains(column)) {
                    String present = String.join(", ", file.columns());
                    problems.add(ProblemCode.SOURCE_LACKS_COLUMN, file.name(), column, present);
                }
            }
        }

        private String asked() {
            return requests.stream().map(RelationRequest::relation).collect(Collectors.joining(", "));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private record DirectorySnapshot(String id, List<LocalRelation> relations) implements SourceSnapshot {

        private DirectorySnapshot {
            relations = List.copyOf(relations);
        }

        @Override
        public void close() {
            // The files belong to whoever delivered them.
        }
    }
}
