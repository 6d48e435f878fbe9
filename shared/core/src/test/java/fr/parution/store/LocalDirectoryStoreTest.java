// SPDX-License-Identifier: EUPL-1.2
package fr.parution.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parution.problem.ProblemCode;
import fr.parution.store.Store.PutOutcome;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalDirectoryStoreTest extends StoreContract {

    @TempDir
    private Path directory;

    @Override
    protected Store openEmpty() {
        return LocalDirectoryStore.open(root());
    }

    @Override
    protected Store openAgain(Store first) {
        return LocalDirectoryStore.open(root());
    }

    @Test
    void fileStandsAtItsKeyWithNothingBesideIt() throws IOException {
        put("latest/a.csv", "one");

        assertThat(root().resolve("latest/a.csv")).hasContent("one");
        assertThat(filesOutsideThePrivateRoom()).containsExactly("latest/a.csv");
        assertThat(store().list("")).extracting(StoredObject::key).containsExactly("latest/a.csv");
    }

    @Test
    void nothingIsLeftInTheRoomOfFilesBeingWritten() throws IOException {
        put("a", "one");
        put("a", "two");
        store().replaceIfMatch("a", content("two"), ATTRIBUTES, content("three").sha256());
        store().replaceIfMatch("a", content("two"), ATTRIBUTES, content("one").sha256());

        assertThat(root().resolve(".parution/tmp")).isEmptyDirectory();
    }

    @Test
    void addressIsADirectoryAddress() throws URISyntaxException {
        assertThat(store().uri().toString()).startsWith("dir:/").endsWith("/public%20files");
    }

    @Test
    void entityTagIsTheDigestOfTheContent() {
        put("a", "one");

        assertThat(store().find("a").orElseThrow().entityTag())
                .isEqualTo(content("one").sha256());
    }

    @Test
    void fileOfOthersIsAnObjectWithItsTrueDigest() throws IOException {
        put("b", "two");
        Files.writeString(root().resolve("a"), "one");

        assertThat(store().list(""))
                .extracting(StoredObject::sha256)
                .contains(content("one").sha256());
        assertThat(store().find("a").orElseThrow().sha256())
                .isEqualTo(content("one").sha256());
        assertThat(store().attributes("a")).isEmpty();
    }

    @Test
    void fileChangedByOthersHasItsTrueDigestAndIsNoLongerReplaced() throws IOException {
        put("a", "one");
        Files.writeString(root().resolve("a"), "changed");

        assertThat(store().find("a").orElseThrow().sha256())
                .isEqualTo(content("changed").sha256());
        assertThat(store().replaceIfMatch(
                                "a", content("two"), ATTRIBUTES, content("one").sha256()))
                .isEqualTo(PutOutcome.REFUSED);
    }

    @Test
    void fileChangedByOthersAtTheSameLengthIsNoticedByItsTime() throws IOException {
        put("a", "one");
        Files.writeString(root().resolve("a"), "two");
        Files.setLastModifiedTime(root().resolve("a"), FileTime.fromMillis(0));

        assertThat(store().find("a").orElseThrow().sha256())
                .isEqualTo(content("two").sha256());
    }

    @Test
    void damagedAttributesAreNoAttributes() throws IOException {
        put("a", "one");
        Files.writeString(root().resolve(".parution/attributes/a~.json"), "{ [");

        assertThat(store().find("a").orElseThrow().sha256())
                .isEqualTo(content("one").sha256());
        assertThat(store().attributes("a")).isEmpty();
    }

    @Test
    void attributesOfTheFormerVersionSurviveAWriterThatStopsBeforeTheMove() throws IOException {
        put("a", "one");
        Files.createLink(directory.resolve("kept"), root().resolve("a"));
        ObjectAttributes others = ObjectAttributes.ofType("text/plain");
        store().replaceIfMatch("a", content("two"), others, content("one").sha256());
        assertThat(store().attributes("a")).contains(others);

        Files.move(
                directory.resolve("kept"),
                root().resolve("a"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);

        assertThat(store().attributes("a")).contains(ATTRIBUTES);
        assertThat(store().find("a").orElseThrow().sha256())
                .isEqualTo(content("one").sha256());
    }

    @Test
    void keyThatLooksLikeAnAttributeFileTakesNothingAway() throws IOException {
        put("a", "one");
        put("a.json/b", "two");
        put("a.json.json", "three");

        assertThat(store().attributes("a")).contains(ATTRIBUTES);
        assertThat(store().attributes("a.json/b")).contains(ATTRIBUTES);
    }

    @Test
    void keyCannotBeAFolderAsWell() {
        put("a/b", "one");

        assertProblem(ProblemCode.STORE_FAILED, () -> put("a", "two"));
        assertProblem(ProblemCode.STORE_FAILED, () -> put("a/b/c", "two"));
    }

    @Test
    void symbolicLinksAreRefusedAndNotListed() throws IOException {
        put("a", "one");
        Path outside = Files.writeString(
                Files.createDirectory(directory.resolve("outside")).resolve("secret"), "key");
        Files.createSymbolicLink(root().resolve("link"), outside);
        Files.createSymbolicLink(root().resolve("folder"), outside.getParent());

        assertProblem(ProblemCode.STORE_REFUSED, () -> store().get("link"));
        assertProblem(ProblemCode.STORE_REFUSED, () -> store().get("folder/secret"));
        assertProblem(ProblemCode.STORE_REFUSED, () -> put("folder/new", "two"));
        assertProblem(ProblemCode.STORE_REFUSED, () -> put("link", "two"));
        assertThat(store().list("")).extracting(StoredObject::key).containsExactly("a");
        assertThat(store().list("folder/")).isEmpty();
        assertThat(outside).hasContent("key");
    }

    @Test
    void privateRoomThatIsALinkIsNotFollowed() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.createDirectory(root());
        Files.createSymbolicLink(root().resolve(".parution"), outside);

        assertProblem(ProblemCode.STORE_FAILED, () -> put("a", "one"));
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void withoutHardLinksCreationIsStillConditional() throws IOException {
        LocalDirectoryStore plain = new LocalDirectoryStore(root(), false, (name, file) -> {
            throw new FileSystemException(name.toString(), file.toString(), "Operation not supported");
        });

        assertThat(plain.putIfAbsent("a", content("one"), ATTRIBUTES)).isEqualTo(PutOutcome.WRITTEN);
        assertThat(plain.putIfAbsent("a", content("two"), ATTRIBUTES)).isEqualTo(PutOutcome.REFUSED);
        assertThat(root().resolve("a")).hasContent("one");
        assertThat(plain.attributes("a")).contains(ATTRIBUTES);
    }

    @Test
    void writerThatKnowsNoLockStillCannotBeOverwritten() throws IOException {
        LocalDirectoryStore late = new LocalDirectoryStore(root(), false, (name, file) -> {
            Files.writeString(name, "foreign");
            Files.createLink(name, file);
        });

        assertThat(late.putIfAbsent("a", content("one"), ATTRIBUTES)).isEqualTo(PutOutcome.REFUSED);
        assertThat(root().resolve("a")).hasContent("foreign");
        assertThat(late.find("a").orElseThrow().sha256())
                .isEqualTo(content("foreign").sha256());
    }

    @Test
    void directoryAppearsWithTheFirstWrite() {
        Store store = store();
        assertThat(store.list("")).isEmpty();
        assertThat(root()).doesNotExist();

        put("a", "one");

        assertThat(root()).isDirectory();
    }

    @Test
    void directoryBelowNothingIsNotFound() {
        Path nowhere = directory.resolve("absent/store");

        assertProblem(ProblemCode.STORE_NOT_FOUND, () -> LocalDirectoryStore.open(nowhere));
    }

    @Test
    void fileIsNoDirectory() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "one");

        assertProblem(ProblemCode.STORE_NOT_FOUND, () -> LocalDirectoryStore.open(file));
        assertProblem(ProblemCode.STORE_NOT_FOUND, () -> LocalDirectoryStore.openReadOnly(file));
    }

    @Test
    void absentDirectoryIsNotFoundByReaders() {
        assertProblem(ProblemCode.STORE_NOT_FOUND, () -> LocalDirectoryStore.openReadOnly(root()));
    }

    @Test
    void readersReadAndDoNotWrite() throws IOException {
        put("a", "one");
        Store reader = LocalDirectoryStore.openReadOnly(root());

        assertThat(reader.get("a")).hasContent("one");
        assertProblem(ProblemCode.STORE_REFUSED, () -> reader.putIfAbsent("b", content("two"), ATTRIBUTES));
        assertProblem(
                ProblemCode.STORE_REFUSED,
                () -> reader.replaceIfMatch(
                        "a", content("two"), ATTRIBUTES, content("one").sha256()));
    }

    @Test
    void deniedAccessIsARefusal() {
        FileFailures failures = new FileFailures(directory);

        assertThat(failures.at("a", 1, new AccessDeniedException("a"))
                        .problems()
                        .get(0)
                        .code())
                .isEqualTo(ProblemCode.STORE_REFUSED);
        assertThat(failures.at("a", 1, new FileSystemException("a", null, "Read-only file system"))
                        .problems()
                        .get(0)
                        .code())
                .isEqualTo(ProblemCode.STORE_REFUSED);
    }

    @Test
    void writeBeyondTheSpaceThereIsSaysFullAndLeavesNothing() throws Exception {
        Path big = Files.write(directory.resolve("big"), manyBytes(300_000));
        ProcessBuilder limited = new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 128; exec \"$@\"",
                "sh",
                java(),
                "-cp",
                classPath(),
                "-XX:-UsePerfData",
                WriterWithoutSpace.class.getName(),
                root().toString(),
                big.toString());

        assertThat(outputOf(limited)).isEqualTo("STORE_FULL");
        assertThat(store().list("")).isEmpty();
        assertThat(root().resolve(".parution/tmp")).isEmptyDirectory();
    }

    @Test
    void processesRaceAndNothingIsLost() throws Exception {
        int rounds = 40;
        put("counter", "0");
        List<Process> processes = new ArrayList<>();
        for (String name : List.of("left", "right")) {
            processes.add(new ProcessBuilder(
                            java(),
                            "-cp",
                            classPath(),
                            RacingWriter.class.getName(),
                            root().toString(),
                            name,
                            "" + rounds)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }
        while (store().list("ready/").size() < 2) {
            assertThat(processes).allMatch(Process::isAlive);
        }
        put("go", "go");

        int created = 0;
        for (Process process : processes) {
            created += Integer.parseInt(output(process));
        }

        assertThat(created).isEqualTo(rounds);
        assertThat(store().list("race/")).hasSize(rounds);
        assertThat(root().resolve("counter")).hasContent(String.valueOf(2 * rounds));
    }

    private Path root() {
        return directory.resolve("public files");
    }

    private LocalDirectoryStore store() {
        return LocalDirectoryStore.open(root());
    }

    private PutOutcome put(String key, String text) {
        return store().putIfAbsent(key, content(text), ATTRIBUTES);
    }

    private List<String> filesOutsideThePrivateRoom() throws IOException {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root().relativize(file).toString())
                    .filter(name -> !name.startsWith(".parution/"))
                    .sorted()
                    .toList();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() throws URISyntaxException {
        List<String> places = new ArrayList<>();
        for (Class<?> type : List.of(
                LocalDirectoryStore.class,
                RacingWriter.class,
                ObjectMapper.class,
                JsonFactory.class,
                JsonInclude.class)) {
            places.add(Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        return String.join(File.pathSeparator, places);
    }

    private static String outputOf(ProcessBuilder builder) throws Exception {
        return output(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    private static String output(Process process) throws Exception {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return text;
    }
}
