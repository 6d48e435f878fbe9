// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one digest of the product. */
public final class Sha256 {

    private Sha256() {}

    /** A new SHA-256 digest. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
