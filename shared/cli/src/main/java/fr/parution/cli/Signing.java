// SPDX-License-Identifier: EUPL-1.2
package fr.parution.cli;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.publish.Notary;
import fr.parution.sign.PublicKeys;
import fr.parution.sign.Signer;
import fr.parution.sign.SigningKey;
import fr.parution.store.s3.KmsSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The keys by which releases are signed and checked. */
final class Signing {

    /** Names the key: a file that {@code parution key} makes, or {@code kms:} and a key of AWS KMS. */
    static final String VARIABLE = "PARUTION_SIGNING_KEY";

    private static final String KMS = "kms:";

    private Signing() {}

    /**
     * Who signs what this command releases; null where the environment names no key, and nothing is signed.
     *
     * @param declarations the digest of what was read; null where no declaration is
     */
    static @Nullable Notary notary(@Nullable String declarations) {
        String key = System.getenv(VARIABLE);
        return key == null || key.isEmpty() ? null : new Notary(signer(key), Version.number(), declarations);
    }

    private static Signer signer(String key) {
        return key.startsWith(KMS)
                ? KmsSigner.fromEnvironment(
                        System.getenv(), key.substring(KMS.length()), ThreadLocalRandom.current()::nextDouble)
                : SigningKey.read(read(VARIABLE, key), key);
    }

    /** The public key in a file, which may hold the private one too. */
    static PublicKey publicKey(String option, String file) {
        return PublicKeys.find(read(option, file))
                .orElseThrow(() -> new ParutionException(Problem.of(
                        ProblemCode.USAGE_SIGNING_KEY_REFUSED, file, "–", "PEM: PUBLIC KEY, Ed25519 | EC P-256")));
    }

    private static String read(String option, String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException e) {
            throw new ParutionException(Problem.of(ProblemCode.USAGE_BAD_VALUE, option, file, "FILE.pem"), e);
        }
    }
}
