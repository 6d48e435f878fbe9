// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parution.problem.ProblemCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads every text of the checkout once. */
class TidyTest {

    private static final int MOST_LINES = 400;

    private static final Set<String> TEXTS = Set.of(
            "java",
            "xml",
            "yaml",
            "yml",
            "sh",
            "py",
            "sql",
            "css",
            "js",
            "mjs",
            "jte",
            "properties",
            "ttl",
            "md",
            "txt",
            "json",
            "csv",
            "html",
            "");

    /** Texts that carry the line of their licence; the others are data, prose, or someone else's. */
    private static final Set<String> LICENSED =
            Set.of("java", "xml", "yaml", "yml", "sh", "py", "sql", "css", "js", "mjs", "properties", "");

    /** Files without an ending that are no programs. */
    private static final Set<String> BARE = Set.of("LICENSE", ".gitignore", ".gitattributes", ".keep");

    /** Someone else's, with their licence at their head. */
    private static final Set<String> VENDORED = Set.of("hyparquet.js");

    /** Two persons with one hash of 64 bits under one key: nobody can name such a pair. */
    private static final Set<ProblemCode> BEYOND_TESTS = Set.of(ProblemCode.SOURCE_PERSON_KEYS_COLLIDE);

    private static final Map<Path, String> TEXT_OF = Checkout.files().stream()
            .filter(file -> TEXTS.contains(ending(file)))
            .collect(Collectors.toMap(file -> file, Checkout::text, (a, b) -> a, TreeMap::new));

    @Test
    void nothingIsLeftForLater() {
        assertThat(linesThatMatch(Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b")))
                .isEmpty();
    }

    @Test
    void noPathOfAMachineIsWritten() {
        assertThat(linesThatMatch(Pattern.compile("(?<![\\w.)}>\\-])/(wo" + "rk|ro" + "ot|ho" + "me|Us" + "ers)/")))
                .isEmpty();
    }

    @Test
    void noRegistryIsNamed() {
        assertThat(linesThatMatch(Pattern.compile("registry\\.npm" + "js|pypi\\.o" + "rg|python" + "hosted|repo1?\\.ma"
                        + "ven|proxy\\.go" + "lang|deb\\.deb" + "ian")))
                .isEmpty();
    }

    @Test
    void everyProgramNamesItsLicenceInItsFirstLines() {
        List<Path> without = TEXT_OF.entrySet().stream()
                .filter(text -> LICENSED.contains(ending(text.getKey())))
                .filter(text -> !BARE.contains(text.getKey().getFileName().toString()))
                .filter(text -> !VENDORED.contains(text.getKey().getFileName().toString()))
                .filter(text -> !text.getKey().toString().contains("/src/test/resources/"))
                .filter(text -> text.getValue()
                        .lines()
                        .limit(3)
                        .noneMatch(line -> line.contains("SPDX-License-Identifier: EUPL-1.2")))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(without).isEmpty();
    }

    @Test
    void noClassOutgrowsAReader() {
        List<String> long_ = java(Path.of("src", "main"))
                .filter(text -> text.getValue().lines().count() > MOST_LINES)
                .map(text -> text.getKey() + ": " + text.getValue().lines().count() + " lines")
                .toList();
        assertThat(long_).isEmpty();
    }

    @Test
    void everyPackageOfTheProductSaysInASentenceWhatLivesThere() {
        Set<Path> homes = java(Path.of("src", "main"))
                .map(text -> text.getKey().getParent())
                .collect(Collectors.toSet());
        for (Path home : homes) {
            String text = TEXT_OF.getOrDefault(home.resolve("package-info.java"), "");
            assertThat(text)
                    .as("%s/package-info.java", home)
                    .containsPattern("/\\*\\*\\s[^/]+\\.\\s*\\*/\\s*@NullMarked\\s");
        }
    }

    @Test
    void linesEndInOneWay() {
        assertThat(linesThatMatch(Pattern.compile("\r"))).isEmpty();
    }

    @Test
    void everyProblemIsProvokedByATest() {
        String tests = java(Path.of("src", "test")).map(Map.Entry::getValue).collect(Collectors.joining("\n"));
        List<ProblemCode> untested = Stream.of(ProblemCode.values())
                .filter(code -> !BEYOND_TESTS.contains(code))
                .filter(code ->
                        !Pattern.compile("\\b" + code + "\\b").matcher(tests).find())
                .toList();
        assertThat(untested).isEmpty();
    }

    @Test
    void everyProblemHasItsLineInTheDocumentation() {
        String page = Checkout.text(Path.of("shared", "docs", "problems.md"));
        assertThat(Stream.of(ProblemCode.values()).map(code -> "| `" + code + "` |"))
                .allMatch(page::contains);
    }

    @Test
    void everyDeclarationHasItsPageInTheDocumentation() {
        for (Path file : TEXT_OF.keySet()) {
            boolean declaration = file.startsWith(Path.of("shared", "datasets"))
                    && file.getNameCount() == 3
                    && TEXT_OF.get(file).lines().anyMatch(line -> line.startsWith("schemaVersion:"));
            if (declaration) {
                String id = file.getFileName().toString().replace(".yaml", "");
                assertThat(Checkout.root().resolve("shared/docs/datasets/" + id + ".md"))
                        .matches(Files::isRegularFile, "is there");
            }
        }
    }

    private static Stream<Map.Entry<Path, String>> java(Path tree) {
        return TEXT_OF.entrySet().stream()
                .filter(text -> ending(text.getKey()).equals("java"))
                .filter(text -> text.getKey().toString().contains(tree.toString()));
    }

    private static List<String> linesThatMatch(Pattern pattern) {
        List<String> found = new ArrayList<>();
        TEXT_OF.forEach((file, text) -> {
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (pattern.matcher(lines[i]).find()) {
                    found.add(file + ":" + (i + 1));
                }
            }
        });
        return found;
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.indexOf('.', 1) < 0 ? "" : name.substring(name.lastIndexOf('.') + 1);
    }
}
