// SPDX-License-Identifier: EUPL-1.2
package fr.parution.dataset;

import fr.parution.problem.ProblemCode;
import fr.parution.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** The text of a file of a project, and the YAML that it is. Reading never throws: what is wrong goes to the problems. */
final class DeclarationText {

    private DeclarationText() {}

    /** The text of a file; empty, and reported, where it cannot be read. */
    static String read(Path file, String name, Problems problems) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            problems.add(ProblemCode.DECLARATION_UNREADABLE, name, e.getClass().getSimpleName(), "UTF-8");
            return "";
        }
    }

    /** The root of a text, with the places of all its parts; nothing, and reported, where it is not YAML. */
    static Optional<YamlValue> compose(String text, String name, Problems problems) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setUseMarks(true)
                .setAllowDuplicateKeys(true)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(ProblemCode.DECLARATION_NOT_YAML, name, "", "key: value");
            }
            return root.map(node -> new YamlValue(name, "", node, problems));
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark()
                    .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                    .orElse("");
            problems.add(ProblemCode.DECLARATION_NOT_YAML, name + line, e.getProblem(), "YAML 1.2");
            return Optional.empty();
        } catch (YamlEngineException e) {
            problems.add(ProblemCode.DECLARATION_NOT_YAML, name, e.getClass().getSimpleName(), "YAML 1.2");
            return Optional.empty();
        }
    }
}
