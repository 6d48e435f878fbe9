// SPDX-License-Identifier: EUPL-1.2
package fr.parution.site;

import fr.parution.publish.Projection.ProjectedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A projected page read back with the strictest parser at hand: every tag closed, every attribute quoted. */
record HtmlPage(String key, String source, Document document) {

    static HtmlPage parse(ProjectedFile file) {
        String source = new String(file.content(), StandardCharsets.UTF_8);
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(file.content()));
            return new HtmlPage(file.key(), source, document);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(file.key() + ": " + e.getMessage(), e);
        }
    }

    static List<HtmlPage> all(List<ProjectedFile> files) {
        return files.stream()
                .filter(file -> file.key().endsWith(".html"))
                .map(HtmlPage::parse)
                .toList();
    }

    boolean isFrench() {
        return document.getDocumentElement().getAttribute("lang").equals("fr");
    }

    List<Element> elements(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The scripts that a browser runs: a block of data is none. */
    List<Element> programs() {
        return elements("script").stream().filter(script -> !isData(script)).toList();
    }

    /** The blocks of data for search engines. */
    List<String> structuredData() {
        return elements("script").stream()
                .filter(HtmlPage::isData)
                .map(Element::getTextContent)
                .toList();
    }

    private static boolean isData(Element script) {
        return script.getAttribute("type").equals("application/ld+json");
    }

    Element only(String name) {
        List<Element> elements = elements(name);
        if (elements.size() != 1) {
            throw new AssertionError(key + " has " + elements.size() + " " + name);
        }
        return elements.get(0);
    }

    /** The values of an attribute, wherever it stands, in document order. */
    List<String> attributes(String name) {
        return elements("*").stream()
                .filter(element -> element.hasAttribute(name))
                .map(element -> element.getAttribute(name))
                .toList();
    }

    /** Every piece of text a reader meets: text, names and descriptions, but not code and data as files have them. */
    List<String> prose() {
        List<String> texts = new ArrayList<>();
        collect(document.getDocumentElement(), texts, HtmlPage::isVerbatim);
        return texts;
    }

    private static boolean isVerbatim(Element element) {
        return List.of("code", "pre", "script").contains(element.getTagName().toLowerCase(Locale.ROOT))
                || element.getAttribute("class").equals("data");
    }

    private static void collect(Element element, List<String> texts, Predicate<Element> verbatim) {
        if (verbatim.test(element)) {
            return;
        }
        for (String name : List.of("aria-label", "content")) {
            if (element.hasAttribute(name) && !element.getAttribute(name).startsWith("width=")) {
                texts.add(element.getAttribute(name));
            }
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                collect(child, texts, verbatim);
            } else if (node.getNodeType() == Node.TEXT_NODE
                    && !node.getTextContent().isBlank()) {
                texts.add(node.getTextContent().strip());
            }
        }
    }
}
