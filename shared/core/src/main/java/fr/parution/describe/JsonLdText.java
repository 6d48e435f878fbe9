// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.jspecify.annotations.Nullable;

/**
 * A graph in compact JSON-LD with its context inline, since harvesters fetch a remote one. A term whose objects are all
 * addresses, all of one datatype or all in some language says so once in the context.
 */
final class JsonLdText {

    /** How the objects of one predicate are written. */
    private enum Shape {
        LINK,
        DATATYPE,
        LANGUAGE,
        MIXED
    }

    private final OrderedGraph graph;
    private final Map<Property, Shape> shapes = new LinkedHashMap<>();

    JsonLdText(OrderedGraph graph) {
        this.graph = graph;
        graph.predicates().forEach(predicate -> shapes.put(predicate, shape(graph.objects(predicate))));
    }

    private static Shape shape(List<RDFNode> objects) {
        if (objects.stream().allMatch(RDFNode::isResource)) {
            return Shape.LINK;
        }
        if (!objects.stream().allMatch(RDFNode::isLiteral)) {
            return Shape.MIXED;
        }
        if (objects.stream()
                .noneMatch(object -> object.asLiteral().getLanguage().isEmpty())) {
            return Shape.LANGUAGE;
        }
        long datatypes = objects.stream()
                .map(object -> object.asLiteral().getDatatypeURI())
                .distinct()
                .count();
        return datatypes == 1 && OrderedGraph.hasDatatype(objects.get(0).asLiteral()) ? Shape.DATATYPE : Shape.MIXED;
    }

    String write() {
        List<Object> nodes = new ArrayList<>();
        graph.subjects().forEach(subject -> nodes.add(node(subject)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", context());
        document.put("@graph", nodes);
        return JsonText.of(document);
    }

    private Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>(Vocabulary.PREFIXES);
        shapes.forEach((predicate, shape) ->
                term(predicate, shape).ifPresent(term -> context.put(graph.requireName(predicate), term)));
        return context;
    }

    private Optional<Map<String, Object>> term(Property predicate, Shape shape) {
        return switch (shape) {
            case LINK -> Optional.of(Map.of("@type", "@id"));
            case LANGUAGE -> Optional.of(Map.of("@container", "@language"));
            case DATATYPE ->
                Optional.of(
                        Map.of("@type", datatype(graph.objects(predicate).get(0).asLiteral())));
            case MIXED -> Optional.empty();
        };
    }

    private String datatype(Literal literal) {
        return name(ResourceFactory.createResource(literal.getDatatypeURI()));
    }

    private String name(Resource resource) {
        return graph.findName(resource).orElse(resource.getURI());
    }

    private Map<String, Object> node(Resource subject) {
        Map<String, Object> node = new LinkedHashMap<>();
        if (subject.isURIResource()) {
            node.put("@id", subject.getURI());
        }
        List<Object> types = new ArrayList<>();
        graph.types(subject).forEach(type -> types.add(name(type)));
        if (!types.isEmpty()) {
            node.put("@type", oneOrAll(types));
        }
        for (Property predicate : graph.predicates(subject)) {
            node.put(graph.requireName(predicate), objects(predicate, graph.objects(subject, predicate)));
        }
        return node;
    }

    private Object objects(Property predicate, List<RDFNode> objects) {
        Shape shape = shapes.getOrDefault(predicate, Shape.MIXED);
        if (shape == Shape.LANGUAGE) {
            return byLanguage(objects);
        }
        List<Object> values = new ArrayList<>();
        objects.forEach(object -> values.add(value(shape, object)));
        return oneOrAll(values);
    }

    private static Map<String, Object> byLanguage(List<RDFNode> objects) {
        Map<String, List<Object>> texts = new LinkedHashMap<>();
        for (RDFNode object : objects) {
            texts.computeIfAbsent(object.asLiteral().getLanguage(), language -> new ArrayList<>())
                    .add(object.asLiteral().getLexicalForm());
        }
        Map<String, Object> map = new LinkedHashMap<>();
        texts.forEach((language, values) -> map.put(language, oneOrAll(values)));
        return map;
    }

    private Object value(Shape shape, RDFNode object) {
        if (object.isAnon()) {
            return node(object.asResource());
        }
        if (object.isURIResource()) {
            String uri = object.asResource().getURI();
            return shape == Shape.LINK ? uri : Map.of("@id", uri);
        }
        Literal literal = object.asLiteral();
        return shape == Shape.DATATYPE ? literal.getLexicalForm() : value(literal);
    }

    private Object value(Literal literal) {
        Map<String, @Nullable Object> value = new TreeMap<>();
        if (!literal.getLanguage().isEmpty()) {
            value.put("@language", literal.getLanguage());
        } else if (OrderedGraph.hasDatatype(literal)) {
            value.put("@type", datatype(literal));
        } else {
            return literal.getLexicalForm();
        }
        value.put("@value", literal.getLexicalForm());
        return value;
    }

    private static Object oneOrAll(List<Object> values) {
        return values.size() == 1 ? values.get(0) : values;
    }
}
