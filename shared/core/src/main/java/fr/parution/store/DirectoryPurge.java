// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * Deletes from a directory that is a store, also while others write to it. A directory keeps no versions.
 */
public final class DirectoryPurge implements Purge {

    private final Path root;
    private final PrivateRoom room;
    private final AttributeFiles attributes;
    private final FileFailures failures;

    private DirectoryPurge(Path root) {
        this.root = root;
        this.room = new PrivateRoom(root);
        this.attributes = new AttributeFiles(room);
        this.failures = new FileFailures(root);
    }

    /** Opens a directory that is a store; {@code STORE_NOT_FOUND} where there is none. */
    public static DirectoryPurge open(Path directory) {
        return new DirectoryPurge(LocalDirectoryStore.rootAt(directory, false));
    }

    @Override
    public long removeAll(String prefix, Predicate<String> keys) {
        return removeOlder(prefix, keys, Instant.MAX);
    }

    @Override
    public long removeOlder(String prefix, Predicate<String> keys, Instant than) {
        StoreKey.requirePrefix(prefix);
        try {
            long removed = 0;
            for (String key : DirectoryKeys.startingWith(root, prefix)) {
                if (keys.test(key)) {
                    removed += remove(key, than);
                }
            }
            return removed;
        } catch (IOException e) {
            throw failures.at(prefix, 0, e);
        }
    }

    @Override
    public long removeReplaced(String prefix, Predicate<String> keys) {
        StoreKey.requirePrefix(prefix);
        return 0;
    }

    private long remove(String key, Instant than) throws IOException {
        Path path = root.resolve(key);
        return room.locked(() -> {
            if (!isOlder(path, than)) {
                return 0L;
            }
            boolean removed = Files.deleteIfExists(path);
            attributes.remove(key);
            if (removed) {
                DurableFiles.force(DurableFiles.folderOf(path));
                removeEmptyFolders(DurableFiles.folderOf(path));
            }
            return removed ? 1L : 0L;
        });
    }

    private static boolean isOlder(Path path, Instant than) throws IOException {
        try {
            return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(than);
        } catch (NoSuchFileException gone) {
            return true;
        }
    }

    /** From a folder up, as far as nothing is left in it. */
    private void removeEmptyFolders(Path folder) throws IOException {
        Path empty = folder;
        while (!empty.equals(root) && Files.isDirectory(empty, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.delete(empty);
            } catch (DirectoryNotEmptyException | NoSuchFileException othersAreThere) {
                return;
            }
            empty = DurableFiles.folderOf(empty);
        }
    }

    @Override
    public void close() {
        // Nothing stays open between two calls.
    }
}
