// SPDX-License-Identifier: EUPL-1.2
package fr.parution.describe;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/** The terms that Jena does not bring, the tables of the EU, and the prefixes of every document. */
final class Vocabulary {

    static final String EU = "http://publications.europa.eu/resource/authority/";
    /** Harvesters cut the prefix off in this form only. */
    static final String IANA = "https://www.iana.org/assignments/media-types/";

    static final String WKT = "http://www.opengis.net/ont/geosparql#wktLiteral";
    static final String LICENCE = EU + "licence/ETALAB_2_0";
    static final String LICENCE_LABEL = "Licence Ouverte / Open Licence version 2.0";
    static final String LICENCE_PAGE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence";
    /** The licence asks to name the source, and no more. */
    static final String ATTRIBUTION = "http://purl.org/adms/licencetype/Attribution";

    static final String PUBLISHER_TYPES = "http://purl.org/adms/publishertype/1.0";
    static final String LICENCE_TYPES = "http://purl.org/adms/licencetype/1.0";
    static final String PUBLIC = EU + "access-right/PUBLIC";
    static final String FRENCH = EU + "language/FRA";
    static final String STABLE = EU + "planned-availability/STABLE";
    static final String WITHDRAWN = EU + "dataset-status/WITHDRAWN";
    static final String THEMES = EU + "data-theme";

    /**
     * With https, as the vocabulary shapes of DCAT-AP demand. The harvester of data.gouv.fr knows the http form and
     * fails on it when the value is typed as DCAT-AP demands; this form it leaves out.
     */
    static final String SHA_256 = "https://spdx.org/rdf/terms#checksumAlgorithm_sha256";

    /** What a completeness is a measure of, in the quality dimensions that the vocabulary names. */
    static final String COMPLETENESS = "http://www.w3.org/2016/05/ldqd#completeness";

    private static final String DQV = "http://www.w3.org/ns/dqv#";
    private static final String ADMS = "http://www.w3.org/ns/adms#";
    private static final String DCATAP = "http://data.europa.eu/r5r/";
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String SPDX = "http://spdx.org/rdf/terms#";
    private static final String ELI = "http://data.europa.eu/eli/ontology#";
    private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";
    private static final String DCAT_NS = "http://www.w3.org/ns/dcat#";

    /** What is of high value in the EU, and the table of its categories. */
    static final String HIGH_VALUE_REGULATION = "http://data.europa.eu/eli/reg_impl/2023/138/oj";

    static final String HIGH_VALUE_CATEGORIES = "http://data.europa.eu/bna/asd487ae75";

    static final Property LEGISLATION = property(DCATAP, "applicableLegislation");
    static final Property HIGH_VALUE_CATEGORY = property(DCATAP, "hvdCategory");
    static final Property AVAILABILITY = property(DCATAP, "availability");
    static final Property VERSION = property(DCAT_NS, "version");
    static final Property IS_VERSION_OF = property(DCAT_NS, "isVersionOf");
    static final Property PREVIOUS_VERSION = property(DCAT_NS, "previousVersion");
    static final Property TEMPORAL_RESOLUTION = property(DCAT_NS, "temporalResolution");
    static final Property MEASUREMENT = property(DQV, "hasQualityMeasurement");
    static final Property MEASUREMENT_OF = property(DQV, "isMeasurementOf");
    static final Property MEASURED = property(DQV, "value");
    static final Property EXPECTED_DATATYPE = property(DQV, "expectedDataType");
    static final Property IN_DIMENSION = property(DQV, "inDimension");
    static final Property VERSION_NOTES = property(ADMS, "versionNotes");
    static final Property STATUS = property(ADMS, "status");
    static final Property INVALIDATED_AT = property(PROV, "invalidatedAtTime");
    static final Property CHECKSUM = property(SPDX, "checksum");
    static final Property ALGORITHM = property(SPDX, "algorithm");
    static final Property CHECKSUM_VALUE = property(SPDX, "checksumValue");
    static final Property GENERATED_AT = property(PROV, "generatedAtTime");
    static final Property REVISION_OF = property(PROV, "wasRevisionOf");
    static final Property HAD_MEMBER = property(PROV, "hadMember");
    static final Property AT_LOCATION = property(PROV, "atLocation");

    static final Property VIEW = property(HYDRA, "view");
    static final Property FIRST = property(HYDRA, "first");
    static final Property PREVIOUS = property(HYDRA, "previous");
    static final Property NEXT = property(HYDRA, "next");
    static final Property LAST = property(HYDRA, "last");
    static final Property TOTAL_ITEMS = property(HYDRA, "totalItems");
    static final Resource PAGED = ResourceFactory.createResource(HYDRA + "Collection");
    static final Resource PAGE = ResourceFactory.createResource(HYDRA + "PartialCollectionView");

    static final Resource METRIC = ResourceFactory.createResource(DQV + "Metric");
    static final Resource MEASUREMENT_CLASS = ResourceFactory.createResource(DQV + "QualityMeasurement");
    static final Resource CHECKSUM_CLASS = ResourceFactory.createResource(SPDX + "Checksum");
    static final Resource ALGORITHM_CLASS = ResourceFactory.createResource(SPDX + "ChecksumAlgorithm");
    static final Resource LEGAL_RESOURCE = ResourceFactory.createResource(ELI + "LegalResource");
    static final Resource ENTITY = ResourceFactory.createResource(PROV + "Entity");
    static final Resource COLLECTION = ResourceFactory.createResource(PROV + "Collection");
    static final Resource LOCATION = ResourceFactory.createResource(PROV + "Location");

    /** Prefix to namespace, in the order of prefixes. */
    static final SortedMap<String, String> PREFIXES = Collections.unmodifiableSortedMap(new TreeMap<>(Map.ofEntries(
            Map.entry("adms", ADMS),
            Map.entry("dcat", DCAT_NS),
            Map.entry("dcatap", DCATAP),
            Map.entry("dct", "http://purl.org/dc/terms/"),
            Map.entry("dqv", DQV),
            Map.entry("eli", ELI),
            Map.entry("foaf", "http://xmlns.com/foaf/0.1/"),
            Map.entry("geo", "http://www.opengis.net/ont/geosparql#"),
            Map.entry("hydra", HYDRA),
            Map.entry("prov", PROV),
            Map.entry("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
            Map.entry("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
            Map.entry("skos", "http://www.w3.org/2004/02/skos/core#"),
            Map.entry("spdx", SPDX),
            Map.entry("vcard", "http://www.w3.org/2006/vcard/ns#"),
            Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#"))));

    private Vocabulary() {}

    private static Property property(String namespace, String name) {
        return ResourceFactory.createProperty(namespace, name);
    }
}
