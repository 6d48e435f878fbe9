// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.dataset.CatalogDeclaration;
import fr.parution.describe.Addresses;
import fr.parution.describe.JsonText;
import fr.parution.store.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a release was made from and what it is made of: a statement of in-toto (<a
 * href="https://github.com/in-toto/attestation/tree/main/spec/v1">version 1</a>) with the provenance of SLSA (<a
 * href="https://slsa.dev/spec/v1.0/provenance">version 1</a>).
 */
final class ReleaseStatement {

    /** The media type of a statement. */
    static final String TYPE = "application/vnd.in-toto+json";

    static final String STATEMENT = "https://in-toto.io/Statement/v1";
    static final String PROVENANCE = "https://slsa.dev/provenance/v1";

    private static final String SHA_256 = "sha256:";

    private ReleaseStatement() {}

    /** The key of the statement of a release, beside its manifest. */
    static String key(String manifest) {
        return manifest.replaceFirst("\\.json$", ".intoto.json");
    }

    /**
     * All objects of a release by key, each with its SHA-256: its manifest, the declaration of the catalogue, and the files,
     * certificate and description of each data set. Empty in the place of the digest of an object that is gone.
     */
    static SortedMap<String, String> subjects(PublicStore store, Manifest manifest, Pointer pointer) {
        SortedMap<String, String> subjects = new TreeMap<>();
        subjects.put(pointer.manifest(), pointer.sha256());
        subjects.put(manifest.catalogue(), sha256(store, manifest.catalogue()));
        for (Manifest.Entry entry : manifest.datasets().values()) {
            entry.files().forEach(file -> subjects.put(file.key(), file.sha256()));
            subjects.put(entry.certificate(), sha256(store, entry.certificate()));
            subjects.put(entry.description(), sha256(store, entry.description()));
        }
        return subjects;
    }

    private static String sha256(PublicStore store, String key) {
        return store.store().find(key).map(StoredObject::sha256).orElse("");
    }

    /**
     * The statement about a release, the same bytes for the same release.
     *
     * @param declarations the digest of the declarations that were read, {@code sha256:…}; null where none were, as for a
     *     return to an older release
     */
    static byte[] write(
            PublicStore store, Manifest manifest, Pointer pointer, String codeVersion, @Nullable String declarations) {
        CatalogDeclaration catalog = store.document(manifest.catalogue(), CatalogDeclaration.class);
        List<Map<String, Object>> subjects = new ArrayList<>();
        subjects(store, manifest, pointer)
                .forEach((key, sha256) -> subjects.add(JsonText.object("name", key, "digest", digest(sha256))));
        List<Map<String, Object>> sources = new ArrayList<>();
        sources.add(JsonText.object("name", "inputs", "digest", digest(manifest.inputDigest())));
        if (declarations != null) {
            sources.add(JsonText.object("name", "declarations", "digest", digest(declarations)));
        }
        Map<String, Object> statement = JsonText.object(
                "_type", STATEMENT,
                "subject", subjects,
                "predicateType", PROVENANCE,
                "predicate",
                        JsonText.object(
                                "buildDefinition",
                                JsonText.object(
                                        "buildType",
                                        catalog.publicUrl() + "history.ttl#" + manifest.kind(),
                                        "externalParameters",
                                        JsonText.object("datasets", datasets(manifest)),
                                        "resolvedDependencies",
                                        sources),
                                "runDetails",
                                JsonText.object(
                                        "builder",
                                        JsonText.object(
                                                "id",
                                                catalog.publisher().uri(),
                                                "version",
                                                JsonText.object("parution", codeVersion)),
                                        "metadata",
                                        JsonText.object(
                                                "invocationId",
                                                Addresses.release(catalog, manifest.sequence()),
                                                "finishedOn",
                                                UtcTime.text(manifest.issued())))));
        return JsonText.of(statement).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> datasets(Manifest manifest) {
        Map<String, Object> datasets = new LinkedHashMap<>();
        manifest.datasets()
                .forEach((id, entry) -> datasets.put(
                        id,
                        JsonText.object(
                                "edition",
                                entry.tag(),
                                "watermark",
                                entry.watermark().toString())));
        return datasets;
    }

    private static Map<String, Object> digest(String sha256) {
        return JsonText.object("sha256", sha256.startsWith(SHA_256) ? sha256.substring(SHA_256.length()) : sha256);
    }
}
