// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Finds and reads the worked examples of a project: {@code <id>.examples.yaml} beside {@code <id>.yaml}. */
public final class ExamplesReader {

    /** How the name of a file with examples ends, behind the id of its data set. */
    public static final String ENDING = ".examples.yaml";

    private final Path directory;
    private final Problems problems = new Problems();

    /** For the project in a directory. */
    public ExamplesReader(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads the examples of one data set; none if there is no file or a fault in it.
     *
     * @param relations those that the data set is made from
     * @param columns those that the data set publishes
     */
    public List<Example> read(String dataset, Collection<SourceRelation> relations, List<String> columns) {
        String name = dataset + ENDING;
        Path file = directory.resolve(name);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        String text = DeclarationText.read(file, name, problems);
        return DeclarationText.compose(text, name, problems)
                .map(root -> new ExampleParser(relations, columns).parse(root))
                .orElse(List.of());
    }

    /** Reports each file with examples of a data set that is not declared: it would never be run. */
    public void reportStrays(List<String> datasets) {
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .sorted()
                    .forEach(name -> reportStray(name, datasets));
        } catch (IOException e) {
            problems.add(
                    ProblemCode.DECLARATION_UNREADABLE,
                    directory.toString(),
                    e.getClass().getSimpleName(),
                    "*" + ENDING);
        }
    }

    private void reportStray(String name, List<String> datasets) {
        String dataset = name.substring(0, name.length() - ENDING.length());
        if (!datasets.contains(dataset)) {
            problems.add(
                    ProblemCode.DECLARATION_UNKNOWN_REFERENCE, name, dataset, NearestWord.suggest(dataset, datasets));
        }
    }

    /** Throws a {@link fr.parution.problem.ParutionException} with every fault found so far, if there is any. */
    public void throwIfAny() {
        problems.throwIfAny();
    }
}
