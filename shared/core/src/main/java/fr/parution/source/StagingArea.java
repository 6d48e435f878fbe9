// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The private store between extract and release: {@code staging/{dataset}/{snapshot}/{period}.parquet} and, last, {@code
 * _READY.json}. A snapshot's name is drawn from its content, so that extracting twice what did not change writes nothing.
 * Beside them stand the lists of rows that were set aside: {@code staging/{dataset}/quarantine/…/{relation}.csv}.
 */
public final class StagingArea {

    private static final String READY = "_READY.json";

    private final Store store;

    /** Over a private store. */
    public StagingArea(Store store) {
        this.store = store;
    }

    /** Stores the partitions of an extract, then its {@code _READY.json}, and returns the latter's key. */
    public String put(StagingPlan plan, LocalDate watermark, String sourceSnapshot, List<StagedPartition> partitions) {
        String dataset = plan.dataset().id();
        MessageDigest digest = Sha256.digest();
        List<Content> contents = new ArrayList<>();
        for (StagedPartition partition : partitions) {
            Content content = content(partition.file());
            contents.add(content);
            digest.update((partition.period() + ":" + content.sha256() + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        digest.update(layout(plan).getBytes(StandardCharsets.UTF_8));
        String snapshot =
                watermark + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        String prefix = "staging/" + dataset + "/" + snapshot + "/";
        List<ReadyFile.Partition> files = new ArrayList<>();
        for (int i = 0; i < partitions.size(); i++) {
            StagedPartition partition = partitions.get(i);
            String key = prefix + plan.dataset().selection().periodUnit().label(partition.period()) + ".parquet";
            putOnce(key, contents.get(i), "application/vnd.apache.parquet");
            files.add(new ReadyFile.Partition(
                    partition.period(),
                    key,
                    partition.rows(),
                    contents.get(i).bytes(),
                    contents.get(i).sha256()));
        }
        ReadyFile ready = new ReadyFile(dataset, snapshot, watermark, sourceSnapshot, layout(plan), files);
        store.putIfAbsent(
                prefix + READY, Content.of(write(ready)), ObjectAttributes.ofType("application/json; charset=utf-8"));
        return prefix + READY;
    }

    /**
     * Stores what was set aside of a relation, under a key drawn from its content, and returns the key; nothing where
     * there is nothing.
     */
    public Optional<String> quarantine(String dataset, DeliveryNote note) {
        Path file = note.quarantine();
        if (file == null) {
            return Optional.empty();
        }
        Content content = content(file);
        String name = note.relation().replaceAll("[^A-Za-z0-9._-]", "-") + ".csv";
        String key = "staging/" + dataset + "/quarantine/" + content.sha256().substring(0, 16) + "/" + name;
        putOnce(key, content, "text/csv; charset=utf-8");
        return Optional.of(key);
    }

    /** The {@code _READY.json} with the newest watermark of a data set; the last by name among equals. */
    public Optional<ReadyFile> findLatest(String dataset) {
        return store.list("staging/" + dataset + "/").stream()
                .map(StoredObject::key)
                .filter(key -> key.endsWith("/" + READY))
                .reduce((first, second) -> second)
                .map(this::read);
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

    /** Brings one partition to the local disk and checks its digest. */
    public Path fetch(ReadyFile.Partition partition, Path directory) {
        Path target = directory.resolve(partition.period() + ".parquet");
        try (InputStream in = store.get(partition.key())) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
            String sha256 = Content.of(target).sha256();
            if (!sha256.equals(partition.sha256())) {
                throw new ParutionException(
                        Problem.of(ProblemCode.STAGING_DAMAGED, partition.key(), sha256, partition.sha256()));
            }
            return target;
        } catch (IOException e) {
            throw new ParutionException(
                    Problem.of(
                            ProblemCode.STORE_FAILED,
                            partition.key(),
                            e.getClass().getSimpleName(),
                            partition.sha256()),
                    e);
        }
    }

    /** What the columns of a plan's partitions mean. */
    public static String layout(StagingPlan plan) {
        StringBuilder text = new StringBuilder();
        plan.layout()
                .dimensions()
                .forEach(d -> text.append(d.name())
                        .append('/')
                        .append(d.codes().id())
                        .append('/')
                        .append(d.codes().size())
                        .append(' '));
        plan.values().forEach(v -> text.append(v.column()).append(' '));
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
            partitions
                    .addObject()
                    .put("period", partition.period())
                    .put("key", partition.key())
                    .put("rows", partition.rows())
                    .put("bytes", partition.bytes())
                    .put("sha256", partition.sha256());
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
                    Json.required(node, "sha256").asText()));
        }
        return new ReadyFile(
                Json.required(root, "dataset").asText(),
                Json.required(root, "snapshot").asText(),
                LocalDate.parse(Json.required(root, "watermark").asText()),
                Json.required(root, "sourceSnapshot").asText(),
                Json.required(root, "layout").asText(),
                partitions);
    }
}
