// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.sign.PublicKeys;
import fr.parution.sign.Signer;
import fr.parution.store.Json;
import fr.parution.store.Sha256;
import fr.parution.store.s3.JsonService.Reply;
import java.io.IOException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Signs with a key that never leaves AWS KMS: one of {@code ECC_NIST_P256} for {@code SIGN_VERIFY}. Its signatures of the same
 * message differ each time. Only the digest of a message is sent, since KMS takes no message above 4096 bytes.
 */
public final class KmsSigner implements Signer {

    private final JsonService service;
    private final String keyId;
    private final PublicKey publicKey;

    private KmsSigner(JsonService service, String keyId) {
        this.service = service;
        this.keyId = keyId;
        byte[] der = ask("GetPublicKey", Json.object(), "PublicKey");
        this.publicKey = PublicKeys.ofDer(der)
                .orElseThrow(() -> new ParutionException(Problem.of(
                        ProblemCode.USAGE_SIGNING_KEY_REFUSED, keyId, "KeySpec", "ECC_NIST_P256, SIGN_VERIFY")));
    }

    /**
     * As {@link S3Settings#fromEnvironment}, but with {@code AWS_ENDPOINT_URL_KMS}; asks for the public key.
     *
     * @param keyId the ARN, id or alias of the key
     * @param jitter numbers from 0 to 1, one for each wait
     * @throws ParutionException {@code USAGE_SIGNING_KEY_REFUSED} when there is none, it may not be used or is of another kind
     */
    public static KmsSigner fromEnvironment(Map<String, String> environment, String keyId, DoubleSupplier jitter) {
        return new KmsSigner(
                new JsonService(S3Settings.fromEnvironment(environment, "AWS_ENDPOINT_URL_KMS", jitter), "kms"), keyId);
    }

    @Override
    public PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        String digest = Base64.getEncoder().encodeToString(Sha256.digest().digest(message));
        return ask(
                "Sign",
                Json.object()
                        .put("Message", digest)
                        .put("MessageType", "DIGEST")
                        .put("SigningAlgorithm", "ECDSA_SHA_256"),
                "Signature");
    }

    private byte[] ask(String operation, ObjectNode document, String field) {
        Reply reply = service.call("TrentService." + operation, document.put("KeyId", keyId));
        try {
            if (reply.isDone()) {
                return Base64.getDecoder()
                        .decode(Json.required(reply.document(), field).asText());
            }
        } catch (IOException | IllegalArgumentException unexpected) {
            throw refused(operation, field, unexpected);
        }
        throw refused(operation, reply.inWords(), null);
    }

    private ParutionException refused(
            String operation, String found, @org.jspecify.annotations.Nullable Exception cause) {
        return new ParutionException(
                Problem.of(ProblemCode.USAGE_SIGNING_KEY_REFUSED, keyId, found, "kms:" + operation), cause);
    }
}
