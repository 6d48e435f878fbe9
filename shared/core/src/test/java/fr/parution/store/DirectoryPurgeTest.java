// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryPurgeTest extends PurgeContract {

    @TempDir
    private Path directory;

    @Override
    protected Store openEmpty() {
        return LocalDirectoryStore.open(directory);
    }

    @Override
    protected Purge openPurge() {
        return DirectoryPurge.open(directory);
    }

    /** Neither the file, nor what was kept beside it, nor its folder. */
    @Test
    void nothingOfADeletedObjectIsLeft() throws IOException {
        try (Store store = openEmpty();
                Purge purge = openPurge()) {
            byte[] secret = "secret".getBytes(StandardCharsets.UTF_8);
            store.putIfAbsent("v/a/secret.csv", Content.of(secret), StoreContract.ATTRIBUTES);
            purge.removeAll("v/", key -> true);
        }
        try (Stream<Path> left = Files.walk(directory)) {
            assertThat(left.map(path -> directory.relativize(path).toString()))
                    .noneMatch(path -> path.contains("secret"))
                    .doesNotContain("v");
        }
    }

    @Test
    void absentDirectoryIsNotFound() {
        ParutionException e =
                catchThrowableOfType(ParutionException.class, () -> DirectoryPurge.open(directory.resolve("none")));
        assertThat(e.problems()).extracting(Problem::code).containsExactly(ProblemCode.STORE_NOT_FOUND);
    }
}
