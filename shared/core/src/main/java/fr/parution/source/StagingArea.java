// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parution.dataset.Dimension;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Content;
import fr.parution.store.Json;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Sha256;
import fr.parution.store.Store;
import fr.parution.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The private store between extract and release: {@code staging/{dataset}/{snapshot}/{period}.parquet} and, last, {@code
 * _READY.json}. A snapshot's name is drawn from its content, so that extracting twice what did not change writes no partition.
 * Beside them stand the lists of rows that were set aside: {@code staging/quarantine/…/{relation}.csv}.
 */
public final class StagingArea {

    private static final String READY = "_READY.json";

    private final Store store;

    /** Over a private store. */
    public StagingArea(Store store) {
        this.store = store;
    }

    /** Stores the partitions of an extract, which does not exist before it is announced. */
    public ReadyFile put(
            StagingPlan plan, LocalDate watermark, String sourceSnapshot, List<StagedPartition> partitions) {
        String dataset = plan.dataset().id();
        MessageDigest digest = Sha256.digest();
        List<Content> contents = new ArrayList<>();
        for (StagedPartition partition : partitions) {
            Content content = content(partition.file());
            contents.add(content);
            digest.update((partition.period() + ":" + content.sha256() + "\n").getBytes(StandardCharsets.US_ASCII));
            for (StagedPartition.Entities entities : partition.dictionaries()) {
                digest.update(
                        (entities.dimension() + ":" + content(entities.file()).sha256() + "\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        digest.update(layout(plan).getBytes(StandardCharsets.UTF_8));
        String snapshot =
                watermark + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        String prefix = "staging/" + dataset + "/" + snapshot + "/";
        List<ReadyFile.Partition> files = new ArrayList<>();
        for (int i = 0; i < partitions.size(); i++) {
            StagedPartition partition = partitions.get(i);
            String stem = prefix + plan.dataset().selection().periodUnit().label(partition.period());
            String key = stem + ".parquet";
            putOnce(key, contents.get(i), "application/vnd.apache.parquet");
            files.add(new ReadyFile.Partition(
                    partition.period(),
                    key,
                    partition.rows(),
                    contents.get(i).bytes(),
                    contents.get(i).sha256(),
                    putDictionaries(stem, partition)));
        }
        return new ReadyFile(dataset, snapshot, watermark, sourceSnapshot, layout(plan), files);
    }

    /**
     * Stores the {@code _READY.json} of an extract, and returns its key. One that is there already is stored once more: it
     * is the newest again, and whoever waits for extracts hears of it, for he may work by other declarations by now.
     */
    public String announce(ReadyFile ready) {
        String key = "staging/" + ready.dataset() + "/" + ready.snapshot() + "/" + READY;
        Content content = Content.of(write(ready));
        ObjectAttributes json = ObjectAttributes.ofType("application/json; charset=utf-8");
        Optional<StoredObject> before = store.find(key);
        if (before.isEmpty()) {
            store.putIfAbsent(key, content, json);
        } else {
            // Who comes first says the same: the name of the snapshot holds its content.
            store.replaceIfMatch(key, content, json, before.get().entityTag());
        }
        return key;
    }

    private List<ReadyFile.Entities> putDictionaries(String stem, StagedPartition partition) {
        List<ReadyFile.Entities> stored = new ArrayList<>();
        for (StagedPartition.Entities entities : partition.dictionaries()) {
            String key = stem + "." + entities.dimension() + ".jsonl";
            Content content = content(entities.file());
            putOnce(key, content, "application/x-ndjson");
            stored.add(new ReadyFile.Entities(entities.dimension(), key, entities.count(), content.sha256()));
        }
        return stored;
    }

    /**
     * Stores what was set aside of a relation, under a key drawn from its content, and returns the key; nothing where
     * there is nothing.
     */
    public Optional<String> quarantine(DeliveryNote note) {
        Path file = note.quarantine();
        if (file == null) {
            return Optional.empty();
        }
        Content content = content(file);
        String name = note.relation().replaceAll("[^A-Za-z0-9._-]", "-") + ".csv";
        String key = "staging/quarantine/" + content.sha256().substring(0, 16) + "/" + name;
        putOnce(key, content, "text/csv; charset=utf-8");
        return Optional.of(key);
    }

    /** The {@code _READY.json} with the newest watermark of a data set; among equals, the one that was announced last. */
    public Optional<ReadyFile> findLatest(String dataset) {
        return store.list("staging/" + dataset + "/").stream()
                .filter(object -> object.key().endsWith("/" + READY))
                .max(Comparator.comparing(StagingArea::watermark)
                        .thenComparing(StoredObject::modified)
                        .thenComparing(StoredObject::key))
                .map(object -> read(object.key()));
    }

    /** When an extract of a data set was last announced. */
    public Optional<Instant> announced(String dataset) {
        return store.list("staging/" + dataset + "/").stream()
                .filter(object -> object.key().endsWith("/" + READY))
                .map(StoredObject::modified)
                .max(Comparator.naturalOrder());
    }

    /** The snapshot's name begins with it. */
    private static String watermark(StoredObject ready) {
        String[] names = ready.key().split("/");
        String snapshot = names[names.length - 2];
        return snapshot.substring(0, Math.min(snapshot.length(), "YYYY-MM-DD".length()));
    }

    /** The {@code _READY.json} under a key. */
    public ReadyFile read(String key) {
        try (InputStream in = store.get(key)) {
            return parse(Json.read(in));
        } catch (IOException e) {
            throw new ParutionException(
                    Problem.of(ProblemCode.STAGING_NOT_READY, key, e.getClass().getSimpleName(), READY), e);
        }
    }

    /**
     * Brings the dictionaries of a partition to the local disk and checks their digests. The rows are still to come: they
     * are needed only where they are aggregated.
     */
    public StagedPeriod fetchDictionaries(ReadyFile.Partition partition, List<Dimension> dimensions, Path directory) {
        List<StagedPartition.Entities> dictionaries = new ArrayList<>();
        for (ReadyFile.Entities entities : partition.dictionaries()) {
            Path file = directory.resolve(partition.period() + "." + dictionaries.size());
            fetch(entities.key(), entities.sha256(), file);
            dictionaries.add(new StagedPartition.Entities(entities.dimension(), file, entities.count()));
        }
        Path rows = directory.resolve(partition.period() + ".parquet");
        return StagedPeriod.of(
                new StagedPartition(partition.period(), rows, partition.rows(), dictionaries), dimensions);
    }

    /** Brings the rows of a partition to where its period expects them, and checks their digest. */
    public void fetchRows(ReadyFile.Partition partition, StagedPeriod period) {
        fetch(partition.key(), partition.sha256(), period.file());
    }

    /** What an earlier run kept under a name, whole; absent where it is not what was written. */
    public Optional<byte[]> findSettled(String dataset, String name) {
        String key = settled(dataset, name);
        Optional<StoredObject> object = store.find(key);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = store.get(key)) {
            byte[] bytes = in.readAllBytes();
            return Content.of(bytes).sha256().equals(object.get().sha256()) ? Optional.of(bytes) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether an earlier run kept something under a name, without reading it. */
    public boolean hasSettled(String dataset, String name) {
        return store.find(settled(dataset, name)).isPresent();
    }

    /** Keeps something for later runs; what is there already stays. */
    public void putSettled(String dataset, String name, Content content) {
        store.putIfAbsent(settled(dataset, name), content, ObjectAttributes.ofType("application/octet-stream"));
    }

    /** The ledger of a data set, in the same store. */
    public LedgerArea ledger(String dataset) {
        return new LedgerArea(store, dataset);
    }

    private static String settled(String dataset, String name) {
        return "settled/" + dataset + "/" + name + ".bin";
    }

    private void fetch(String key, String sha256, Path target) {
        try (InputStream in = store.get(key)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            String found = Content.of(target).sha256();
            if (!found.equals(sha256)) {
                throw new ParutionException(Problem.of(ProblemCode.STAGING_DAMAGED, key, found, sha256));
            }
        } catch (IOException e) {
            throw new ParutionException(
                    Problem.of(ProblemCode.STORE_FAILED, key, e.getClass().getSimpleName(), sha256), e);
        }
    }

    /** What the columns of a plan's partitions mean. */
    public static String layout(StagingPlan plan) {
        StringBuilder text = new StringBuilder();
        for (Dimension dimension : plan.dataset().dimensions()) {
            text.append(dimension.name()).append('/');
            if (dimension instanceof Dimension.Coded coded) {
                text.append(coded.codes().id()).append('/').append(coded.codes().size());
            } else {
                Dimension.Entity entity = (Dimension.Entity) dimension;
                text.append(entity.key());
                entity.attributes().forEach(attribute -> text.append('/').append(attribute.name()));
            }
            text.append(' ');
        }
        plan.values().forEach(v -> text.append(v.describe()).append(' '));
        return text.toString().strip();
    }

    private void putOnce(String key, Content content, String mediaType) {
        if (store.putIfAbsent(key, content, ObjectAttributes.ofType(mediaType)) == Store.PutOutcome.REFUSED) {
            String found = store.find(key).map(StoredObject::sha256).orElse("");
            if (!found.equals(content.sha256())) {
                throw new ParutionException(
                        Problem.of(ProblemCode.STORE_CONTENT_DIFFERS, key, found, content.sha256()));
            }
        }
    }

    private static Content content(Path file) {
        try {
            return Content.of(file);
        } catch (IOException e) {
            throw new ParutionException(
                    Problem.of(
                            ProblemCode.SOURCE_BROKE_OFF,
                            String.valueOf(file.getFileName()),
                            e.getClass().getSimpleName(),
                            "extract"),
                    e);
        }
    }

    private static byte[] write(ReadyFile ready) {
        ObjectNode root = Json.object();
        root.put("dataset", ready.dataset());
        root.put("snapshot", ready.snapshot());
        root.put("watermark", ready.watermark().toString());
        root.put("sourceSnapshot", ready.sourceSnapshot());
        root.put("layout", ready.layout());
        ArrayNode partitions = root.putArray("partitions");
        for (ReadyFile.Partition partition : ready.partitions()) {
            ObjectNode node = partitions
                    .addObject()
                    .put("period", partition.period())
                    .put("key", partition.key())
                    .put("rows", partition.rows())
                    .put("bytes", partition.bytes())
                    .put("sha256", partition.sha256());
            ArrayNode dictionaries = node.putArray("dictionaries");
            partition
                    .dictionaries()
                    .forEach(entities -> dictionaries
                            .addObject()
                            .put("dimension", entities.dimension())
                            .put("key", entities.key())
                            .put("count", entities.count())
                            .put("sha256", entities.sha256()));
        }
        return Json.write(root);
    }

    private static ReadyFile parse(JsonNode root) throws IOException {
        List<ReadyFile.Partition> partitions = new ArrayList<>();
        for (JsonNode node : Json.required(root, "partitions")) {
            partitions.add(new ReadyFile.Partition(
                    Json.required(node, "period").asInt(),
                    Json.required(node, "key").asText(),
                    Json.required(node, "rows").asLong(),
                    Json.required(node, "bytes").asLong(),
                    Json.required(node, "sha256").asText(),
                    dictionaries(node)));
        }
        return new ReadyFile(
                Json.required(root, "dataset").asText(),
                Json.required(root, "snapshot").asText(),
                LocalDate.parse(Json.required(root, "watermark").asText()),
                Json.required(root, "sourceSnapshot").asText(),
                Json.required(root, "layout").asText(),
                partitions);
    }

    private static List<ReadyFile.Entities> dictionaries(JsonNode partition) throws IOException {
        List<ReadyFile.Entities> dictionaries = new ArrayList<>();
        for (JsonNode node : Json.required(partition, "dictionaries")) {
            dictionaries.add(new ReadyFile.Entities(
                    Json.required(node, "dimension").asText(),
                    Json.required(node, "key").asText(),
                    Json.required(node, "count").asInt(),
                    Json.required(node, "sha256").asText()));
        }
        return dictionaries;
    }
}
