// SPDX-License-Identifier: EUPL-1.2
package fr.parution.protect;

import fr.parution.dataset.Protection;
import fr.parution.table.Dictionary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Releases of one period of an invented town, one after the other, with the memory between them stored and read back. */
final class Reissue {

    private final Protection protection;
    private Optional<byte[]> memory = Optional.empty();
    private int since = 9000;

    Reissue() {
        this(new Protection.Threshold(5));
    }

    Reissue(Protection protection) {
        this.protection = protection;
    }

    /** What is published when the town is as it is now. */
    List<PublishedRow> publish(Town town) {
        return publish(town, town.protector(protection));
    }

    /** The same, added to a protector whose report is wanted. */
    List<PublishedRow> publish(Town town, Protector protector) {
        SettledPeriod settled = protector.protect(
                town.table(),
                Collections.nCopies(town.plan().shape().dimensions().size(), Dictionary.NONE),
                memory.map(Reissue::read),
                ++since,
                List.of());
        memory = settled.printed().map(Reissue::bytes);
        ProtectedPeriod stored = stored(town, settled.shown());
        protector.add(stored);
        return PublishedRow.of(protector.table());
    }

    /**
     * The rows of which the release prints an old number of files, and not only other old figures: what a referee knows and
     * a reader cannot tell.
     */
    Set<String> stale(Town town) {
        PrintedGroup all = Objects.requireNonNull(read(memory()).findGroup("persons"));
        PrintedRows rows = read(memory()).rows();
        Set<String> stale = new HashSet<>();
        for (int row = 0; row < rows.rows(); row++) {
            if (all.state(row) == PrintedGroup.State.CARRIED) {
                List<String> kept = rows.levels().get(rows.level(row));
                List<String> codes = new ArrayList<>();
                for (int d = 0; d < rows.dimensions().size(); d++) {
                    String code = rows.texts(d).get(rows.place(d, row));
                    codes.add(kept.contains(rows.dimensions().get(d)) ? code : "_T");
                }
                String level = town.plan().shape().levels().get(rows.level(row)).label();
                stale.add(level + " " + String.join(".", codes));
            }
        }
        return stale;
    }

    /** What the next release will know. */
    byte[] memory() {
        return memory.orElseThrow();
    }

    private static ProtectedPeriod stored(Town town, ProtectedPeriod period) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            period.write(bytes);
            return ProtectedPeriod.read(
                    new ByteArrayInputStream(bytes.toByteArray()),
                    town.plan().shape(),
                    town.plan().shape().layout(),
                    List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(PrintedPeriod printed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            printed.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static PrintedPeriod read(byte[] bytes) {
        try {
            return PrintedPeriod.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
