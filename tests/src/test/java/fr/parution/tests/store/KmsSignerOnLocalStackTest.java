// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.problem.ParutionException;
import fr.parution.problem.ProblemCode;
import fr.parution.sign.Envelope;
import fr.parution.sign.PublicKeys;
import fr.parution.store.s3.KmsSigner;
import fr.parution.tests.servers.LocalStackServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Signatures of a key service that we did not write, over the wire. */
class KmsSignerOnLocalStackTest {

    private static final byte[] MESSAGE = "une parution".repeat(1000).getBytes(StandardCharsets.UTF_8);

    private final LocalStackServer server = LocalStackServer.shared();

    @Test
    void signatureOfTheServiceIsThatOfTheWholeMessage() throws Exception {
        String key = create("ECC_NIST_P256", "SIGN_VERIFY");
        KmsSigner signer = open(key);
        byte[] signature = signer.sign(MESSAGE);
        assertThat(PublicKeys.verify(signer.publicKey(), MESSAGE, signature)).isTrue();
        signature[signature.length - 1] ^= 1;
        assertThat(PublicKeys.verify(signer.publicKey(), MESSAGE, signature)).isFalse();
        assertThat(PublicKeys.id(open(key).publicKey())).isEqualTo(PublicKeys.id(signer.publicKey()));
    }

    @Test
    void envelopeSealedByTheServiceIsOpenedByItsPublicKeyAlone() throws Exception {
        KmsSigner signer = open(create("ECC_NIST_P256", "SIGN_VERIFY"));
        KmsSigner other = open(create("ECC_NIST_P256", "SIGN_VERIFY"));
        Envelope envelope = Envelope.seal("application/vnd.in-toto+json", MESSAGE, signer);
        assertThat(envelope.isSealedBy(signer.publicKey())).isTrue();
        assertThat(envelope.isSealedBy(other.publicKey())).isFalse();
    }

    @Test
    void keyThatIsNotThereOrOfAnotherKindIsRefused() throws Exception {
        String other = create("RSA_2048", "SIGN_VERIFY");
        for (String key : new String[] {"00000000-0000-4000-8000-000000000000", other}) {
            assertThatThrownBy(() -> open(key))
                    .isInstanceOfSatisfying(
                            ParutionException.class,
                            e -> assertThat(e.problems().get(0).code())
                                    .isEqualTo(ProblemCode.USAGE_SIGNING_KEY_REFUSED));
        }
    }

    private KmsSigner open(String key) {
        return KmsSigner.fromEnvironment(server.environment(), key, () -> 0.5);
    }

    private String create(String spec, String usage) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.endpoint())
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "TrentService.CreateKey")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260101/" + LocalStackServer.REGION
                                + "/kms/aws4_request, SignedHeaders=host, Signature=none")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"KeySpec\":\"" + spec + "\",\"KeyUsage\":\"" + usage + "\"}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode key = new ObjectMapper().readTree(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return key.path("KeyMetadata").path("KeyId").asText();
    }
}
