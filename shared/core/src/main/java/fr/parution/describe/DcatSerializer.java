// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.nio.charset.StandardCharsets;
import org.apache.jena.rdf.model.Model;

/**
 * Writes a graph so that equal graphs give equal bytes, in any JVM, locale and zone: the order of what is written comes
 * from the terms alone, and blank nodes stand inside what refers to them, without a label. Jena's own writers follow the
 * order of its hash tables.
 */
public final class DcatSerializer {

    private DcatSerializer() {}

    /** The graph in UTF-8. Throws {@link IllegalArgumentException} when a blank node is not the object of one statement. */
    public static byte[] serialize(Model model, RdfForm form) {
        OrderedGraph graph = new OrderedGraph(model);
        String text = form == RdfForm.TURTLE
                ? new TurtleText(graph).write()
                : form == RdfForm.RDF_XML ? new RdfXmlText(graph).write() : new JsonLdText(graph).write();
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
