// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a project: a directory with {@code catalogue.yaml}, {@code source.yaml}, {@code reference/*.csv} and one {@code
 * <id>.yaml} a data set. Every fault of every file is reported together.
 */
public final class ProjectReader {

    /** The files that all data sets of a project share. */
    public static final List<String> SHARED = List.of("catalogue.yaml", "source.yaml");

    private final Path directory;
    private final Problems problems = new Problems();
    private final MessageDigest digest;

    private ProjectReader(Path directory) {
        this.directory = directory;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Reads and checks the project in a directory.
     *
     * @throws ParutionException of kind {@code DECLARATION} with all faults
     */
    public static Project read(Path directory) {
        return new ProjectReader(directory).read();
    }

    private Project read() {
        if (!Files.isDirectory(directory)) {
            throw new ParutionException(Problem.of(
                    ProblemCode.DECLARATION_UNREADABLE,
                    directory.toString(),
                    directory.getFileName(),
                    "catalogue.yaml"));
        }
        Map<String, CodeList> codeLists = new TreeMap<>();
        for (Path file : files("reference", ".csv")) {
            String id = stem(file);
            CodeListReader.read("reference/" + file.getFileName(), id, text(file), problems)
                    .ifPresent(list -> codeLists.put(id, list));
        }
        TerritoryParser territories = new TerritoryParser(codeLists, this::reference);
        Optional<YamlValue> catalogue = yaml(directory.resolve("catalogue.yaml"));
        Optional<CatalogDeclaration> catalog = catalogue.map(root -> new CatalogParser(territories).parse(root));
        SourceParser.Declared source = yaml(directory.resolve("source.yaml"))
                .map(root -> new SourceParser(codeLists).parse(root, directory))
                .orElse(new SourceParser.Declared(Map.of(), null));
        Set<String> mapped = catalog.map(CatalogDeclaration::mapped).orElse(codeLists.keySet());
        List<Path> declared = files("", ".yaml").stream()
                .filter(file -> isDataset(file.getFileName().toString()))
                .toList();
        DatasetParser parser = new DatasetParser(
                source.relations(),
                codeLists,
                mapped,
                declared.stream().map(ProjectReader::stem).toList());
        List<DatasetDeclaration> datasets = new ArrayList<>();
        for (Path file : declared) {
            yaml(file).flatMap(root -> parser.parse(root, stem(file))).ifPresent(datasets::add);
        }
        if (datasets.isEmpty() && problems.isEmpty()) {
            problems.add(ProblemCode.DECLARATION_MISSING, directory.toString(), "<id>.yaml", "id: …");
        }
        // A fault in a data set would be told again by what refers to it.
        List<SharedTotal> sharedTotals = problems.isEmpty()
                ? catalogue.map(new SharedTotalsParser(datasets)::parse).orElse(List.of())
                : List.of();
        problems.throwIfAny();
        return new Project(
                catalog.orElseThrow(),
                source.relations(),
                codeLists,
                datasets,
                sharedTotals,
                source.demo(),
                HexFormat.of().formatHex(digest.digest()));
    }

    private static boolean isDataset(String name) {
        return !SHARED.contains(name) && !name.endsWith(ExamplesReader.ENDING);
    }

    /** A file of {@code reference/} that a declaration names. */
    private Optional<YamlValue> reference(YamlValue named) {
        String name = named.text();
        Path file = directory.resolve("reference").resolve(name).normalize();
        if (!file.startsWith(directory.resolve("reference")) || !Files.isRegularFile(file)) {
            problems.add(ProblemCode.DECLARATION_UNKNOWN_REFERENCE, named.where(), name, "reference/…");
            return Optional.empty();
        }
        return DeclarationText.compose(text(file), "reference/" + name, problems);
    }

    private List<Path> files(String folder, String extension) {
        Path parent = directory.resolve(folder);
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file -> file.getFileName().toString().endsWith(extension))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ParutionException(
                    Problem.of(
                            ProblemCode.DECLARATION_UNREADABLE,
                            parent.toString(),
                            e.getClass().getSimpleName(),
                            extension),
                    e);
        }
    }

    private Optional<YamlValue> yaml(Path file) {
        String name = directory.relativize(file).toString();
        if (!Files.isRegularFile(file)) {
            problems.add(ProblemCode.DECLARATION_MISSING, directory.toString(), name, "shared/datasets/" + name);
            return Optional.empty();
        }
        return DeclarationText.compose(text(file), name, problems);
    }

    private String text(Path file) {
        String name = directory.relativize(file).toString();
        String text = DeclarationText.read(file, name, problems);
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return text;
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}
