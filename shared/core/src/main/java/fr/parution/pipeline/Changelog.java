// SPDX-License-Identifier: EUPL-1.2
package fr.parution.pipeline;

import fr.parution.describe.ChangelogText;
import fr.parution.describe.ColumnVersion;
import fr.parution.store.Content;
import fr.parution.write.WrittenFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the changelog of a data set's columns beside its tables. */
final class Changelog {

    private Changelog() {}

    static WrittenFile write(String dataset, List<ColumnVersion> versions, Path directory) {
        String name = dataset + ChangelogText.ENDING;
        byte[] bytes = ChangelogText.of(dataset, versions).getBytes(StandardCharsets.UTF_8);
        try {
            Path path = Files.write(directory.resolve(name), bytes);
            String sha256 = Content.of(bytes).sha256();
            return new WrittenFile(
                    name, "latest/" + name, path, "application/json; charset=utf-8", bytes.length, sha256, 0);
        } catch (IOException e) {
            throw Workspace.failed(e);
        }
    }
}
