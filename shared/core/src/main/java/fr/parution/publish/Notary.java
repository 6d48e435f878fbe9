// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.sign.Envelope;
import fr.parution.sign.PublicKeys;
import fr.parution.sign.Signer;
import fr.parution.store.Content;
import fr.parution.store.ObjectAttributes;
import fr.parution.store.Store.PutOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Signs releases: for each a statement of its provenance, beside its manifest and as immutable. The public key stands in the
 * store too, for readers who have it from nowhere else.
 *
 * @param codeVersion the version of the code that makes releases
 * @param declarations the digest of the declarations that it reads, {@code sha256:…}; null where it reads none
 */
public record Notary(
        Signer signer, String codeVersion, @Nullable String declarations) {

    /** The key of a public key in the store. */
    static String key(String keyId) {
        return "keys/" + keyId + ".pem";
    }

    /**
     * Signs a release whose manifest is stored. One that is signed already stays as it is: the signature of some keys is
     * another one each time.
     */
    void sign(PublicStore store, Manifest manifest, Pointer pointer, String catalogUri) {
        String keyId = PublicKeys.id(signer.publicKey());
        store.putImmutable(
                key(keyId),
                Content.of(PublicKeys.pem(signer.publicKey()).getBytes(StandardCharsets.US_ASCII)),
                attributes("application/x-pem-file; charset=utf-8", keyId, catalogUri));
        byte[] statement = ReleaseStatement.write(store, manifest, pointer, codeVersion, declarations);
        String key = ReleaseStatement.key(pointer.manifest());
        PutOutcome outcome = store.store()
                .putIfAbsent(
                        key,
                        Content.of(Envelope.seal(ReleaseStatement.TYPE, statement, signer)
                                .toJson()),
                        attributes(
                                "application/json; charset=utf-8", Integer.toString(manifest.sequence()), catalogUri));
        if (outcome == PutOutcome.REFUSED && !isSigned(store, key, statement)) {
            throw new ParutionException(Problem.of(ProblemCode.STORE_SIGNATURE_WRONG, key, "–", keyId));
        }
    }

    private boolean isSigned(PublicStore store, String key, byte[] statement) {
        try (InputStream in = store.store().get(key)) {
            Envelope there = Envelope.read(in);
            return Arrays.equals(there.payload(), statement) && there.isSealedBy(signer.publicKey());
        } catch (IOException e) {
            return false;
        }
    }

    private static ObjectAttributes attributes(String mediaType, String release, String catalogUri) {
        return PublicStore.attributes(mediaType, ObjectAttributes.IMMUTABLE, "catalogue", release, catalogUri);
    }
}
