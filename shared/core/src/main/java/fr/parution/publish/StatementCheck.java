// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import fr.parution.sign.Envelope;
import fr.parution.sign.PublicKeys;
import fr.parution.store.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks the signed statements of releases: who signed, that nothing was changed since, and that no object is left out. */
final class StatementCheck {

    private final PublicStore store;
    private final @Nullable PublicKey trusted;
    private final Problems problems;
    private final Set<String> keyIds = new TreeSet<>();
    private int signed;

    /** @param trusted the key that must have signed; null to take those that the store has */
    StatementCheck(PublicStore store, @Nullable PublicKey trusted, Problems problems) {
        this.store = store;
        this.trusted = trusted;
        this.problems = problems;
    }

    /** How many releases were signed. */
    int signed() {
        return signed;
    }

    /** The names of the keys that signed. */
    Set<String> keyIds() {
        return keyIds;
    }

    /**
     * Checks one release.
     *
     * @param current whether it is the one that readers see, which a trusted key must have signed
     */
    void check(Manifest manifest, Pointer pointer, boolean current) {
        String key = ReleaseStatement.key(pointer.manifest());
        if (store.store().find(key).isEmpty()) {
            if (trusted != null && current) {
                problems.add(ProblemCode.STORE_SIGNATURE_WRONG, key, "–", PublicKeys.id(trusted));
            }
            return;
        }
        try (InputStream in = store.store().get(key)) {
            Envelope envelope = Envelope.read(in);
            if (isSealed(key, envelope)) {
                signed++;
                compare(key, Json.read(new ByteArrayInputStream(envelope.payload())), manifest, pointer);
            }
        } catch (IOException e) {
            problems.add(ProblemCode.STORE_DAMAGED, key, e.getClass().getSimpleName(), "DSSE");
        }
    }

    private boolean isSealed(String key, Envelope envelope) throws IOException {
        for (Envelope.Seal seal : envelope.seals()) {
            Optional<PublicKey> signer = findKey(seal.keyId());
            if (signer.filter(envelope::isSealedBy).isPresent()) {
                keyIds.add(seal.keyId());
                return true;
            }
        }
        String found =
                envelope.seals().stream().map(Envelope.Seal::keyId).findFirst().orElse("–");
        problems.add(
                ProblemCode.STORE_SIGNATURE_WRONG,
                key,
                found,
                trusted == null ? Notary.key(found) : PublicKeys.id(trusted));
        return false;
    }

    /** The key of that name: the trusted one, or one of the store that has the name it stands under. */
    private Optional<PublicKey> findKey(String keyId) throws IOException {
        Optional<PublicKey> key = Optional.ofNullable(trusted);
        String stored = Notary.key(keyId);
        if (key.isEmpty()
                && keyId.matches("[0-9a-f]{64}")
                && store.store().find(stored).isPresent()) {
            try (InputStream in = store.store().get(stored)) {
                key = PublicKeys.find(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
            }
        }
        return key.filter(found -> PublicKeys.id(found).equals(keyId));
    }

    private void compare(String key, JsonNode statement, Manifest manifest, Pointer pointer) {
        require(key, "_type", statement.path("_type").asText(), ReleaseStatement.STATEMENT);
        require(key, "predicateType", statement.path("predicateType").asText(), ReleaseStatement.PROVENANCE);
        SortedMap<String, String> subjects = new TreeMap<>();
        statement
                .path("subject")
                .forEach(subject -> subjects.put(
                        subject.path("name").asText(),
                        subject.path("digest").path("sha256").asText()));
        for (Map.Entry<String, String> expected :
                ReleaseStatement.subjects(store, manifest, pointer).entrySet()) {
            String found = subjects.remove(expected.getKey());
            // What was taken away after an incident has nothing to be compared with.
            if (found == null || !expected.getValue().isEmpty()) {
                require(key, expected.getKey(), found == null ? "–" : found, expected.getValue());
            }
        }
        subjects.forEach((name, sha256) -> require(key, name, sha256, "–"));
        JsonNode inputs = statement
                .path("predicate")
                .path("buildDefinition")
                .path("resolvedDependencies")
                .path(0);
        require(key, "inputs", "sha256:" + inputs.path("digest").path("sha256").asText(), manifest.inputDigest());
    }

    private void require(String key, String what, String found, String expected) {
        if (!found.equals(expected)) {
            problems.add(ProblemCode.STORE_STATEMENT_DIFFERS, key, what + " " + found, expected);
        }
    }
}
