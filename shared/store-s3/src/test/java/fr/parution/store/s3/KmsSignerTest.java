// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.parution.sign.PublicKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key service as the documentation of AWS KMS describes its answers. */
class KmsSignerTest {

    private static final byte[] MESSAGE = "une parution".repeat(1000).getBytes(StandardCharsets.UTF_8);

    private final List<String> requests = new ArrayList<>();
    private String curve = "secp256r1";
    private int status = 200;

    @SuppressWarnings("NullAway.Init")
    private KeyPair pair;

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void digestAloneIsSentAndTheSignatureIsOfTheWholeMessage() throws GeneralSecurityException {
        KmsSigner signer = open();
        byte[] signature = signer.sign(MESSAGE);
        assertThat(PublicKeys.verify(signer.publicKey(), MESSAGE, signature)).isTrue();
        assertThat(signer.publicKey()).isEqualTo(pair.getPublic());
        assertThat(requests).hasSize(2);
        assertThat(requests.get(0)).contains("TrentService.GetPublicKey", "/kms/aws4_request", "\"KeyId\":\"alias/p\"");
        assertThat(requests.get(1))
                .contains("TrentService.Sign", "\"MessageType\":\"DIGEST\"", "\"SigningAlgorithm\":\"ECDSA_SHA_256\"");
    }

    @Test
    void keyOfAnotherKindIsRefused() {
        curve = "secp384r1";
        assertThatThrownBy(this::open)
                .hasMessageContaining("USAGE_SIGNING_KEY_REFUSED")
                .hasMessageContaining("ECC_NIST_P256");
    }

    @Test
    void keyThatMayNotBeUsedIsRefused() {
        status = 400;
        assertThatThrownBy(this::open)
                .hasMessageContaining("USAGE_SIGNING_KEY_REFUSED")
                .hasMessageContaining("400 AccessDeniedException")
                .hasMessageContaining("kms:GetPublicKey");
    }

    private KmsSigner open() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        pair = generator.generateKeyPair();
        String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
        return KmsSigner.fromEnvironment(
                Map.of("AWS_ENDPOINT_URL_KMS", endpoint, S3Settings.LOCAL_ONLY, "true"), "alias/p", () -> 0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        requests.add(target + " " + exchange.getRequestHeaders().getFirst("Authorization") + " "
                + new String(body, StandardCharsets.UTF_8));
        String answer = status == 200
                ? "{" + (target.endsWith("Sign") ? signature(body) : publicKey()) + "}"
                : "{\"__type\":\"AccessDeniedException\"}";
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String publicKey() {
        return "\"PublicKey\":\""
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()) + "\"";
    }

    private String signature(byte[] request) throws IOException {
        JsonNode asked = new ObjectMapper().readTree(request);
        try {
            Signature signature = Signature.getInstance("NONEwithECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(Base64.getDecoder().decode(asked.get("Message").asText()));
            return "\"Signature\":\"" + Base64.getEncoder().encodeToString(signature.sign()) + "\"";
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
