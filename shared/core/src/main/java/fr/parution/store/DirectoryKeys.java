// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedSet;
import java.util.TreeSet;

/** The keys for which a directory has a file: not the private room, no symbolic link, no name that is not a key. */
final class DirectoryKeys {

    private DirectoryKeys() {}

    /** The keys that start with a prefix, in the order of their UTF-8 bytes. */
    static SortedSet<String> startingWith(Path root, String prefix) throws IOException {
        SortedSet<String> keys = new TreeSet<>();
        Path start = deepestDirectory(root, prefix);
        if (start.startsWith(root) && Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(start, new Collector(root, prefix, keys));
        }
        return keys;
    }

    /** The directory that has all files of a prefix; the missing one, or the link, where there is none. */
    private static Path deepestDirectory(Path root, String prefix) {
        Path directory = root;
        String[] segments = prefix.split("/", -1);
        for (int i = 0; i < segments.length - 1; i++) {
            directory = directory.resolve(segments[i]);
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                return directory;
            }
        }
        return directory;
    }

    private static final class Collector extends SimpleFileVisitor<Path> {

        private final Path root;
        private final String prefix;
        private final SortedSet<String> keys;

        Collector(Path root, String prefix, SortedSet<String> keys) {
            this.root = root;
            this.prefix = prefix;
            this.keys = keys;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean named = directory.equals(root) || StoreKey.isKey(key(directory));
            return named ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String key = key(file);
            if (attributes.isRegularFile() && key.startsWith(prefix) && StoreKey.isKey(key)) {
                keys.add(key);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        private String key(Path file) {
            return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        }
    }
}
