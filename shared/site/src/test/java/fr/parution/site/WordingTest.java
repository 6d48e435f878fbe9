// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Properties french = sentences(Language.FR);
        Properties english = sentences(Language.EN);
        assertThat(french.keySet()).isEqualTo(english.keySet());
        for (String name : french.stringPropertyNames()) {
            assertThat(places(french.getProperty(name))).as(name).isEqualTo(places(english.getProperty(name)));
        }
    }

    @Test
    void partsAreNotSearchedForPlaces() {
        assertThat(new Wording(Language.EN).say("figure.named", "{1}", "{0}")).isEqualTo("{1}: {0}");
    }

    @Test
    void unknownSentenceIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Wording(Language.FR).say("nothing"));
    }

    @Test
    void frenchTakesItsSpacesApostrophesAndDashes() {
        assertThat(Typography.french("L'âge : \"25 %\" ; vu ! « oui » - non... a:b 12:30"))
                .isEqualTo("L’âge\u202F: \"25\u202F%\"\u202F; vu\u202F! «\u202Foui\u202F»\u00A0– non… a:b 12:30");
    }

    @Test
    void englishTakesItsDashes() {
        assertThat(Language.EN.set("CPF - Users: 12")).isEqualTo("CPF\u00A0– Users: 12");
    }

    private static long places(String sentence) {
        return Pattern.compile("\\{\\d}")
                .matcher(sentence)
                .results()
                .map(match -> match.group())
                .distinct()
                .count();
    }

    private static Properties sentences(Language language) throws IOException {
        Properties sentences = new Properties();
        try (InputStreamReader in = new InputStreamReader(
                Objects.requireNonNull(Wording.class.getResourceAsStream("site_" + language.code() + ".properties")),
                StandardCharsets.UTF_8)) {
            sentences.load(in);
        }
        return sentences;
    }
}
