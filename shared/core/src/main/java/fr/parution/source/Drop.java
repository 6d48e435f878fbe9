// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.source.DropManifest.NamedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of a drop against the manifests that name them. A drop has one manifest, or one in each of its folders, as
 * when every month is dropped into a folder of its own.
 */
final class Drop {

    private final Map<String, DropFile> files = new TreeMap<>();
    private final List<DropManifest> manifests = new ArrayList<>();
    private final Map<String, NamedFile> named = new TreeMap<>();

    private Drop() {}

    /**
     * Lists the files, reads the manifests, and adds a problem for each file that is named and not there, there and not
     * named, named twice, or of another length. No file of data is opened.
     */
    static Drop list(DropFolder folder, Problems problems) {
        Drop drop = new Drop();
        for (DropFile file : folder.files()) {
            drop.files.put(file.path(), file);
        }
        for (DropFile file : drop.files.values()) {
            if (DropManifest.isManifest(file.path())) {
                drop.readManifest(folder, file, problems);
            }
        }
        problems.throwIfAny();
        if (drop.manifests.isEmpty() && !folder.mayLackManifest()) {
            throw new ParutionException(
                    Problem.of(ProblemCode.SOURCE_MANIFEST_MISSING, "", folder, DropManifest.READY));
        }
        drop.checkNames(problems);
        return drop;
    }

    private void readManifest(DropFolder folder, DropFile file, Problems problems) {
        try (InputStream in = folder.open(file)) {
            manifests.add(DropManifest.read(file.path(), in));
        } catch (DamagedFileException e) {
            problems.add(e.at(file.path()));
        } catch (IOException e) {
            problems.add(DirectoryDrop.unreadable(file.path(), e));
        }
    }

    /** The files of a relation, in the order of their paths. */
    RelationFiles relation(String relation) {
        if (manifests.isEmpty()) {
            return RelationFiles.byName(relation, List.copyOf(files.values()));
        }
        return RelationFiles.named(
                relation,
                named.values().stream()
                        .filter(file -> file.relation().equals(relation))
                        .flatMap(file -> Optional.ofNullable(files.get(file.path())).stream())
                        .toList());
    }

    /** What a manifest says of a file. */
    Optional<NamedFile> named(String path) {
        return Optional.ofNullable(named.get(path));
    }

    /** Every file that a manifest names and that is there in its full length. */
    List<DropFile> whole() {
        return named.values().stream()
                .filter(name -> files.containsKey(name.path()))
                .map(name -> required(name.path()))
                .filter(file -> {
                    long bytes = required(file).bytes();
                    return bytes < 0 || bytes == file.bytes();
                })
                .toList();
    }

    private DropFile required(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    private NamedFile required(DropFile file) {
        return Objects.requireNonNull(named.get(file.path()), file.path());
    }

    private void checkNames(Problems problems) {
        Map<String, String> namedIn = new HashMap<>();
        Map<String, String> periods = new HashMap<>();
        for (DropManifest manifest : manifests) {
            String period = manifest.period();
            String before = period == null ? null : periods.put(period, manifest.path());
            if (before != null) {
                problems.add(ProblemCode.SOURCE_DELIVERED_TWICE, manifest.path(), before, String.valueOf(period));
            }
            for (NamedFile name : manifest.files()) {
                String other = namedIn.put(name.path(), manifest.path());
                if (other != null) {
                    problems.add(ProblemCode.SOURCE_DELIVERED_TWICE, manifest.path(), other, name.path());
                }
                named.putIfAbsent(name.path(), name);
            }
        }
        named.values().forEach(name -> checkName(name, String.valueOf(namedIn.get(name.path())), problems));
        if (!manifests.isEmpty()) {
            files.values().stream()
                    .filter(DropFile::isData)
                    .filter(file -> !named.containsKey(file.path()))
                    .forEach(file -> problems.add(
                            ProblemCode.SOURCE_FILE_UNNAMED,
                            file.path(),
                            "",
                            manifests.get(0).path()));
        }
    }

    private void checkName(NamedFile name, String manifest, Problems problems) {
        DropFile file = files.get(name.path());
        if (file == null) {
            problems.add(ProblemCode.SOURCE_FILE_MISSING, name.path(), "", manifest);
        } else if (name.bytes() > file.bytes()) {
            problems.add(ProblemCode.SOURCE_FILE_HALF_THERE, name.path(), file.bytes(), name.bytes());
        } else if (name.bytes() >= 0 && name.bytes() < file.bytes()) {
            differs(name.path(), "bytes", file.bytes(), name.bytes(), problems);
        }
    }

    /** Adds a problem where a manifest tells another number of rows. */
    void checkRows(String path, long rows, Problems problems) {
        long told = named(path).map(NamedFile::rows).orElse(-1L);
        if (told >= 0 && told != rows) {
            differs(path, "rows", rows, told, problems);
        }
    }

    /** Adds a problem where a manifest tells another digest. */
    void checkDigest(DropFile file, String sha256, Problems problems) {
        String told = required(file).sha256();
        if (!told.isEmpty() && !told.equals(sha256)) {
            differs(file.path(), "sha256", sha256.substring(0, 16) + "…", told.substring(0, 16) + "…", problems);
        }
    }

    private static void differs(String path, String what, Object found, Object expected, Problems problems) {
        problems.add(ProblemCode.SOURCE_FILE_DIFFERS, path, what + " " + found, what + " " + expected);
    }
}
