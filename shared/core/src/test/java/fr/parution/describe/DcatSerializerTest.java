// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.jena.rdf.model.AnonId;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DcatSerializerTest {

    private final Model catalog = DcatModel.of(CatalogFixtures.catalog());

    @ParameterizedTest
    @EnumSource
    void everyFormSaysTheSame(RdfForm form) {
        assertThat(parse(DcatSerializer.serialize(catalog, form), form).isIsomorphicWith(catalog))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyFormOfTheHistorySaysTheSame(RdfForm form) {
        Model history = ReleaseHistory.of(CatalogFixtures.catalog());
        assertThat(parse(DcatSerializer.serialize(history, form), form).isIsomorphicWith(history))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyFormCarriesTextsThatNeedEscapes(RdfForm form) {
        Model model = ModelFactory.createDefaultModel();
        Resource subject = model.createResource("https://data.example.org/?a=1&b='2'");
        subject.addProperty(DCTerms.title, "« é » <b>\"5 < 6 & 7\"</b> \\ \t\r\n ]]> 𝄞 {@value}", "fr");
        subject.addProperty(DCTerms.title, "text without a language");
        subject.addProperty(DCTerms.relation, model.createResource("urn:x:1"));
        subject.addProperty(DCTerms.relation, "a text beside an address");
        subject.addProperty(DCTerms.hasPart, model.createResource().addProperty(DCTerms.title, ""));
        subject.addProperty(DCTerms.hasPart, model.createResource().addProperty(DCTerms.title, "b"));
        assertThat(parse(DcatSerializer.serialize(model, form), form).isIsomorphicWith(model))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void orderOfInsertionAndLabelsOfBlankNodesDoNotShow(RdfForm form) {
        byte[] expected = DcatSerializer.serialize(catalog, form);
        List<Statement> statements = new ArrayList<>(catalog.listStatements().toList());
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(statements, new Random(seed));
            Model shuffled = ModelFactory.createDefaultModel();
            String prefix = "other" + seed + "-";
            statements.forEach(statement -> shuffled.add(relabelled(shuffled, statement, prefix)));
            assertThat(DcatSerializer.serialize(shuffled, form)).isEqualTo(expected);
        }
    }

    @Test
    void blankNodeThatTwoStatementsShareIsRefused() {
        Model model = ModelFactory.createDefaultModel();
        Resource shared = model.createResource().addProperty(DCTerms.title, "x");
        model.createResource("urn:x:1").addProperty(DCTerms.hasPart, shared);
        model.createResource("urn:x:2").addProperty(DCTerms.hasPart, shared);
        assertThatThrownBy(() -> DcatSerializer.serialize(model, RdfForm.TURTLE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void controlCharacterCannotStandInXml() {
        Model model = ModelFactory.createDefaultModel();
        model.createResource("urn:x:1").addProperty(DCTerms.title, "\u0007");
        assertThatThrownBy(() -> DcatSerializer.serialize(model, RdfForm.RDF_XML))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void turtleStartsWithTheCatalogue() {
        String turtle = new String(DcatSerializer.serialize(catalog, RdfForm.TURTLE), StandardCharsets.UTF_8);
        assertThat(turtle).contains("\n\n<https://data.example.org/#catalog> a dcat:Catalog ;\n");
        assertThat(turtle.indexOf("a dcat:Catalog")).isLessThan(turtle.indexOf("a dcat:Dataset"));
        assertThat(turtle).doesNotContain("\r");
    }

    private static Statement relabelled(Model model, Statement statement, String prefix) {
        Resource subject = relabelled(model, statement.getSubject(), prefix);
        return statement.getObject().isAnon()
                ? model.createStatement(
                        subject,
                        statement.getPredicate(),
                        relabelled(model, statement.getObject().asResource(), prefix))
                : model.createStatement(subject, statement.getPredicate(), statement.getObject());
    }

    private static Resource relabelled(Model model, Resource resource, String prefix) {
        return resource.isAnon() ? model.createResource(new AnonId(prefix + resource.getId())) : resource;
    }

    private static Model parse(byte[] content, RdfForm form) {
        Model model = ModelFactory.createDefaultModel();
        Lang lang = form == RdfForm.TURTLE ? Lang.TURTLE : form == RdfForm.RDF_XML ? Lang.RDFXML : Lang.JSONLD;
        RDFDataMgr.read(model, new ByteArrayInputStream(content), lang);
        return model;
    }
}
