# SPDX-License-Identifier: EUPL-1.2
"""What a harvester of DCAT makes of a catalogue, release after release, as data.gouv.fr was seen to read it.

Nothing here knows who wrote the catalogue: what is not read by that portal, it does not see either.
"""

import datetime
import re

import rdflib
from rdflib import DCAT, DCTERMS, RDF, RDFS, SKOS

EU = "http://publications.europa.eu/resource/authority/"
VCARD = rdflib.Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
SERIES = rdflib.URIRef("http://www.w3.org/ns/dcat#DatasetSeries")
GEO = "http://www.opengis.net/ont/geosparql#"

# Of a theme of that table the portal makes a tag of its own, and one more.
HIGH_VALUE = "http://data.europa.eu/bna/c_"

HYDRA = rdflib.Namespace("http://www.w3.org/ns/hydra/core#")

SYNTAXES = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}
# Days until a data set of that rhythm counts as late.
FREQUENCIES = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "QUARTERLY": 93, "ANNUAL": 365, "IRREG": None, "NEVER": None}
OPEN_LICENCES = {
    "licence ouverte / open licence version 2.0",
    "licence ouverte 2.0",
    "lov2",
    "etalab-2.0",
    "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
}
CLOSED_FORMATS = {"pdf", "doc", "docx", "word", "xls", "excel", "xlsx"}
KEPT = ("licence", "frequency", "temporal", "spatial", "contacts", "schema")
GRACE = datetime.timedelta(days=7)


class ItemFailed(Exception):
    """This data set is not taken over."""


def pages(folder, ending):
    """The graphs of a catalogue in one syntax, from page to page as they say; each must lead on within its syntax."""
    name, graphs = f"catalog.{ending}", []
    while name is not None:
        assert len(graphs) < 1000, "the pages go round"
        assert name.endswith("." + ending), ("a page in another syntax", name)
        graph = rdflib.Graph().parse(folder / name, format=SYNTAXES[ending])
        graphs.append(graph)
        views = list(graph.subjects(RDF.type, HYDRA.PartialCollectionView))
        assert len(views) <= 1, ("several views", name)
        following = [graph.value(view, HYDRA.next) for view in views]
        name = next((str(address).rsplit("/", 1)[-1] for address in following if address is not None), None)
    return graphs


def text(graph, node, *predicates):
    for predicate in predicates:
        literals = list(graph.objects(node, predicate))
        french = [literal for literal in literals if getattr(literal, "language", None) == "fr"]
        if french or literals:
            return str(sorted(french or literals)[0])
    return None


def moment(graph, node, predicate, now):
    """The zone is cut off, not converted; what then lies in the future is dropped."""
    value = graph.value(node, predicate)
    if value is None:
        return None
    plain = datetime.datetime.fromisoformat(str(value)[:19])
    return plain if plain <= now else None


def licence(graph, nodes):
    for node in nodes:
        for predicate in (DCTERMS.license, DCTERMS.rights):
            for value in sorted(graph.objects(node, predicate)):
                said = text(graph, value, RDFS.label, DCTERMS.description) or str(value)
                if said.strip().rstrip("/").lower() in OPEN_LICENCES:
                    return "lov2"
    return None


def frequency(graph, node):
    value = str(graph.value(node, DCTERMS.accrualPeriodicity))
    code = value.removeprefix(EU + "frequency/")
    return code if code != value and code in FREQUENCIES else None


def temporal(graph, node):
    for period in graph.objects(node, DCTERMS.temporal):
        if isinstance(period, rdflib.URIRef):
            raise ItemFailed("a named period is fetched over the network")
        days = [graph.value(period, predicate) for predicate in (DCAT.startDate, DCAT.endDate)]
        if all(day is not None and day.datatype == rdflib.XSD.date for day in days):
            return tuple(str(day) for day in days)
    return None


def spatial(graph, node):
    for place in graph.objects(node, DCTERMS.spatial):
        for literal in graph.objects(place):
            if str(getattr(literal, "datatype", "")) == GEO + "wktLiteral":
                if re.match(r"(MULTI)?POLYGON\s*\(\(", str(literal)):
                    return str(literal)
    return None


def contacts(graph, node):
    found = []
    for contact in graph.objects(node, DCAT.contactPoint):
        mail = graph.value(contact, VCARD.hasEmail) or graph.value(contact, VCARD.email)
        if mail is not None:
            found.append(("contact", text(graph, contact, VCARD.fn, VCARD["organization-name"]), str(mail)))
    for role in (DCTERMS.publisher, DCTERMS.creator):
        for agent in graph.objects(node, role):
            found.append((str(role), text(graph, agent, rdflib.FOAF.name), None))
    return sorted(found, key=str) or None


def checksum(graph, node):
    for value in graph.objects(node, SPDX.checksum):
        algorithm = graph.value(value, SPDX.algorithm)
        if algorithm is None:
            raise ItemFailed("a checksum without an algorithm")
        if str(algorithm).startswith("http://spdx.org/rdf/terms#checksumAlgorithm_"):
            digest = graph.value(value, SPDX.checksumValue)
            if digest.datatype == rdflib.XSD.hexBinary and str(algorithm).rsplit("_", 1)[1] in ("md5", "sha1", "sha256"):
                raise ItemFailed("bytes where a text is expected")
            return str(digest)
    return None


def resources(graph, node, now):
    found = {}
    for file in graph.objects(node, DCAT.distribution):
        address = graph.value(file, DCAT.downloadURL) or graph.value(file, DCAT.accessURL)
        if address is None:
            continue
        form = graph.value(file, DCTERMS.format)
        found[str(address)] = {
            "title": text(graph, file, DCTERMS.title) or str(address).rsplit("/", 1)[-1],
            "description": text(graph, file, DCTERMS.description),
            "bytes": graph.value(file, DCAT.byteSize),
            "format": str(form).removeprefix(EU + "file-type/").lower() if form is not None else None,
            "mime": str(graph.value(file, DCAT.mediaType)).removeprefix("https://www.iana.org/assignments/media-types/"),
            "modified": moment(graph, file, DCTERMS.modified, now),
            "checksum": checksum(graph, file),
            "type": "api" if (file, DCAT.accessService, None) in graph else "main",
        }
    # Two at one address are one entry here: what was said of the first is lost.
    if len(found) < len(set(graph.objects(node, DCAT.distribution))):
        raise ItemFailed("two distributions at one address")
    return found


def services(graph):
    """Those alone that no distribution leads to; each with the data sets that it serves, the licence by its address alone."""
    behind = set(graph.objects(None, DCAT.accessService))
    return {
        str(node): {
            "title": text(graph, node, DCTERMS.title),
            "url": str(graph.value(node, DCAT.endpointURL)),
            "licence": "lov2" if str(graph.value(node, DCTERMS.license)).rstrip("/") in OPEN_LICENCES else None,
            "serves": {str(graph.value(served, DCTERMS.identifier)) for served in graph.objects(node, DCAT.servesDataset)},
        }
        for node in graph.subjects(RDF.type, DCAT.DataService)
        if node not in behind
    }


def item(graph, node, now):
    identifier, title = graph.value(node, DCTERMS.identifier), text(graph, node, DCTERMS.title)
    if identifier is None or title is None:
        return None
    files = list(graph.objects(node, DCAT.distribution))
    tags = {str(k) for k in graph.objects(node, DCAT.keyword)}
    for theme in graph.objects(node, DCAT.theme):
        if str(theme).startswith(HIGH_VALUE):
            tags.add("hvd")
        tags |= {str(label) for label in graph.objects(theme, SKOS.prefLabel)}
    return {
        "id": str(identifier),
        "title": title,
        "description": text(graph, node, DCTERMS.description, DCTERMS.abstract) or "",
        "tags": tags,
        "licence": licence(graph, [node, *files]),
        "frequency": frequency(graph, node),
        "temporal": temporal(graph, node),
        "spatial": spatial(graph, node),
        "contacts": contacts(graph, node),
        "schema": sorted(str(s) for s in graph.objects(node, DCTERMS.conformsTo)) or None,
        "issued": moment(graph, node, DCTERMS.issued, now),
        "modified": moment(graph, node, DCTERMS.modified, now),
        "resources": resources(graph, node, now),
    }


class Portal:
    """The state of the portal, kept from harvest to harvest: files are known by address alone, and never leave."""

    def __init__(self):
        self.datasets = {}
        self.services = {}
        self.failures = []

    def harvest(self, graphs, now):
        """Page by page: of a data set only what stands on its page is seen."""
        taken = set()
        for graph in graphs:
            self.services |= services(graph)
            for kind in (DCAT.Dataset, SERIES):
                for node in sorted(graph.subjects(RDF.type, kind)):
                    try:
                        found = item(graph, node, now)
                        if found is None:
                            continue
                        if found["id"] in taken:
                            raise ItemFailed("the identifier came twice")
                        taken.add(found["id"])
                        self.take(found, now)
                    except ItemFailed as failure:
                        self.failures.append((str(node), str(failure)))
        for dataset in self.datasets.values():
            dataset["archived"] = now - dataset["seen"] > GRACE

    def take(self, found, now):
        old = self.datasets.get(found["id"], {"resources": {}, "titles": []})
        for field in KEPT:
            found[field] = found[field] or old.get(field)
        found["resources"] = {**old["resources"], **found["resources"]}
        found["titles"] = [*old["titles"], *([] if found["title"] in old["titles"][-1:] else [found["title"]])]
        found["seen"] = now
        self.datasets[found["id"]] = found


def points(dataset, now, available):
    """The nine criteria of the portal's quality score, each true or false."""
    files = dataset["resources"]
    rhythm = FREQUENCIES.get(dataset["frequency"])
    last = dataset["modified"] or max((f["modified"] for f in files.values() if f["modified"]), default=None)
    in_time = dataset["frequency"] is not None and (
        rhythm is None or (last is not None and last + datetime.timedelta(days=rhythm + 1) >= now)
    )
    return {
        "licence": dataset["licence"] is not None,
        "temporal_coverage": dataset["temporal"] is not None,
        "spatial": dataset["spatial"] is not None,
        "update_frequency": dataset["frequency"] is not None,
        "update_fulfilled_in_time": in_time,
        "dataset_description_quality": len(dataset["description"]) > 100,
        "has_open_format": any(f["format"] and f["format"] not in CLOSED_FORMATS for f in files.values()),
        "all_resources_available": bool(files) and all(available(address) for address in files),
        "resources_documentation": any(f["description"] for f in files.values()),
    }
