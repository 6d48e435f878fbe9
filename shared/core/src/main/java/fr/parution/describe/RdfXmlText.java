// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.util.List;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;

/** A graph in RDF/XML 1.1, with typed node elements. */
final class RdfXmlText {

    private final OrderedGraph graph;
    private final StringBuilder out = new StringBuilder();

    RdfXmlText(OrderedGraph graph) {
        this.graph = graph;
    }

    String write() {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF");
        Vocabulary.PREFIXES.forEach((prefix, namespace) -> out.append("\n    xmlns:")
                .append(prefix)
                .append("=\"")
                .append(namespace)
                .append('"'));
        out.append(">\n");
        for (Resource subject : graph.subjects()) {
            writeNode(subject, "  ");
        }
        return out.append("</rdf:RDF>\n").toString();
    }

    private void writeNode(Resource subject, String indent) {
        List<Resource> types = graph.types(subject);
        String element = types.isEmpty() ? "rdf:Description" : graph.requireName(types.get(0));
        out.append(indent).append('<').append(element);
        if (subject.isURIResource()) {
            out.append(" rdf:about=\"").append(XmlText.escape(subject.getURI())).append('"');
        }
        out.append(">\n");
        types.stream().skip(1).forEach(type -> writeLink(indent + "  ", "rdf:type", type.getURI()));
        for (Property predicate : graph.predicates(subject)) {
            for (RDFNode object : graph.objects(subject, predicate)) {
                writeStatement(indent + "  ", graph.requireName(predicate), object);
            }
        }
        out.append(indent).append("</").append(element).append(">\n");
    }

    private void writeStatement(String indent, String predicate, RDFNode object) {
        if (object.isURIResource()) {
            writeLink(indent, predicate, object.asResource().getURI());
        } else if (object.isLiteral()) {
            writeLiteral(indent, predicate, object.asLiteral());
        } else {
            out.append(indent).append('<').append(predicate).append(">\n");
            writeNode(object.asResource(), indent + "  ");
            out.append(indent).append("</").append(predicate).append(">\n");
        }
    }

    private void writeLink(String indent, String predicate, String address) {
        out.append(indent).append('<').append(predicate);
        out.append(" rdf:resource=\"").append(XmlText.escape(address)).append("\"/>\n");
    }

    private void writeLiteral(String indent, String predicate, Literal literal) {
        out.append(indent).append('<').append(predicate);
        if (!literal.getLanguage().isEmpty()) {
            out.append(" xml:lang=\"").append(literal.getLanguage()).append('"');
        } else if (OrderedGraph.hasDatatype(literal)) {
            out.append(" rdf:datatype=\"")
                    .append(XmlText.escape(literal.getDatatypeURI()))
                    .append('"');
        }
        out.append('>').append(XmlText.escape(literal.getLexicalForm()));
        out.append("</").append(predicate).append(">\n");
    }
}
