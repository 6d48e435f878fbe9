// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.protect.PrintedPeriod;
import fr.parution.publish.Edition;
import fr.parution.source.LedgerArea;
import fr.parution.store.Content;
import fr.parution.store.Json;
import fr.parution.write.WrittenFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one data set: for each period, what was printed last of it ({@link PrintedPeriod}), in the private store.
 * Entries and heads are named by their own digests and never change. An entry names the one before it and the edition that
 * it was reconciled with; a head names the head before it, the files of its release, and one entry a period. The head that
 * counts is the one that the certificate of the current release names: what a publisher wrote who then lost the race is
 * never read.
 */
final class Ledger {

    /** The field of a certificate that names the head. */
    static final String FIELD = "ledger";

    private static final String HEAD = "head-";

    private final LedgerArea area;
    private final String dataset;
    private final Optional<Edition> edition;
    private final @Nullable String head;
    private final String filesBefore;
    private final Map<String, String> entriesBefore;
    private final Map<String, String> entries;
    private final Map<String, PrintedPeriod> read = new HashMap<>();

    private Ledger(
            LedgerArea area,
            String dataset,
            Optional<Edition> edition,
            @Nullable String head,
            String filesBefore,
            Map<String, String> entries) {
        this.area = area;
        this.dataset = dataset;
        this.edition = edition;
        this.head = head;
        this.filesBefore = filesBefore;
        this.entriesBefore = Map.copyOf(entries);
        this.entries = new TreeMap<>(entries);
    }

    /**
     * The ledger as the current release of a data set left it; an empty one where it has none.
     *
     * @throws ParutionException {@code DISCLOSURE_LEDGER_MISSING}, {@code DISCLOSURE_LEDGER_FOREIGN} or {@code
     *     DISCLOSURE_LEDGER_DAMAGED} where the release has one that is not to be had
     */
    static Ledger open(LedgerArea area, String dataset, Optional<Edition> edition) {
        if (edition.isEmpty() || edition.get().isAboutNobody()) {
            return new Ledger(area, dataset, edition, null, "", Map.of());
        }
        String head = edition.get().text(FIELD).orElse("");
        Optional<byte[]> bytes = head.isEmpty() ? Optional.empty() : area.find(name(head));
        if (bytes.isEmpty()) {
            ProblemCode code = !head.isEmpty() && area.hasAny(HEAD)
                    ? ProblemCode.DISCLOSURE_LEDGER_FOREIGN
                    : ProblemCode.DISCLOSURE_LEDGER_MISSING;
            throw refused(code, dataset, area.key(HEAD), edition.get().tag(), head.isEmpty() ? "head" : head);
        }
        requireDigest(area.key(name(head)), bytes.get(), head);
        try {
            JsonNode root = Json.read(new ByteArrayInputStream(bytes.get()));
            String files = Json.required(root, "files").asText();
            if (!Json.required(root, "dataset").asText().equals(dataset)
                    || !files.equals(edition.get().filesDigest())) {
                throw refused(
                        ProblemCode.DISCLOSURE_LEDGER_FOREIGN,
                        dataset,
                        area.key(name(head)),
                        files,
                        edition.get().filesDigest());
            }
            Map<String, String> entries = new TreeMap<>();
            for (Map.Entry<String, JsonNode> entry :
                    Json.required(root, "periods").properties()) {
                entries.put(entry.getKey(), entry.getValue().asText());
            }
            return new Ledger(area, dataset, edition, head, files, entries);
        } catch (IOException e) {
            throw refused(
                    ProblemCode.DISCLOSURE_LEDGER_DAMAGED,
                    dataset,
                    area.key(name(head)),
                    e.getClass().getSimpleName(),
                    head);
        }
    }

    private static String name(String head) {
        return HEAD + head + ".json";
    }

    private static String name(String period, String entry) {
        return period + "-" + entry + ".bin";
    }

    private static ParutionException refused(
            ProblemCode code, String dataset, String key, String found, String expected) {
        return new ParutionException(Problem.of(code, dataset + " " + key, found, expected));
    }

    private static void requireDigest(String key, byte[] bytes, String expected) {
        String found = Content.of(bytes).sha256();
        if (!found.equals(expected)) {
            throw new ParutionException(Problem.of(ProblemCode.DISCLOSURE_LEDGER_DAMAGED, key, found, expected));
        }
    }

    /** The edition that this one is reconciled with: its tag, empty where there is none. */
    String reconciledWith() {
        return edition.map(Edition::tag).orElse("");
    }

    /** The periods that the current release printed. */
    Set<String> printed() {
        return entriesBefore.keySet();
    }

    /** The digest of what is remembered of a period; empty where nothing is. */
    String entry(String period) {
        return entries.getOrDefault(period, "");
    }

    /** What was printed last of a period. */
    Optional<PrintedPeriod> find(String period) {
        Optional<PrintedPeriod> printed = read(period);
        printed.ifPresent(known -> read.put(period, known));
        return printed;
    }

    /** The same, for who only looks. */
    Optional<PrintedPeriod> read(String period) {
        String entry = entriesBefore.get(period);
        if (entry == null) {
            return Optional.empty();
        }
        String key = area.key(name(period, entry));
        byte[] stored = area.find(name(period, entry))
                .orElseThrow(() ->
                        new ParutionException(Problem.of(ProblemCode.DISCLOSURE_LEDGER_DAMAGED, key, "–", entry)));
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(stored))) {
            byte[] bytes = in.readAllBytes();
            requireDigest(key, bytes, entry);
            DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
            if (!data.readUTF().equals(dataset)) {
                throw new IOException("another data set");
            }
            data.readUTF();
            data.readUTF();
            return Optional.of(PrintedPeriod.read(data));
        } catch (IOException e) {
            throw new ParutionException(
                    Problem.of(
                            ProblemCode.DISCLOSURE_LEDGER_DAMAGED,
                            key,
                            e.getClass().getSimpleName(),
                            entry),
                    e);
        }
    }

    /**
     * Remembers what is about to be printed of a period, before anything of it is public. Where that is what was printed
     * last, the entry stays.
     */
    void put(String period, PrintedPeriod printed) {
        if (read.remove(period) == printed) {
            entries.put(period, Objects.requireNonNull(entriesBefore.get(period)));
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(stored, fast, 1 << 16)) {
            DataOutputStream data = new DataOutputStream(bytes);
            data.writeUTF(dataset);
            data.writeUTF(entriesBefore.getOrDefault(period, ""));
            data.writeUTF(reconciledWith());
            printed.write(data);
            bytes.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        // The digest is that of the bytes before compression, which another machine may do otherwise.
        String entry = Content.of(bytes.toByteArray()).sha256();
        area.put(name(period, entry), stored.toByteArray());
        entries.put(period, entry);
    }

    /** Writes the head of the release that these files are of, and returns its digest. */
    String close(List<WrittenFile> files) {
        String digest =
                Edition.filesDigest(files.stream().map(WrittenFile::sha256).toList());
        if (head != null && entries.equals(entriesBefore) && digest.equals(filesBefore)) {
            return head;
        }
        ObjectNode root = Json.object();
        root.put("dataset", dataset);
        root.put("previous", head);
        root.put("reconciledWith", reconciledWith());
        root.put("files", digest);
        ObjectNode periods = root.putObject("periods");
        entries.forEach(periods::put);
        byte[] bytes = Json.write(root);
        String sha256 = Content.of(bytes).sha256();
        area.put(name(sha256), bytes);
        return sha256;
    }
}
