// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import com.fasterxml.jackson.databind.JsonNode;
import fr.parution.store.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A data set in the current release.
 *
 * @param tag the folder of its files
 * @param filesDigest {@link #filesDigest(List)} of its files
 * @param certificate the proof of disclosure control
 */
public record Edition(String tag, String filesDigest, JsonNode certificate) {

    static Edition of(Manifest.Entry entry, PublicStore store) {
        return new Edition(
                entry.tag(),
                filesDigest(entry.files().stream().map(Manifest.File::sha256).toList()),
                store.document(entry.certificate(), JsonNode.class));
    }

    /** SHA-256 over the digests of all files of a release, in their order; {@code sha256:…}. */
    public static String filesDigest(List<String> sha256) {
        return PublicStore.digest(
                Sha256.digest().digest(String.join("\n", sha256).getBytes(StandardCharsets.US_ASCII)));
    }

    /** A text of the certificate. */
    public Optional<String> text(String field) {
        return Optional.ofNullable(certificate.get(field)).map(JsonNode::asText);
    }

    /** Whether no persons are described, so that nothing had to be proven. */
    public boolean isAboutNobody() {
        return text("verdict").filter("not applicable"::equals).isPresent();
    }
}
