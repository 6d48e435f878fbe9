// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.tests.architecture.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of {@code shared/docs} that is made from the code. Its test makes it again and compares; with {@code
 * -Dparution.update-docs=true} it writes the page instead.
 */
final class GeneratedPage {

    private static final Path DOCS = Path.of("shared", "docs");

    private GeneratedPage() {}

    static void check(String name, String made) throws IOException {
        Path page = Checkout.root().resolve(DOCS).resolve(name);
        if (Boolean.getBoolean("parution.update-docs")) {
            write(page, made);
        }
        String kept = Files.isRegularFile(page) ? Files.readString(page, StandardCharsets.UTF_8) : "";
        if (!kept.equals(made)) {
            write(Checkout.root().resolve("tests/target/docs").resolve(name), made);
        }
        assertThat(kept)
                .as(
                        "%s is as the code makes it; the new page is tests/target/docs/%s, and -Dparution.update-docs=true"
                                + " puts it in its place",
                        DOCS.resolve(name), name)
                .isEqualTo(made);
    }

    private static void write(Path page, String text) throws IOException {
        Files.createDirectories(page.getParent());
        Files.writeString(page, text, StandardCharsets.UTF_8);
    }

    /** A text as the cell of a table. */
    static String cell(String text) {
        return text.strip().replace("|", "\\|").replace("\n", " ");
    }
}
