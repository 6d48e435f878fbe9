// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.postgres;

import fr.parution.source.LocalRelation;
import fr.parution.source.PersonKey;
import fr.parution.source.RelationRequest;
import fr.parution.source.Source;
import fr.parution.source.SourceSnapshot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL database, version 13 or later. All relations are read as of one instant, by read-only transactions, into
 * CSV files of the owner alone; only declared columns leave the server, and no identifier of a person reaches the disk.
 * An account that may SELECT just the declared columns is enough; with {@code ctid} or
 * the whole table, large tables are split among the readers. Row security that would hide rows is refused.
 */
public final class PostgresSource implements Source {

    private final PostgresAddress address;
    private final PostgresSettings settings;

    private PostgresSource(PostgresAddress address, PostgresSettings settings) {
        this.address = address;
        this.settings = settings;
    }

    /**
     * A database by its address. Nothing is opened yet.
     *
     * @param uri {@code postgresql://user@host:port/database}, with {@code schema} (default {@code public}),
     *     {@code sslmode} (default {@code verify-full} unless the host is this machine) and {@code sslrootcert} as
     *     parameters
     * @param password goes before one in the address; if both are absent, {@code ~/.pgpass} is looked up
     */
    public static PostgresSource at(URI uri, @Nullable String password, PostgresSettings settings) {
        return new PostgresSource(PostgresAddress.of(uri, password), settings);
    }

    /** Reads everything before it returns, so that the snapshot holds nothing open in the database. */
    @Override
    public SourceSnapshot open(List<RelationRequest> requests, PersonKey key, Path work) {
        try (SnapshotReaders readers = SnapshotReaders.open(address, settings, requests)) {
            List<LocalRelation> relations = new ArrayList<>();
            List<CopyPiece> pieces = new ArrayList<>();
            for (FoundRelation found : readers.relations()) {
                List<CopyPiece> own = pieces(found, directory(work, relations.size(), found.name()));
                pieces.addAll(own);
                relations.add(local(found.request(), own));
            }
            String id = readers.id();
            readers.read(pieces, key);
            return new ReadSnapshot(id, relations);
        }
    }

    private List<CopyPiece> pieces(FoundRelation found, Path directory) {
        boolean personFirst = found.request().person().isPresent();
        List<CopyPiece> pieces = new ArrayList<>();
        for (String sql : found.copies(settings.pieceBytes())) {
            Path file = directory.resolve(String.format(Locale.ROOT, "part-%05d.csv", pieces.size()));
            pieces.add(new CopyPiece(sql, personFirst, file));
        }
        return pieces;
    }

    private Path directory(Path work, int index, String relation) {
        String name = String.format(Locale.ROOT, "%02d-%s", index, relation.replaceAll("[^A-Za-z0-9_]", "_"));
        try {
            return PrivateFiles.directory(work.resolve(name));
        } catch (IOException e) {
            throw new PostgresFailure(address, settings).writing(e);
        }
    }

    private static LocalRelation local(RelationRequest request, List<CopyPiece> pieces) {
        List<Path> files = pieces.stream().map(CopyPiece::file).toList();
        return new LocalRelation(request, LocalRelation.Format.CSV, files, true);
    }

    @Override
    public void close() {
        // Each snapshot closes its own connections.
    }

    /** The address without the password. */
    @Override
    public String toString() {
        return address.toString();
    }

    private record ReadSnapshot(String id, List<LocalRelation> relations) implements SourceSnapshot {

        private ReadSnapshot {
            relations = List.copyOf(relations);
        }

        @Override
        public void close() {
            // The transactions ended when the last row was read.
        }
    }
}
