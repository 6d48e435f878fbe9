// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.dataset.Dimension;
import fr.parution.dataset.Protection;
import fr.parution.protect.ProtectedPeriod;
import fr.parution.source.ReadyFile;
import fr.parution.source.StagedPeriod;
import fr.parution.source.StagingArea;
import fr.parution.store.Content;
import fr.parution.store.Sha256;
import fr.parution.table.TableShape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The periods that earlier runs settled, in the private store: a period with the same staged rows, the same shape, the
 * same protection, the same code and the same memory of what was printed gives the same figures, so it is taken as it was.
 * A settled period is kept under the memory that it leaves, since settling it again with that leaves all as it is. What is
 * kept is protected already;
 * unprotected figures are never stored.
 */
final class SettledPeriods {

    private final StagingArea staging;
    private final TableShape shape;
    private final String rules;

    /**
     * @param code which code settles periods, from {@link CodeDigest}
     */
    SettledPeriods(StagingArea staging, TableShape shape, Protection protection, String code) {
        this.staging = staging;
        this.shape = shape;
        StringBuilder text =
                new StringBuilder(code).append('\n').append(protection).append('\n');
        shape.dimensions()
                .forEach(dimension -> text.append(dimension.name())
                        .append(
                                dimension instanceof Dimension.Coded coded
                                        ? coded.codes().toString()
                                        : "")
                        .append('\n'));
        text.append(shape.levels()).append(shape.aggregates()).append(shape.measures());
        this.rules = text.toString();
    }

    /**
     * The period as an earlier run settled it. What cannot be read counts as absent.
     *
     * @param entry the digest of what is remembered of the period; empty where nothing is
     */
    Optional<ProtectedPeriod> find(
            String dataset, ReadyFile.Partition partition, String entry, StagedPeriod dictionaries) {
        return staging.findSettled(dataset, name(partition, entry)).flatMap(bytes -> {
            try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
                return Optional.of(ProtectedPeriod.read(in, shape, dictionaries.layout(), dictionaries.dictionaries()));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    /** Whether an earlier run settled the period; {@link #find} may still find it damaged. */
    boolean isKnown(String dataset, ReadyFile.Partition partition, String entry) {
        return staging.hasSettled(dataset, name(partition, entry));
    }

    /**
     * Keeps a period for later runs.
     *
     * @param entry the digest of what will be remembered of it
     */
    void put(String dataset, ReadyFile.Partition partition, String entry, ProtectedPeriod period) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, fast, 1 << 16)) {
            period.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        staging.putSettled(dataset, name(partition, entry), Content.of(bytes.toByteArray()));
    }

    private String name(ReadyFile.Partition partition, String entry) {
        StringBuilder text = new StringBuilder(rules)
                .append('\n')
                .append(partition.sha256())
                .append('\n')
                .append(entry);
        partition.dictionaries().forEach(entities -> text.append('\n').append(entities.count()));
        byte[] digest = Sha256.digest().digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return shape.periodUnit().label(partition.period()) + "-"
                + HexFormat.of().formatHex(digest).substring(0, 32);
    }
}
