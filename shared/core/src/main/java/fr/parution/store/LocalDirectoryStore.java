// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import fr.parution.problem.ParutionException;
import fr.parution.store.AttributeFiles.Version;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A directory as a store: one file an object, at its key. Attributes stand in {@code .parution}, which is never listed.
 *
 * <p>Conditional writes hold between threads and between processes of one machine. An object appears whole or not at
 * all, and is on the disk when a write returns. The entity tag is the SHA-256 of the content. Symbolic links below the
 * directory are refused. As in any directory, no key can be the folder of another one.
 */
public final class LocalDirectoryStore implements Store {

    private final Path root;
    private final boolean readOnly;
    private final Linker linker;
    private final PrivateRoom room;
    private final AttributeFiles attributes;
    private final FileFailures failures;

    LocalDirectoryStore(Path root, boolean readOnly, Linker linker) {
        this.root = root;
        this.readOnly = readOnly;
        this.linker = linker;
        this.room = new PrivateRoom(root);
        this.attributes = new AttributeFiles(room);
        this.failures = new FileFailures(root);
    }

    /**
     * Opens a directory for reading and writing. It is created by the first write if the directory above it is there;
     * {@code STORE_NOT_FOUND} otherwise.
     */
    public static LocalDirectoryStore open(Path directory) {
        return new LocalDirectoryStore(rootAt(directory, true), false, Files::createLink);
    }

    /** Opens a directory that is there, for reading only: writes end with {@code STORE_REFUSED}. */
    public static LocalDirectoryStore openReadOnly(Path directory) {
        return new LocalDirectoryStore(rootAt(directory, false), true, Files::createLink);
    }

    /** Gives an existing file a second name; fails if that is taken. */
    interface Linker {
        void link(Path name, Path file) throws IOException;
    }

    @Override
    public URI uri() {
        try {
            return new URI("dir", root.toString(), null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("an absolute path is an address", e);
        }
    }

    @Override
    public PutOutcome putIfAbsent(String key, Content content, ObjectAttributes attributes) {
        return write(key, content, target -> {
            if (find(key, target).isPresent()) {
                return PutOutcome.REFUSED;
            }
            try (Staged staged = room.stage(content)) {
                return room.locked(() -> create(key, target, staged, content, attributes));
            }
        });
    }

    @Override
    public PutOutcome replaceIfMatch(String key, Content content, ObjectAttributes attributes, String entityTag) {
        return write(key, content, target -> {
            try (Staged staged = room.stage(content)) {
                return room.locked(() -> replace(key, target, staged, content, attributes, entityTag));
            }
        });
    }

    @Override
    public Optional<StoredObject> find(String key) {
        return read(key, path -> find(key, path).map(version -> asListed(key, version)));
    }

    @Override
    public Optional<ObjectAttributes> attributes(String key) {
        return read(key, path -> {
            Optional<BasicFileAttributes> file = file(path);
            return file.isEmpty()
                    ? Optional.empty()
                    : attributes.find(key, file.get()).map(Version::attributes);
        });
    }

    @Override
    public InputStream get(String key) {
        return read(key, path -> {
            requirePresent(key, path);
            return Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
        });
    }

    @Override
    public byte[] range(String key, long offset, int length) {
        Ranges.require(offset, length);
        return read(key, path -> {
            requirePresent(key, path);
            try (SeekableByteChannel channel =
                    Files.newByteChannel(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
                int available = (int) Math.max(0, Math.min(length, channel.size() - offset));
                ByteBuffer bytes = ByteBuffer.allocate(available);
                channel.position(Math.min(offset, channel.size()));
                while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
                return Arrays.copyOf(bytes.array(), bytes.position());
            }
        });
    }

    @Override
    public List<StoredObject> list(String prefix) {
        StoreKey.requirePrefix(prefix);
        try {
            List<StoredObject> objects = new ArrayList<>();
            for (String key : DirectoryKeys.startingWith(root, prefix)) {
                find(key, root.resolve(key)).ifPresent(version -> objects.add(asListed(key, version)));
            }
            return List.copyOf(objects);
        } catch (IOException e) {
            throw failures.at(prefix, 0, e);
        }
    }

    @Override
    public void close() {
        // Nothing stays open between two calls.
    }

    static Path rootAt(Path directory, boolean mayBeCreated) {
        Path path = directory.toAbsolutePath().normalize();
        try {
            if (Files.isDirectory(path)) {
                return path.toRealPath();
            }
            Path parent = path.getParent();
            if (mayBeCreated && parent != null && Files.isDirectory(parent) && Files.notExists(path)) {
                return parent.toRealPath().resolve(path.getFileName());
            }
        } catch (IOException e) {
            throw new FileFailures(path).at(path.toString(), 0, e);
        }
        throw FileFailures.noDirectory(path);
    }

    private PutOutcome create(String key, Path target, Staged staged, Content content, ObjectAttributes attributes)
            throws IOException {
        if (find(key, target).isPresent()) {
            return PutOutcome.REFUSED;
        }
        DurableFiles.createDirectories(DurableFiles.folderOf(target));
        this.attributes.write(key, List.of(version(staged, content, attributes)));
        try {
            linker.link(target, staged.file());
        } catch (FileAlreadyExistsException e) {
            return refusedOrFolder(key, target);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            // The lock alone keeps the promise here, as it does between all who write through this class.
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                return refusedOrFolder(key, target);
            }
            staged.moveTo(target, StandardCopyOption.ATOMIC_MOVE);
        }
        DurableFiles.force(DurableFiles.folderOf(target));
        return PutOutcome.WRITTEN;
    }

    private PutOutcome refusedOrFolder(String key, Path target) {
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw failures.folder(key);
        }
        return PutOutcome.REFUSED;
    }

    private PutOutcome replace(
            String key, Path target, Staged staged, Content content, ObjectAttributes attributes, String entityTag)
            throws IOException {
        Optional<Version> present = find(key, target);
        if (present.isEmpty() || !present.get().sha256().equals(entityTag)) {
            return PutOutcome.REFUSED;
        }
        makeNewerThan(present.get().modified(), staged.file());
        this.attributes.write(key, List.of(present.get(), version(staged, content, attributes)));
        staged.moveTo(target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DurableFiles.force(DurableFiles.folderOf(target));
        return PutOutcome.WRITTEN;
    }

    /** Two versions of an object never have the same time, however fast they follow each other. */
    private static void makeNewerThan(Instant present, Path staged) throws IOException {
        if (!Files.getLastModifiedTime(staged).toInstant().isAfter(present)) {
            Instant next = present.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
            Files.setLastModifiedTime(staged, FileTime.from(next));
        }
    }

    private static Version version(Staged staged, Content content, ObjectAttributes attributes) throws IOException {
        Instant modified = Files.getLastModifiedTime(staged.file()).toInstant();
        return new Version(content.bytes(), modified, content.sha256(), attributes);
    }

    private static StoredObject asListed(String key, Version version) {
        return new StoredObject(
                key,
                version.bytes(),
                version.sha256(),
                version.sha256(),
                version.modified(),
                version.attributes().metadata());
    }

    private void requirePresent(String key, Path path) throws IOException {
        if (file(path).isEmpty()) {
            throw failures.absent(key);
        }
    }

    private Optional<Version> find(String key, Path path) throws IOException {
        while (true) {
            Optional<BasicFileAttributes> file = file(path);
            if (file.isEmpty()) {
                return Optional.empty();
            }
            Optional<Version> known = attributes.find(key, file.get());
            if (known.isPresent()) {
                return known;
            }
            Optional<Version> computed = compute(path, file.get());
            if (computed.isPresent()) {
                return computed;
            }
        }
    }

    /** Reads the whole file; empty when it changed meanwhile. */
    private static Optional<Version> compute(Path path, BasicFileAttributes before) throws IOException {
        Content content;
        try {
            content = Content.of(path);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
        Version version = new Version(
                content.bytes(),
                before.lastModifiedTime().toInstant(),
                content.sha256(),
                ObjectAttributes.ofType("application/octet-stream"));
        return file(path).filter(version::describes).map(same -> version);
    }

    /** The file at a path; empty when there is none, or a directory. */
    private static Optional<BasicFileAttributes> file(Path path) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return file.isRegularFile() ? Optional.of(file) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            if (isBelowAFile(path)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isBelowAFile(Path path) {
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            if (Files.isRegularFile(above, LinkOption.NOFOLLOW_LINKS)) {
                return true;
            }
        }
        return false;
    }

    private PutOutcome write(String key, Content content, FileAction<PutOutcome> action) {
        Path target = path(key);
        if (readOnly) {
            throw failures.readOnly(key);
        }
        if (!Files.isDirectory(DurableFiles.folderOf(root))) {
            throw FileFailures.noDirectory(DurableFiles.folderOf(root));
        }
        return run(key, content.bytes(), target, action);
    }

    private <T> T read(String key, FileAction<T> action) {
        return run(key, 0, path(key), action);
    }

    private <T> T run(String key, long bytes, Path path, FileAction<T> action) {
        try {
            return action.run(path);
        } catch (IOException e) {
            throw failures.at(key, bytes, e);
        }
    }

    /** What is done with the file of a key. */
    private interface FileAction<T> {
        T run(Path path) throws IOException;
    }

    /** The file of a key, which no symbolic link leads to. */
    private Path path(String key) throws ParutionException {
        Path path = root;
        for (String segment : StoreKey.require(key).split("/", -1)) {
            path = path.resolve(segment);
            if (Files.isSymbolicLink(path)) {
                throw failures.link(key);
            }
        }
        return path;
    }
}
