// SPDX-License-Identifier: EUPL-1.2
package fr.parution.sign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.parution.store.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A signed text with its type, in a Dead Simple Signing Envelope (<a
 * href="https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md">version 1.0.2</a>).
 *
 * @param type the media type of the text, which is signed with it
 * @param payload the text as bytes
 */
public record Envelope(String type, byte[] payload, List<Seal> seals) {

    /** Copies its list. */
    public Envelope {
        seals = List.copyOf(seals);
    }

    /**
     * One signature.
     *
     * @param keyId {@link PublicKeys#id} of the key that it is to be checked by
     */
    public record Seal(String keyId, byte[] signature) {}

    /** A text, signed. */
    public static Envelope seal(String type, byte[] payload, Signer signer) {
        byte[] signature = signer.sign(preAuthenticated(type, payload));
        return new Envelope(type, payload, List.of(new Seal(PublicKeys.id(signer.publicKey()), signature)));
    }

    /** Whether a signature in it is of this key, over this text and this type. */
    public boolean isSealedBy(PublicKey key) {
        String id = PublicKeys.id(key);
        return seals.stream()
                .filter(seal -> seal.keyId().equals(id))
                .anyMatch(seal -> PublicKeys.verify(key, preAuthenticated(type, payload), seal.signature()));
    }

    /** What is signed: type and text, each with its length before it. */
    static byte[] preAuthenticated(String type, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int typeBytes = type.getBytes(StandardCharsets.UTF_8).length;
        out.writeBytes(
                ("DSSEv1 " + typeBytes + " " + type + " " + payload.length + " ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /** The envelope as JSON. */
    public byte[] toJson() {
        ObjectNode root = Json.object();
        root.put("payloadType", type);
        root.put("payload", Base64.getEncoder().encodeToString(payload));
        for (Seal seal : seals) {
            root.withArray("signatures")
                    .addObject()
                    .put("keyid", seal.keyId())
                    .put("sig", Base64.getEncoder().encodeToString(seal.signature()));
        }
        return Json.write(root);
    }

    /** Reads an envelope; throws {@link IOException} where it is none. */
    public static Envelope read(InputStream in) throws IOException {
        JsonNode root = Json.read(in);
        List<Seal> seals = new ArrayList<>();
        for (JsonNode seal : Json.required(root, "signatures")) {
            seals.add(new Seal(Json.required(seal, "keyid").asText(), bytes(seal, "sig")));
        }
        return new Envelope(Json.required(root, "payloadType").asText(), bytes(root, "payload"), seals);
    }

    private static byte[] bytes(JsonNode node, String field) throws IOException {
        try {
            return Base64.getDecoder().decode(Json.required(node, field).asText());
        } catch (IllegalArgumentException e) {
            throw new IOException("JSON field \"" + field + "\" is not Base64", e);
        }
    }
}
