// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;

/**
 * A graph whose blank nodes form trees, read in an order that comes from its terms alone: the catalogue, data sets, files,
 * then the rest; types first; French before English.
 */
final class OrderedGraph {

    private static final List<Resource> FIRST = List.of(DCAT.Catalog, DCAT.Dataset, DCAT.Distribution);
    private static final Pattern LOCAL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Model model;

    OrderedGraph(Model model) {
        this.model = model;
        model.listSubjects()
                .filterKeep(Resource::isAnon)
                .forEach(blank -> requireOneReference(
                        model.listStatements(null, null, blank).toList().size()));
    }

    private static void requireOneReference(int references) {
        if (references != 1) {
            throw new IllegalArgumentException(
                    "a blank node is the object of " + references + " statements; only trees can be written");
        }
    }

    /** The named nodes that something is said of. */
    List<Resource> subjects() {
        return model.listSubjects().filterKeep(Resource::isURIResource).toList().stream()
                .sorted(Comparator.comparingInt(OrderedGraph::rank).thenComparing(Resource::getURI))
                .toList();
    }

    private static int rank(Resource subject) {
        for (int i = 0; i < FIRST.size(); i++) {
            if (subject.hasProperty(RDF.type, FIRST.get(i))) {
                return i;
            }
        }
        return FIRST.size();
    }

    /** What is said of a node, but for its types. */
    List<Property> predicates(Resource subject) {
        return subject.listProperties().toList().stream()
                .map(Statement::getPredicate)
                .filter(predicate -> !predicate.equals(RDF.type))
                .distinct()
                .sorted(Comparator.comparing(this::requireName))
                .toList();
    }

    /** The types of a node. */
    List<Resource> types(Resource subject) {
        return objects(subject, RDF.type).stream().map(RDFNode::asResource).toList();
    }

    List<RDFNode> objects(Resource subject, Property predicate) {
        return subject.listProperties(predicate).toList().stream()
                .map(Statement::getObject)
                .sorted(Comparator.comparing(this::key))
                .toList();
    }

    /** All objects of a predicate, in no order. */
    List<RDFNode> objects(Property predicate) {
        return model.listObjectsOfProperty(predicate).toList();
    }

    /** All predicates, in the order of their names, types left out. */
    List<Property> predicates() {
        return model.listStatements().toList().stream()
                .map(Statement::getPredicate)
                .filter(predicate -> !predicate.equals(RDF.type))
                .distinct()
                .sorted(Comparator.comparing(this::requireName))
                .toList();
    }

    private String key(RDFNode node) {
        if (node.isLiteral()) {
            Literal literal = node.asLiteral();
            String language = literal.getLanguage();
            return "3" + (language.equals("fr") ? "" : language) + "\u0000" + literal.getLexicalForm() + "\u0000"
                    + literal.getDatatypeURI();
        }
        return node.isURIResource() ? "1" + node.asResource().getURI() : "2" + tree(node.asResource());
    }

    /** A blank node by what it says, since it has no name. */
    private String tree(Resource blank) {
        StringBuilder text = new StringBuilder();
        types(blank).forEach(type -> text.append(type).append('\u0001'));
        for (Property predicate : predicates(blank)) {
            text.append(predicate).append('\u0001');
            objects(blank, predicate).forEach(object -> text.append(key(object)).append('\u0001'));
        }
        return text.toString();
    }

    /** The name with a prefix, such as {@code dct:title}, where one fits. */
    Optional<String> findName(Resource resource) {
        String uri = resource.getURI();
        for (Map.Entry<String, String> prefix : Vocabulary.PREFIXES.entrySet()) {
            if (uri.startsWith(prefix.getValue())
                    && LOCAL_NAME
                            .matcher(uri.substring(prefix.getValue().length()))
                            .matches()) {
                return Optional.of(
                        prefix.getKey() + ":" + uri.substring(prefix.getValue().length()));
            }
        }
        return Optional.empty();
    }

    String requireName(Resource resource) {
        return findName(resource)
                .orElseThrow(() -> new IllegalArgumentException("no prefix is known for " + resource.getURI()));
    }

    /** Whether a literal needs its datatype written. */
    static boolean hasDatatype(Literal literal) {
        return literal.getLanguage().isEmpty() && !literal.getDatatypeURI().equals(XSD.xstring.getURI());
    }
}
