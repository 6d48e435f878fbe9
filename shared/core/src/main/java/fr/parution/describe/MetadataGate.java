// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.problem.ParutionException;
import fr.parution.problem.Problem;
import fr.parution.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a catalogue that a portal would misread: the rules are the SHACL shapes of {@code shapes.ttl}, drawn from
 * DCAT-AP 3.0.1 and from what the harvester of data.gouv.fr really reads.
 */
public final class MetadataGate {

    private static final String SHAPES = "shapes.ttl";

    private MetadataGate() {}

    /** Throws {@code RELEASE_METADATA_INVALID} with one problem for each rule that a node breaks. */
    public static void check(Model catalog) {
        List<Problem> problems = find(catalog);
        if (!problems.isEmpty()) {
            throw new ParutionException(problems, null);
        }
    }

    private static List<Problem> find(Model catalog) {
        return ShaclValidator.get().validate(shapes(), catalog.getGraph()).getEntries().stream()
                .map(MetadataGate::problem)
                .distinct()
                .sorted(Comparator.comparing(Problem::where)
                        .thenComparing(Problem::expected)
                        .thenComparing(Problem::found))
                .toList();
    }

    private static Problem problem(ReportEntry entry) {
        return Problem.of(
                ProblemCode.RELEASE_METADATA_INVALID,
                text(entry.focusNode()),
                text(entry.value()),
                Objects.requireNonNullElse(entry.message(), "shapes.ttl"));
    }

    /** A node as a person can find it; a blank one by that alone, since its label means nothing. */
    private static String text(@Nullable Node node) {
        if (node == null) {
            return "∅";
        }
        return node.isBlank() ? "[ ]" : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    private static Shapes shapes() {
        try (InputStream in = Objects.requireNonNull(MetadataGate.class.getResourceAsStream(SHAPES), SHAPES)) {
            Model model = ModelFactory.createDefaultModel();
            RDFDataMgr.read(model, in, Lang.TURTLE);
            return Shapes.parse(model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
