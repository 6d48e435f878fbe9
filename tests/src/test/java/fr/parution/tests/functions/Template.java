// SPDX-License-Identifier: EUPL-1.2
package fr.parution.tests.functions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The template as plain maps, lists and texts; a function such as {@code !Ref X} is the text {@code X}. */
record Template(Map<String, Object> root) {

    static Template read() {
        Node node = new Compose(LoadSettings.builder().build())
                .composeString(Checkout.text("template.yaml"))
                .orElseThrow();
        return new Template(map(plain(node)));
    }

    /**
     * One right of a function.
     *
     * @param resource such as {@code PublicBucket/v/*}
     */
    record Right(String action, String resource) {}

    /** The rights that the template itself gives to a function, in their order. */
    List<Right> rights(String function) {
        List<Right> rights = new ArrayList<>();
        for (Object policy : list(properties(function).get("Policies"))) {
            for (Object statement : list(map(policy).get("Statement"))) {
                for (Object action : list(map(statement).get("Action"))) {
                    for (Object resource : list(map(statement).get("Resource"))) {
                        rights.add(new Right(
                                action.toString(),
                                resource.toString().replaceAll("\\$\\{(\\w+)\\.Arn}|\\.Arn$", "$1")));
                    }
                }
            }
        }
        return rights;
    }

    /** What a function may do such an action to, in order. */
    TreeSet<String> resources(String function, String action) {
        TreeSet<String> resources = new TreeSet<>();
        rights(function).stream()
                .filter(right -> right.action().equals(action))
                .forEach(right -> resources.add(right.resource()));
        return resources;
    }

    Map<String, Object> properties(String resource) {
        return map(resource(resource).get("Properties"));
    }

    Map<String, Object> resource(String name) {
        return map(resources().get(name));
    }

    Map<String, Object> resources() {
        return map(root.get("Resources"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new AssertionError("not a mapping: " + value);
    }

    /** A single value is a list of one. */
    static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of(value);
    }

    private static Object plain(Node node) {
        if (node instanceof MappingNode mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            for (NodeTuple entry : mapping.getValue()) {
                map.put(((ScalarNode) entry.getKeyNode()).getValue(), plain(entry.getValueNode()));
            }
            return map;
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().map(Template::plain).toList();
        }
        return ((ScalarNode) node).getValue();
    }
}
