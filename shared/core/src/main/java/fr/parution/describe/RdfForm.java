// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

/** The forms in which a graph is written. */
public enum RdfForm {
    TURTLE("ttl", "text/turtle; charset=utf-8"),
    RDF_XML("rdf", "application/rdf+xml; charset=utf-8"),
    JSON_LD("jsonld", "application/ld+json; charset=utf-8");

    private final String extension;
    private final String mediaType;

    RdfForm(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** The end of a file's name, without the dot: harvesters tell the form by it. */
    public String extension() {
        return extension;
    }

    /** The media type; without the charset, harvesters read Latin-1. */
    public String mediaType() {
        return mediaType;
    }
}
