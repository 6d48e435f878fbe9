// SPDX-License-Identifier: EUPL-1.2
package fr.parution.publish;

import fr.parution.describe.XmlText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** One Atom feed in French, written from top to bottom. */
final class AtomText {

    private final StringBuilder out = new StringBuilder();

    /** @param id the feed's own address, which is its permanent id too */
    AtomText(String id, String title, String author, String page, Instant updated) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">\n");
        element("  ", "id", id);
        element("  ", "title", title);
        element("  ", "updated", UtcTime.text(updated));
        out.append("  <author>\n");
        element("    ", "name", author);
        out.append("  </author>\n");
        link("  ", "self", "application/atom+xml", id);
        link("  ", "alternate", "text/html", page);
    }

    /** @param id permanent: a reader shows an entry once for each id */
    void entry(String id, String title, Instant updated, String address, String mediaType, String summary) {
        out.append("  <entry>\n");
        element("    ", "id", id);
        element("    ", "title", title);
        element("    ", "updated", UtcTime.text(updated));
        link("    ", "alternate", mediaType, address);
        element("    ", "summary", summary);
        out.append("  </entry>\n");
    }

    byte[] toBytes() {
        return (out + "</feed>\n").getBytes(StandardCharsets.UTF_8);
    }

    private void element(String indent, String name, String text) {
        out.append(indent).append('<').append(name).append('>');
        out.append(XmlText.escape(text)).append("</").append(name).append(">\n");
    }

    private void link(String indent, String relation, String mediaType, String address) {
        out.append(indent)
                .append("<link rel=\"")
                .append(relation)
                .append("\" type=\"")
                .append(mediaType);
        out.append("\" href=\"").append(XmlText.escape(address)).append("\"/>\n");
    }
}
