// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/** A graph in Turtle 1.1, one statement a line. */
final class TurtleText {

    private final OrderedGraph graph;
    private final StringBuilder out = new StringBuilder();

    TurtleText(OrderedGraph graph) {
        this.graph = graph;
    }

    String write() {
        Vocabulary.PREFIXES.forEach((prefix, namespace) -> out.append("@prefix ")
                .append(prefix)
                .append(": <")
                .append(namespace)
                .append("> .\n"));
        for (Resource subject : graph.subjects()) {
            out.append('\n').append(name(subject));
            writeStatements(subject, "  ");
            out.append(" .\n");
        }
        return out.toString();
    }

    private void writeStatements(Resource subject, String indent) {
        String separator = "\n";
        List<Resource> types = graph.types(subject);
        if (!types.isEmpty()) {
            out.append(" a ").append(types.stream().map(this::name).collect(Collectors.joining(", ")));
            separator = " ;\n";
        }
        for (Property predicate : graph.predicates(subject)) {
            out.append(separator).append(indent).append(name(predicate)).append(' ');
            writeObjects(graph.objects(subject, predicate), indent);
            separator = " ;\n";
        }
    }

    private void writeObjects(List<RDFNode> objects, String indent) {
        String separator = "";
        for (RDFNode object : objects) {
            out.append(separator);
            if (object.isAnon()) {
                out.append('[');
                writeStatements(object.asResource(), indent + "  ");
                out.append('\n').append(indent).append(']');
            } else {
                out.append(object.isLiteral() ? literal(object.asLiteral()) : name(object.asResource()));
            }
            separator = ",\n" + indent + "  ";
        }
    }

    private String name(Resource resource) {
        return graph.findName(resource).orElseGet(() -> "<" + escapeAddress(resource.getURI()) + ">");
    }

    private String literal(Literal literal) {
        String text = '"' + escape(literal.getLexicalForm()) + '"';
        if (!literal.getLanguage().isEmpty()) {
            return text + "@" + literal.getLanguage();
        }
        return OrderedGraph.hasDatatype(literal)
                ? text + "^^" + name(ResourceFactory.createResource(literal.getDatatypeURI()))
                : text;
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> escaped.append('\\').append(c);
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> escaped.append(c < ' ' ? unicode(c) : String.valueOf(c));
            }
        }
        return escaped.toString();
    }

    /** The characters that RDF 1.1 keeps out of an address are written by their number. */
    private static String escapeAddress(String address) {
        return address.chars()
                .mapToObj(c -> c <= ' ' || "<>\"{}|^`\\".indexOf(c) >= 0 ? unicode((char) c) : String.valueOf((char) c))
                .collect(Collectors.joining());
    }

    private static String unicode(char c) {
        String digits = Integer.toHexString(c);
        return "\\u" + "0".repeat(4 - digits.length()) + digits;
    }
}
