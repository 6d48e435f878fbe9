// SPDX-License-Identifier: EUPL-1.2
package fr.parution.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProblemTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void everyCodeSaysWhatIsWrongAndHowToPutItRightAndNoKeyIsUnused(String language) {
        TreeSet<String> expected = new TreeSet<>();
        for (ProblemCode code : ProblemCode.values()) {
            expected.add(code + ".says");
            expected.add(code + ".remedy");
        }
        assertThat(new TreeSet<>(bundle(language).keySet())).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void textsAreSentencesWhoseQuotesAndBracesMessageFormatKeeps(ProblemCode code) {
        for (String language : List.of("fr", "en")) {
            for (String part : List.of(".says", ".remedy")) {
                String pattern = bundle(language).getString(code + part);
                String text = new MessageFormat(pattern, Locale.ROOT).format(new Object[] {"OU", "TROUVE", "ATTENDU"});
                assertThat(text).isNotBlank().doesNotContain("{", "}").doesNotContain("''");
                assertThat(text.replace("TROUVE", "").replace("ATTENDU", "")).isNotBlank();
                assertThat(count(pattern.replace("''", ""), '\''))
                        .as("single apostrophe in " + pattern)
                        .isZero();
                assertThat(text).endsWith(part.equals(".says") ? "." : text.endsWith("?") ? "?" : ".");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void whatWasFoundOrExpectedIsToldSomewhere(ProblemCode code) {
        for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            String text = new Problem(code, "ici:1:2", "TROUVE", "ATTENDU").text(locale);
            assertThat(text).startsWith(code + "  ici:1:2").contains("ATTENDU");
        }
    }

    @Test
    void bracesAndQuotesInValuesStayAsTheyAre() {
        String odd = "{0} l'été {fr: …, en: …} ''";
        String text = Problem.of(ProblemCode.DECLARATION_MISSING, "f.yaml:1:1", odd, odd)
                .text(Locale.FRENCH);
        assertThat(text)
                .isEqualTo("DECLARATION_MISSING  f.yaml:1:1 : il manque " + odd + ". Ajoutez-le : " + odd + ".");
    }

    @Test
    void anyLocaleButEnglishReadsFrench() {
        Problem problem = Problem.at(ProblemCode.DECLARATION_PROTECTION_MISSING, "f.yaml");
        assertThat(problem.text(Locale.forLanguageTag("tr-TR"))).isEqualTo(problem.text(Locale.FRENCH));
        assertThat(problem.text(Locale.forLanguageTag("en-NZ"))).isEqualTo(problem.text(Locale.ENGLISH));
        assertThat(problem.text(Locale.FRENCH)).isNotEqualTo(problem.text(Locale.ENGLISH));
        assertThat(problem).hasToString(problem.text(Locale.ENGLISH));
    }

    @Test
    void exceptionTellsAllProblemsAndMayPassOnlyIfEachMay() {
        Problem mine = Problem.at(ProblemCode.DECLARATION_MISSING, "a");
        Problem theirs = Problem.at(ProblemCode.STORE_FAILED, "b");
        ParutionException both = new ParutionException(List.of(mine, theirs), null);
        assertThat(both.getMessage().lines()).hasSize(2);
        assertThat(both.retryable()).isFalse();
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(new ParutionException(theirs).retryable()).isTrue();
    }

    @Test
    void problemIsToldOnce() {
        Problems problems = new Problems();
        problems.add(ProblemCode.DECLARATION_MISSING, "a", "b", "c");
        problems.add(ProblemCode.DECLARATION_MISSING, "a", "b", "c");
        problems.add(ProblemCode.DECLARATION_MISSING, "a", "b", "d");
        assertThat(problems.list()).hasSize(2);
    }

    @Test
    void exitCodesFollowTheKinds() {
        assertThat(Arrays.stream(ProblemKind.values()).map(ProblemKind::exitCode))
                .containsExactly(2, 2, 3, 4, 5, 70);
        for (ProblemCode code : ProblemCode.values()) {
            String prefix = code.name().substring(0, code.name().indexOf('_'));
            if (!prefix.equals("STAGING") && !prefix.equals("RELEASE")) {
                assertThat(code.kind().name()).isEqualTo(prefix);
            }
        }
    }

    private static ResourceBundle bundle(String language) {
        return ProblemTexts.bundle(Locale.forLanguageTag(language));
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
