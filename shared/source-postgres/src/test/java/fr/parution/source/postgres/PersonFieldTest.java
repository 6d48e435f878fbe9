// SPDX-License-Identifier: EUPL-1.2
package fr.parution.source.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parution.source.PersonKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PersonFieldTest {

    private static final PersonKey KEY = PersonKey.of("0123456789abcdef0123456789abcdef", "test");

    private final PersonField field = new PersonField(KEY);

    @Test
    void theFirstFieldAloneIsReplaced() throws IOException {
        assertThat(written("12,12,\"12\n12\"\n")).isEqualTo(KEY.hash(12) + ",12,\"12\n12\"\n");
    }

    @Test
    void aNullStaysEmptyAndAnEmptyTextIsHashed() throws IOException {
        assertThat(written(",a\n")).isEqualTo(",a\n");
        assertThat(written("\"\",a\n")).isEqualTo(KEY.hash("") + ",a\n");
    }

    @Test
    void quotesAreTakenOffBeforeTheHash() throws IOException {
        assertThat(written("\"a,\"\"b\"\"\n\",c\n")).isEqualTo(KEY.hash("a,\"b\"\n") + ",c\n");
        assertThat(written("\"\"\"\"\n")).isEqualTo(KEY.hash("\"") + "\n");
        assertThat(written("\"\"\"\"\"\",\"\"\n")).isEqualTo(KEY.hash("\"\"") + ",\"\"\n");
    }

    @Test
    void anOnlyFieldKeepsItsLineEnd() throws IOException {
        assertThat(written("é\n")).isEqualTo(KEY.hash("é") + "\n");
        assertThat(written("\n")).isEqualTo("\n");
    }

    @Test
    void aFieldThatDoesNotEndIsADefectThatShowsNoValue() {
        assertThatThrownBy(() -> written("\"geheim,1\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("geheim");
    }

    private String written(String row) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        field.write(row.getBytes(StandardCharsets.UTF_8), out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
