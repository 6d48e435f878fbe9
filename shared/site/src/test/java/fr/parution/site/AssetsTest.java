// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.publish.Projection.ProjectedFile;
import fr.parution.store.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
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

    @Test
    void namesOfAssetsAreDrawnFromTheirBytes() {
        for (ProjectedFile file : new Assets().files()) {
            assertThat(file.key())
                    .contains("-" + Content.of(file.content()).sha256().substring(0, 12) + ".");
        }
    }
}
