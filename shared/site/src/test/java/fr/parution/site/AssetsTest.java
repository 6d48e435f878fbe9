// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.publish.Projection.ProjectedFile;
import fr.parution.store.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetsTest {

    /** The Latin subsets of {@code @fontsource-variable/inter} 5.3.0 and {@code source-serif-4} 5.3.1, unchanged. */
    @ParameterizedTest
    @CsvSource({
        "inter.woff2,3100e775e8616cd2611beecfa23a4263d7037586789b43f035236a2e6fbd4c62",
        "inter-OFL.txt,3b0a5fca3d17942cde889069889dedbbbd075e9b599968c82a95f4d944e9b345",
        "source-serif-4.woff2,382475f38242c52d42a3e5ff8dc69b5d73f10d0d21e4550b5fe232984688779a",
        "source-serif-4-OFL.txt,18aabf190848725e2576eefb5c29ba06aac1029d02132252a7f312eac2e50cf3"
    })
    void fontsAndTheirLicencesAreTheOnesVendored(String name, String sha256) throws IOException {
        try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream("fonts/" + name))) {
            assertThat(Content.of(in.readAllBytes()).sha256()).isEqualTo(sha256);
        }
    }

    /** Their outlines for pictures, as {@code tools/glyphs.py} wrote them. */
    @ParameterizedTest
    @CsvSource({
        "serif.glyphs,2f376c4706c317ed90ce87cc3a302f42a616a5083c86bb5d503d87b668da9f45",
        "sans.glyphs,8f477bb24bac4e487223daba12e5e57c98961bb872b32280a7027d2bdc91bce0",
        "sans-bold.glyphs,7bcc6a3c4568c210a44d20d14eb5a8bf907de0f838f0d679ededfd633d77f70e"
    })
    void outlinesAreThoseOfTheFonts(String name, String sha256) throws IOException {
        fontsAndTheirLicencesAreTheOnesVendored(name, sha256);
    }

    /** The only script that is not ours, and its licence; {@code scripts/README.md} says how it was made. */
    @ParameterizedTest
    @CsvSource({
        "hyparquet.js,1b25f17772a6a408ca115fefb8290b1be8fdfeb38152213025cd68e22abcc1d9",
        "hyparquet-MIT.txt,6e19a315e03f36020f37dedcb1dd93b4eba6ebfd94ccdd13ec55b940776fb55e"
    })
    void readerOfParquetAndItsLicenceAreTheOnesVendored(String name, String sha256) throws IOException {
        try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream("scripts/" + name))) {
            assertThat(Content.of(in.readAllBytes()).sha256()).isEqualTo(sha256);
        }
    }

    @Test
    void scriptsImportNothingButEachOther() {
        List<ProjectedFile> scripts = new Assets()
                .files().stream().filter(file -> file.key().endsWith(".js")).toList();
        List<String> names = scripts.stream()
                .map(file -> file.key().substring("assets/".length()))
                .toList();
        int found = 0;
        for (ProjectedFile script : scripts) {
            String text = new String(script.content(), StandardCharsets.UTF_8);
            Matcher imported =
                    Pattern.compile("\\bfrom ?\"([^\"]+)\"|\\bimport ?\\(").matcher(text);
            for (; imported.find(); found++) {
                assertThat(imported.group(1)).startsWith("./");
                assertThat(names).contains(imported.group(1).substring(2));
            }
            assertThat(text).as(script.key()).doesNotContain("eval(", "new Function", "innerHTML", "document.write");
        }
        assertThat(found).isGreaterThan(4);
    }

    /** Compressed, as they come over the network. */
    @Test
    void scriptsWeighLessThan60Kilobytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (ProjectedFile file : new Assets().files()) {
            if (file.key().endsWith(".js")) {
                try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
                    packed.write(file.content());
                }
            }
        }
        assertThat(bytes.size()).isBetween(10_000, 60_000);
    }

    @Test
    void namesOfAssetsAreDrawnFromTheirBytes() {
        for (ProjectedFile file : new Assets().files()) {
            if (file.key().equals(EmbedPages.HEIGHT_SCRIPT)) {
                continue; // pages of others name it
            }
            assertThat(file.key())
                    .contains("-" + Content.of(file.content()).sha256().substring(0, 12) + ".");
        }
    }
}
