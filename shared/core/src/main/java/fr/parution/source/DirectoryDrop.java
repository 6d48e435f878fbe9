// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/** A drop in a directory of this machine, whose files are used where they are. */
record DirectoryDrop(Path directory) implements DropFolder {

    /** Relations, periods, and some room; deeper folders are somebody else's. */
    private static final int DEEPEST = 6;

    @Override
    public String name() {
        Path name = directory.toAbsolutePath().normalize().getFileName();
        return name == null ? "" : name.toString();
    }

    @Override
    public boolean mayLackManifest() {
        return true;
    }

    @Override
    public List<DropFile> files() {
        if (!Files.isDirectory(directory)) {
            throw new ParutionException(Problem.of(ProblemCode.SOURCE_NOT_FOUND, "", directory, "dir:PATH"));
        }
        List<DropFile> files = new ArrayList<>();
        try {
            Files.walkFileTree(directory, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Collector(files));
        } catch (IOException e) {
            throw new ParutionException(unreadable(directory.toString(), e), e);
        }
        files.sort(Comparator.comparing(DropFile::path));
        return files;
    }

    @Override
    public InputStream open(DropFile file) throws IOException {
        return Files.newInputStream(directory.resolve(file.path()));
    }

    @Override
    public Path local(DropFile file, Path work) {
        return directory.resolve(file.path());
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    @Override
    public String toString() {
        return "dir:" + directory;
    }

    /** A file or folder that is there and cannot be read. */
    static Problem unreadable(String name, IOException e) {
        boolean denied = e instanceof AccessDeniedException;
        ProblemCode code = denied ? ProblemCode.SOURCE_REFUSED : ProblemCode.SOURCE_BROKE_OFF;
        return Problem.of(code, name, e.getClass().getSimpleName(), denied ? "chmod u+r" : name);
    }

    private final class Collector extends SimpleFileVisitor<Path> {

        private final List<DropFile> files;

        Collector(List<DropFile> files) {
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean hidden = !folder.equals(directory) && (name.startsWith(".") || name.startsWith("_"));
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                String path = directory.relativize(file).toString().replace('\\', '/');
                files.add(new DropFile(
                        path, attributes.size(), attributes.lastModifiedTime().toString()));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            throw new ParutionException(unreadable(directory.relativize(file).toString(), e), e);
        }
    }
}
