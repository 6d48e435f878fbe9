# SPDX-License-Identifier: EUPL-1.2
"""The points that the European data portal gives the metadata of a data set, out of 405."""

from rdflib import DCAT, DCTERMS

EU = "http://publications.europa.eu/resource/authority/"
IANA = "https://www.iana.org/assignments/media-types/"
# Of the portal's lists, the codes that a publisher of tables could meet.
NON_PROPRIETARY = {"CSV", "JSON", "JSON_LD", "XML", "GEOJSON", "RDF_TURTLE", "RDF_XML", "ODS", "TSV"}
MACHINE_READABLE = NON_PROPRIETARY | {"XLSX", "XLS"}
FORMATS = MACHINE_READABLE | {"PARQUET", "PDF", "HTML", "ZIP", "DOCX"}
MEDIA_TYPES = {"text/csv", "application/json", "application/vnd.apache.parquet", "text/html", "application/pdf"}
LICENCES = {"ETALAB_2_0", "CC_BY_4_0", "CC0", "ODC_BL"}
ACCESS = {"PUBLIC", "RESTRICTED", "NON_PUBLIC"}


def code(value, table):
    start = EU + table + "/"
    return str(value)[len(start) :] if str(value).startswith(start) else None


def of_file(graph, file, answers):
    """Points of one file: what is said of its access, its format, its licence and its context."""
    has = lambda predicate: (file, predicate, None) in graph
    form = code(graph.value(file, DCTERMS.format), "file-type")
    media = str(graph.value(file, DCAT.mediaType)).removeprefix(IANA)
    licence = graph.value(file, DCTERMS.license)
    return {
        "accessURL answers": 50 * all(map(answers, graph.objects(file, DCAT.accessURL))) * has(DCAT.accessURL),
        "downloadURL": 20 * has(DCAT.downloadURL),
        "downloadURL answers": 30 * all(map(answers, graph.objects(file, DCAT.downloadURL))) * has(DCAT.downloadURL),
        "format": 20 * has(DCTERMS.format),
        "media type": 10 * has(DCAT.mediaType),
        "format and media type from their lists": 10 * (form in FORMATS and media in MEDIA_TYPES),
        "non-proprietary": 20 * (form in NON_PROPRIETARY),
        "machine-readable": 20 * (form in MACHINE_READABLE),
        "licence given": 20 * (licence is not None),
        "licence from its list": 10 * (code(licence, "licence") in LICENCES),
        "rights": 5 * has(DCTERMS.rights),
        "byteSize": 5 * has(DCAT.byteSize),
        "file issued": 5 * has(DCTERMS.issued),
        "file modified": 5 * has(DCTERMS.modified),
    }


def of_dataset(graph, dataset, answers, conforms):
    """Points by criterion; of several files the best one counts."""
    has = lambda predicate: (dataset, predicate, None) in graph
    access = graph.value(dataset, DCTERMS.accessRights)
    files = [of_file(graph, file, answers) for file in graph.objects(dataset, DCAT.distribution)]
    best = max(files, key=lambda given: sum(given.values()), default={})
    return best | {
        "keyword": 30 * has(DCAT.keyword),
        "theme": 30 * has(DCAT.theme),
        "spatial": 20 * has(DCTERMS.spatial),
        "temporal": 20 * has(DCTERMS.temporal),
        "DCAT-AP": 30 * conforms,
        "access rights": 10 * (access is not None),
        "access rights from their list": 5 * (code(access, "access-right") in ACCESS),
        "contact": 20 * has(DCAT.contactPoint),
        "publisher": 10 * has(DCTERMS.publisher),
    }
