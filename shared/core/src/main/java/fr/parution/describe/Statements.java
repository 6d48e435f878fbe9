// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import fr.parution.dataset.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.AnonId;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** Adds statements to one graph, with the datatypes that DCAT-AP asks for. */
final class Statements {

    private final Model model;
    private int blanks;

    Statements() {
        this(ModelFactory.createDefaultModel());
        model.setNsPrefixes(Vocabulary.PREFIXES);
    }

    private Statements(Model model) {
        this.model = model;
    }

    /** Adds to a graph that is there; no blank nodes, whose numbers would come twice. */
    static Statements into(Model model) {
        return new Statements(model);
    }

    Model model() {
        return model;
    }

    Resource named(String uri, Resource type) {
        return model.createResource(uri, type);
    }

    /** A new blank node, numbered rather than drawn at random. */
    Resource blank(Resource type) {
        return model.createResource(new AnonId("b" + ++blanks)).addProperty(RDF.type, type);
    }

    void link(Resource subject, Property property, String uri) {
        subject.addProperty(property, model.createResource(uri));
    }

    void link(Resource subject, Property property, Resource object) {
        subject.addProperty(property, object);
    }

    void text(Resource subject, Property property, Text text) {
        literal(subject, property, text.fr(), "fr");
        literal(subject, property, text.en(), "en");
    }

    void literal(Resource subject, Property property, String text, String language) {
        subject.addProperty(property, text, language);
    }

    void plain(Resource subject, Property property, String text) {
        subject.addProperty(property, text);
    }

    void label(Resource subject, String label) {
        subject.addProperty(RDFS.label, label);
    }

    /** UTC with {@code Z}, to the second: harvesters cut zones off without converting. */
    void time(Resource subject, Property property, Instant time) {
        String text = DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
        subject.addProperty(property, text, XSDDatatype.XSDdateTime);
    }

    void day(Resource subject, Property property, LocalDate day) {
        subject.addProperty(property, day.toString(), XSDDatatype.XSDdate);
    }

    void count(Resource subject, Property property, long count) {
        subject.addProperty(property, Long.toString(count), XSDDatatype.XSDnonNegativeInteger);
    }

    /** A share between 0 and 1, with the digits given. */
    void share(Resource subject, Property property, BigDecimal share) {
        subject.addProperty(property, share.toPlainString(), XSDDatatype.XSDdecimal);
    }

    void typed(Resource subject, Property property, String text, String datatype) {
        subject.addProperty(property, text, TypeMapper.getInstance().getSafeTypeByName(datatype));
    }

    /** The SHA-256 of a file, as a node of its own. */
    void sha256(Resource subject, String sha256) {
        Resource checksum = blank(Vocabulary.CHECKSUM_CLASS);
        link(checksum, Vocabulary.ALGORITHM, Vocabulary.SHA_256);
        checksum.addProperty(Vocabulary.CHECKSUM_VALUE, sha256, XSDDatatype.XSDhexBinary);
        link(subject, Vocabulary.CHECKSUM, checksum);
    }
}
