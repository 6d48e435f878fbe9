// SPDX-License-Identifier: EUPL-1.2
package fr.parution.write;

import java.nio.file.Path;

/**
 * A file as it will be published, complete on the local disk.
 *
 * @param name its name inside the immutable folder of the release, such as {@code users.csv}
 * @param alias its stable public key, such as {@code latest/users.csv}
 * @param sha256 64 hexadecimal digits
 * @param rows data rows; 0 for a file that is not a table
 */
public record WrittenFile(
        String name, String alias, Path path, String mediaType, long bytes, String sha256, long rows) {}
