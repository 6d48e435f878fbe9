// SPDX-License-Identifier: EUPL-1.2
package fr.parution.sign;

import java.security.PublicKey;

/** Who holds a private key and signs with it: a file on a laptop, a key service in the cloud. */
public interface Signer {

    /** The key by which anybody checks the signatures: of Ed25519, or of ECDSA over the curve P-256. */
    PublicKey publicKey();

    /**
     * Signs a message.
     *
     * @return 64 bytes for Ed25519 (RFC 8032), the same for the same message; for ECDSA with SHA-256 its two numbers in DER,
     *     others each time
     * @throws fr.parution.problem.ParutionException where the key may not be used
     */
    byte[] sign(byte[] message);
}
