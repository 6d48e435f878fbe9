// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.DatasetDocument;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Content;
import fr.parution.store.Json;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Sha256;
import fr.parution.store.Store;
import fr.parution.store.Store.PutOutcome;
import fr.parution.store.StoredObject;
import fr.parution.write.FileMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The public bucket as the protocol sees it: immutable objects, manifests, and the pointer. */
public final class PublicStore {

    private static final String CATALOGUE = "v/catalogue/";

    private final Store store;
    private final @Nullable Notary notary;

    /** Over a store whose conditions are proven; releases are not signed. */
    public PublicStore(Store store) {
        this(store, null);
    }

    /**
     * Over a store whose conditions are proven.
     *
     * @param notary who signs the releases that are made; null for nobody
     */
    public PublicStore(Store store, @Nullable Notary notary) {
        this.store = store;
        this.notary = notary;
    }

    /** The store below. */
    public Store store() {
        return store;
    }

    /**
     * The current release.
     *
     * @param entityTag the pointer's entity tag, which its replacement must match
     */
    public record Current(Pointer pointer, String entityTag, Manifest manifest) {}

    /** The release that the pointer names, unless nothing was ever published. */
    public Optional<Current> current() {
        Optional<StoredObject> object = store.find(Pointer.KEY);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        Pointer pointer = read(Pointer.KEY, ManifestJson::readPointer);
        return Optional.of(new Current(pointer, object.get().entityTag(), manifest(pointer)));
    }

    /**
     * The release that the pointer names.
     *
     * @throws ParutionException {@code STORE_NOT_FOUND} where nothing was ever published
     */
    public Current requireCurrent() {
        return current()
                .orElseThrow(() -> new ParutionException(
                        Problem.of(ProblemCode.STORE_NOT_FOUND, Pointer.KEY, Pointer.KEY, "parution publish")));
    }

    /** The pointer alone, if there is one. */
    public Optional<Pointer> pointer() {
        return store.find(Pointer.KEY).map(object -> read(Pointer.KEY, ManifestJson::readPointer));
    }

    /** The manifest that a pointer names, checked against its digest. */
    public Manifest manifest(Pointer pointer) {
        byte[] bytes = read(pointer.manifest(), InputStream::readAllBytes);
        String sha256 = Content.of(bytes).sha256();
        if (!sha256.equals(pointer.sha256())) {
            throw new ParutionException(
                    Problem.of(ProblemCode.STORE_DAMAGED, pointer.manifest(), sha256, pointer.sha256()));
        }
        return read(pointer.manifest(), ManifestJson::read);
    }

    /** The manifests from the given one back to the first, newest first. */
    public List<Manifest> history(Manifest newest) {
        List<Manifest> history = new ArrayList<>();
        Manifest manifest = newest;
        history.add(manifest);
        while (manifest.previous() != null) {
            manifest = manifest(manifest.previous());
            history.add(manifest);
        }
        return history;
    }

    /**
     * The edition of a data set that readers saw last: that of the release, or one that was taken back since, which is then
     * looked for in the releases before.
     */
    Optional<Manifest.Entry> printedLast(Manifest manifest, String dataset) {
        String tag = manifest.printedLast().get(dataset);
        if (tag == null) {
            return Optional.ofNullable(manifest.datasets().get(dataset));
        }
        return history(manifest).stream()
                .flatMap(release -> Stream.ofNullable(release.datasets().get(dataset)))
                .filter(entry -> entry.tag().equals(tag))
                .findFirst();
    }

    /** A stored document as a record. One about the whole catalogue must be what its folder is named after. */
    public <T> T document(String key, Class<T> type) {
        if (!key.startsWith(CATALOGUE)) {
            return read(key, in -> Json.read(in, type));
        }
        Content content = Content.of(read(key, InputStream::readAllBytes));
        if (!key.startsWith(CATALOGUE + catalogueFolder(content) + "/")) {
            throw new ParutionException(
                    Problem.of(ProblemCode.STORE_DAMAGED, key, catalogueFolder(content), CATALOGUE + "…/"));
        }
        return read(key, content::open, in -> Json.read(in, type));
    }

    /**
     * The description of a data set in a release.
     *
     * @throws ParutionException {@code STORE_DAMAGED} where it is not the one that its folder is named after
     */
    DatasetDocument description(Manifest.Entry entry) {
        Content content = Content.of(read(entry.description(), InputStream::readAllBytes));
        String certificate =
                store.find(entry.certificate()).map(StoredObject::sha256).orElse("");
        String tag = entry.tagWith(certificate, content.sha256());
        if (!tag.equals(entry.tag())) {
            throw new ParutionException(Problem.of(ProblemCode.STORE_DAMAGED, entry.description(), tag, entry.tag()));
        }
        return read(entry.description(), content::open, in -> Json.read(in, DatasetDocument.class));
    }

    /**
     * Copies a table of a release to the local disk.
     *
     * @return the copy
     * @throws ParutionException {@code STORE_DAMAGED} where it does not have the digest that its release says
     */
    public Path fetchTable(Manifest.File file, Path copy) {
        try (InputStream stored = store.get(file.key());
                DigestInputStream in = new DigestInputStream(stored, Sha256.digest())) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            String sha256 = HexFormat.of().formatHex(in.getMessageDigest().digest());
            if (!sha256.equals(file.sha256())) {
                throw new ParutionException(Problem.of(ProblemCode.STORE_DAMAGED, file.key(), sha256, file.sha256()));
            }
            return copy;
        } catch (IOException e) {
            throw new ParutionException(
                    Problem.of(
                            ProblemCode.STORE_DAMAGED, file.key(), e.getClass().getSimpleName(), "Parquet"),
                    e);
        }
    }

    /**
     * Stores an object that never changes. One that is there already must have the same bytes.
     *
     * @return the one that is there already, if any
     */
    public Optional<StoredObject> putImmutable(String key, Content content, ObjectAttributes attributes) {
        if (store.putIfAbsent(key, content, attributes) == PutOutcome.WRITTEN) {
            return Optional.empty();
        }
        Optional<StoredObject> there = store.find(key);
        String found = there.map(StoredObject::sha256).orElse("");
        if (!found.equals(content.sha256())) {
            throw new ParutionException(Problem.of(ProblemCode.STORE_CONTENT_DIFFERS, key, found, content.sha256()));
        }
        return there;
    }

    /** The key of a document about the whole catalogue, in a folder that is named after its bytes. */
    static String catalogueKey(String name, Content document) {
        return CATALOGUE + catalogueFolder(document) + "/" + name;
    }

    private static String catalogueFolder(Content document) {
        return document.sha256().substring(0, 16);
    }

    /** Puts a document about the whole catalogue, JSON, under its {@link #catalogueKey}. */
    void putOfCatalogue(String name, Content document, String catalogUri) {
        putImmutable(
                catalogueKey(name, document),
                document,
                attributes(
                        "application/json; charset=utf-8",
                        ObjectAttributes.IMMUTABLE,
                        "catalogue",
                        catalogueFolder(document),
                        catalogUri));
    }

    /** Attributes of a public object. */
    public static ObjectAttributes attributes(
            String mediaType, String cacheControl, String dataset, String release, String datasetUri) {
        return new ObjectAttributes(
                mediaType,
                cacheControl,
                Map.of("licence", FileMetadata.LICENCE_OUVERTE, "dcat", datasetUri),
                Map.of("licence", FileMetadata.LICENCE_SPDX, "dataset", dataset, "release", release));
    }

    /** The pointer that will name a manifest. */
    static Pointer pointerTo(Manifest manifest) {
        String sha256 = Content.of(ManifestJson.write(manifest)).sha256();
        String key = String.format(Locale.ROOT, "releases/%06d-%s.json", manifest.sequence(), sha256.substring(0, 16));
        return new Pointer(manifest.sequence(), key, sha256);
    }

    /** Stores a manifest under the key that its pointer names, and signs it where there is who does. */
    void putManifest(Manifest manifest, Pointer pointer, String catalogUri) {
        putImmutable(
                pointer.manifest(),
                Content.of(ManifestJson.write(manifest)),
                attributes(
                        "application/json; charset=utf-8",
                        ObjectAttributes.IMMUTABLE,
                        "catalogue",
                        Integer.toString(manifest.sequence()),
                        catalogUri));
        if (notary != null) {
            notary.sign(this, manifest, pointer, catalogUri);
        }
    }

    /** Moves the pointer, the commit: only from the release that was read, or from nothing. */
    boolean movePointer(Pointer pointer, Optional<Current> from, String catalogUri) {
        Content content = Content.of(ManifestJson.write(pointer));
        ObjectAttributes attributes = attributes(
                "application/json; charset=utf-8",
                ObjectAttributes.REVALIDATE,
                "catalogue",
                Integer.toString(pointer.sequence()),
                catalogUri);
        PutOutcome outcome = from.isPresent()
                ? store.replaceIfMatch(
                        Pointer.KEY, content, attributes, from.get().entityTag())
                : store.putIfAbsent(Pointer.KEY, content, attributes);
        return outcome == PutOutcome.WRITTEN;
    }

    /**
     * Whether a release is the current one or one before it: a lost answer may hide a success, and others may have come
     * since.
     */
    boolean isCommitted(Pointer pointer) {
        Pointer release = pointer().orElse(null);
        while (release != null && release.sequence() > pointer.sequence()) {
            release = manifest(release).previous();
        }
        return pointer.equals(release);
    }

    private interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private <T> T read(String key, Reader<T> reader) {
        return read(key, () -> store.get(key), reader);
    }

    private static <T> T read(String key, Opening opening, Reader<T> reader) {
        try (InputStream in = opening.open()) {
            return reader.read(in);
        } catch (ManifestJson.NewerFormatException e) {
            throw new ParutionException(
                    Problem.of(
                            ProblemCode.STORE_FORMAT_NEWER, key, String.valueOf(e.getMessage()), ManifestJson.FORMAT),
                    e);
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            // A day that is none, or a key that no store takes, is damage like a brace that is missing.
            throw new ParutionException(
                    Problem.of(ProblemCode.STORE_DAMAGED, key, e.getClass().getSimpleName(), "JSON"), e);
        }
    }

    /** A digest in the form that manifests use. */
    static String digest(byte[] sha256) {
        return "sha256:" + HexFormat.of().formatHex(sha256);
    }
}
