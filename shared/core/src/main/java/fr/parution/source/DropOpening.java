// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.source.DropManifest.NamedFile;
import fr.parution.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One look at a drop: names and lengths, then digests, then columns, then rows. What is wrong is told together before the
 * next of these begins.
 */
final class DropOpening {

    private static final int ID_HEX_DIGITS = 16;

    private final DropFolder folder;
    private final DropDigests digests;
    private final List<RelationRequest> requests;
    private final Path work;
    private final Problems problems = new Problems();
    private final MessageDigest id = Sha256.digest();
    private final Map<String, Path> local = new HashMap<>();

    DropOpening(DropFolder folder, DropDigests digests, List<RelationRequest> requests, Path work) {
        this.folder = folder;
        this.digests = digests;
        this.requests = requests;
        this.work = work;
    }

    /** A file of a relation whose columns are known; of a text, how it is written. */
    private record Part(
            DropFile file, Path path, long rows, @Nullable CsvDialect dialect) {}

    private record Found(RelationRequest request, LocalRelation.Format format, List<Part> parts) {}

    SourceSnapshot open() {
        Drop drop = Drop.list(folder, problems);
        checkDigests(drop);
        problems.throwIfAny();
        List<Found> found = new ArrayList<>();
        for (RelationRequest request : requests) {
            RelationFiles files = drop.relation(request.relation());
            if (files.files().isEmpty()) {
                problems.add(ProblemCode.SOURCE_LACKS_RELATION, "", request.relation(), asked());
            } else {
                found.add(new Found(request, files.format(), parts(request, files)));
            }
        }
        problems.throwIfAny();
        return read(drop, found);
    }

    private String asked() {
        return requests.stream().map(RelationRequest::relation).collect(Collectors.joining(", "));
    }

    // ---------------------------------------------------------------- digests

    /** Every file that a manifest names has its digest, and no two of one relation have the same. */
    private void checkDigests(Drop drop) {
        Set<String> wanted = requests.stream().map(RelationRequest::relation).collect(Collectors.toSet());
        Map<String, String> seen = new HashMap<>();
        for (DropFile file : drop.whole()) {
            NamedFile name = drop.named(file.path()).orElseThrow();
            if (!name.sha256().isEmpty()) {
                reading(file.path(), () -> sha256(file, wanted.contains(name.relation())))
                        .ifPresent(sha256 -> {
                            drop.checkDigest(file, sha256, problems);
                            if (name.rows() != 0) {
                                checkTwin(seen, sha256, file, name.relation());
                            }
                        });
            }
        }
    }

    private void checkTwin(Map<String, String> seen, String sha256, DropFile file, String relation) {
        String twin = seen.put(relation + "/" + sha256, file.path());
        if (twin != null) {
            problems.add(ProblemCode.SOURCE_DELIVERED_TWICE, file.path(), twin, relation);
        }
    }

    private String sha256(DropFile file, boolean wanted) throws IOException {
        return wanted && !folder.mayLackManifest() ? DropDigests.of(local(file)) : digests.of(folder, file);
    }

    private Path local(DropFile file) throws IOException {
        Path path = local.get(file.path());
        if (path == null) {
            path = folder.local(file, work);
            local.put(file.path(), path);
        }
        return path;
    }

    // ---------------------------------------------------------------- columns

    private List<Part> parts(RelationRequest request, RelationFiles files) {
        List<Part> parts = new ArrayList<>();
        for (DropFile file : files.files()) {
            boolean parquet = files.format() == LocalRelation.Format.PARQUET;
            reading(file.path(), () -> parquet ? parquet(request, file) : csv(request, file))
                    .ifPresent(parts::add);
        }
        return parts;
    }

    private Part parquet(RelationRequest request, DropFile file) throws IOException {
        Path path = local(file);
        FileHead head = ParquetFooter.read(path);
        id.update((file.path() + "\n" + file.bytes() + "\n").getBytes(StandardCharsets.UTF_8));
        id.update(head.raw().duplicate());
        new HeaderCheck(request, file.path(), head.columns()).check(problems);
        return new Part(file, path, head.rows(), null);
    }

    private Part csv(RelationRequest request, DropFile file) throws IOException {
        Path path = local(file);
        CsvDialect dialect = CsvDialect.find(CsvText.find(path), HeaderCheck.wanted(request));
        String where = file.path() + " (" + dialect.describe() + ")";
        new HeaderCheck(request, where, dialect.columns()).check(problems);
        return new Part(file, path, -1, dialect);
    }

    // ---------------------------------------------------------------- rows

    private SourceSnapshot read(Drop drop, List<Found> found) {
        List<LocalRelation> relations = new ArrayList<>();
        List<DeliveryNote> notes = new ArrayList<>();
        Problems refusals = new Problems();
        for (Found relation : found) {
            if (relation.format() == LocalRelation.Format.PARQUET) {
                relations.add(parquetRelation(drop, relation));
                continue;
            }
            try (CsvRelation csv = new CsvRelation(relation.request(), work)) {
                relation.parts().forEach(part -> readCsv(drop, csv, part));
                csv.refuse(refusals);
                relations.add(csv.relation());
                notes.add(csv.note());
            } catch (IOException e) {
                problems.add(DirectoryDrop.unreadable(relation.request().relation(), e));
            }
        }
        if (!problems.isEmpty()) {
            refusals.list().forEach(problems::add);
        }
        problems.throwIfAny();
        String hex = HexFormat.of().formatHex(id.digest()).substring(0, ID_HEX_DIGITS);
        return new DropSnapshot(folder.name() + "@" + hex, relations, notes, refusals.list());
    }

    private LocalRelation parquetRelation(Drop drop, Found found) {
        List<Part> parts = found.parts();
        parts.forEach(part -> drop.checkRows(part.file().path(), part.rows(), problems));
        Map<String, String> seen = new HashMap<>();
        parts.stream()
                .filter(part -> part.rows() != 0)
                .collect(Collectors.groupingBy(part -> part.file().bytes(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(alike -> alike.size() > 1)
                .flatMap(List::stream)
                .map(Part::file)
                .forEach(file -> reading(file.path(), () -> digests.of(folder, file))
                        .ifPresent(sha256 ->
                                checkTwin(seen, sha256, file, found.request().relation())));
        return new LocalRelation(
                found.request(), found.format(), parts.stream().map(Part::path).toList(), false);
    }

    private void readCsv(Drop drop, CsvRelation csv, Part part) {
        String name = part.file().path();
        reading(name, () -> csv.add(name, Objects.requireNonNull(part.dialect(), name), problems))
                .ifPresent(content -> {
                    drop.checkRows(name, content.rows(), problems);
                    id.update((name + "\n" + content.sha256() + "\n").getBytes(StandardCharsets.UTF_8));
                });
        if (!folder.mayLackManifest()) {
            reading(name, () -> Files.deleteIfExists(part.path()));
        }
    }

    /** What reading a file gives, or nothing once its failure is told. */
    private <T> Optional<T> reading(String name, Reads<T> reads) {
        try {
            return Optional.of(reads.read());
        } catch (DamagedFileException e) {
            problems.add(e.at(name));
        } catch (IOException e) {
            problems.add(DirectoryDrop.unreadable(name, e));
        }
        return Optional.empty();
    }

    private interface Reads<T> {
        T read() throws IOException;
    }

    /** @param refusals withhold the relations, but not what is told of them */
    private record DropSnapshot(
            String id, List<LocalRelation> delivered, List<DeliveryNote> notes, List<Problem> refusals)
            implements SourceSnapshot {

        private DropSnapshot {
            delivered = List.copyOf(delivered);
            notes = List.copyOf(notes);
            refusals = List.copyOf(refusals);
        }

        @Override
        public List<LocalRelation> relations() {
            if (!refusals.isEmpty()) {
                throw new ParutionException(refusals, null);
            }
            return delivered;
        }

        @Override
        public void close() {
            // The files belong to whoever dropped them, the copies to whoever made the work directory.
        }
    }
}
