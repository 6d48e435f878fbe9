// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.postgres;

import java.time.Duration;

/**
 * How hard and how long the source database is asked. Durations are positive; those of the server count in
 * milliseconds, those of the socket in whole seconds, rounded up.
 *
 * @param readers connections that read at the same time, 1 to 64; one more is open while they start
 * @param pieceBytes the size of the pieces into which a large table is split among the readers
 * @param connect the wait for the host to answer
 * @param login the wait for a connection as a whole
 * @param socket the wait for the next bytes of an answer: shorter than {@code statement}, longer than the time that the
 *     server needs to find a first row
 * @param statement the time for reading one piece
 * @param lock the wait for somebody who changes a table
 * @param idle how long the server keeps a transaction whose client has fallen silent
 */
public record PostgresSettings(
        int readers,
        long pieceBytes,
        Duration connect,
        Duration login,
        Duration socket,
        Duration statement,
        Duration lock,
        Duration idle) {

    private static final int MOST_READERS = 64;

    /** Refuses what would wait for ever or ask for nothing. */
    public PostgresSettings {
        if (readers < 1 || readers > MOST_READERS) {
            throw new IllegalArgumentException("readers: 1 to " + MOST_READERS + ", not " + readers);
        }
        if (pieceBytes < 1) {
            throw new IllegalArgumentException("pieceBytes: at least 1, not " + pieceBytes);
        }
        for (Duration limit : new Duration[] {connect, login, socket, statement, lock, idle}) {
            if (limit.toMillis() < 1) {
                throw new IllegalArgumentException("a time limit is at least one millisecond");
            }
        }
    }

    /**
     * Two readers, pieces of 64 MiB, 10 s to connect, 20 s to log in, 5 min of silence, 15 min a piece, 10 s for a
     * lock, 1 min idle.
     */
    public static PostgresSettings defaults() {
        return new PostgresSettings(
                2,
                64L << 20,
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                Duration.ofSeconds(10),
                Duration.ofMinutes(1));
    }

    /** The same with another number of readers. */
    public PostgresSettings withReaders(int other) {
        return new PostgresSettings(other, pieceBytes, connect, login, socket, statement, lock, idle);
    }

    /** The same with another size of pieces. */
    public PostgresSettings withPieceBytes(long other) {
        return new PostgresSettings(readers, other, connect, login, socket, statement, lock, idle);
    }

    /** The same with another time for one piece. */
    public PostgresSettings withStatement(Duration other) {
        return new PostgresSettings(readers, pieceBytes, connect, login, socket, other, lock, idle);
    }

    /** The same with another wait for locks. */
    public PostgresSettings withLock(Duration other) {
        return new PostgresSettings(readers, pieceBytes, connect, login, socket, statement, other, idle);
    }
}
