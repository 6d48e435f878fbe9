# SPDX-License-Identifier: EUPL-1.2
"""Spoils a catalogue in the ways in which catalogues are spoilt, and shows that the harvest notices each.

Arguments: the published store, a file of shapes. Prints one line a trap: its name, then what is lost by it.
"""

import datetime
import pathlib
import sys

import pyshacl
import rdflib
from rdflib import DCAT, DCTERMS, RDF, RDFS, XSD

import portal
import quality

rdflib.NORMALIZE_LITERALS = False
LICENCE = rdflib.URIRef(portal.EU + "licence/ETALAB_2_0")
NOW = datetime.datetime(2100, 1, 1)


def replace(graph, subject, predicate, change):
    for triple in list(graph.triples((subject, predicate, None))):
        graph.remove(triple)
        value = change(triple[2])
        if value is not None:
            graph.add((triple[0], predicate, value))


def remove(value):
    return None


def other(old, new):
    return lambda value: rdflib.URIRef(str(value).replace(old, new))


def again(old, new):
    return lambda value: rdflib.Literal(str(value).replace(old, new), datatype=value.datatype)


def short(value):
    return rdflib.Literal("Court.", lang=value.language)


def named_period(graph):
    for subject, period in list(graph.subject_objects(DCTERMS.temporal)):
        for predicate, value in list(graph.predicate_objects(period)):
            graph.add((rdflib.URIRef("urn:x:period"), predicate, value))
    replace(graph, None, DCTERMS.temporal, lambda value: rdflib.URIRef("urn:x:period"))


TRAPS = {
    "licence without its label": lambda g: replace(g, LICENCE, RDFS.label, remove),
    "licence of the portal alone": lambda g: replace(g, None, DCTERMS.license, other(str(LICENCE), "https://www.etalab.gouv.fr/licence-ouverte-open-licence")),
    "frequency by https": lambda g: replace(g, None, DCTERMS.accrualPeriodicity, other("http:", "https:")),
    "named period": named_period,
    "years for days": lambda g: replace(g, None, DCAT.startDate, lambda v: rdflib.Literal(str(v)[:4], datatype=XSD.gYear)),
    "envelope for polygon": lambda g: replace(g, None, DCAT.bbox, again("POLYGON((", "ENVELOPE((")),
    "digest that the portal would read": lambda g: replace(g, None, portal.SPDX.algorithm, other("https:", "http:")),
    "digest without algorithm": lambda g: replace(g, None, portal.SPDX.algorithm, remove),
    "short description": lambda g: replace(g, None, DCTERMS.description, short),
    "one identifier for all": lambda g: replace(g, None, DCTERMS.identifier, lambda v: rdflib.Literal("x")),
    "dated addresses": lambda g: replace(g, None, DCAT.downloadURL, other("/latest/", "/v/2020/")),
    "interface at the address of a file": lambda g: replace(g, None, DCAT.accessURL, other(".release.json", ".parquet")),
    "interface that is not there": lambda g: replace(g, None, DCAT.accessURL, other(".release.json", ".none.json")),
    "no theme": lambda g: replace(g, None, DCAT.theme, remove),
}


def lost(graph, shapes, answers):
    """The marks that are not full over all data sets, and the failures."""
    conforms = pyshacl.validate(graph, shacl_graph=shapes, advanced=True, inference="none")[0]
    site = portal.Portal()
    site.harvest([graph], NOW)
    names = {failure for _, failure in site.failures}
    for node in graph.subjects(RDF.type, DCAT.Dataset):
        marks = quality.of_dataset(graph, node, answers, conforms)
        names |= {name for name, mark in marks.items() if not mark}
    for dataset in site.datasets.values():
        # How old the data are is not the question here.
        marks = portal.points(dataset, dataset["modified"], answers)
        names |= {name for name, mark in marks.items() if not mark}
    return sorted(names)


def main(store, shapes):
    store = pathlib.Path(store)
    whole = rdflib.Graph().parse(store / "catalog.ttl", format="turtle")
    rules = rdflib.Graph().parse(shapes, format="turtle")
    (catalog,) = whole.subjects(RDF.type, DCAT.Catalog)
    start = str(catalog).split("#")[0]
    answers = lambda address: (store / str(address).removeprefix(start)).is_file()
    print("nothing", *lost(whole, rules, answers), sep=" | ")
    for name, spoil in TRAPS.items():
        graph = rdflib.Graph()
        for triple in whole:
            graph.add(triple)
        spoil(graph)
        found = lost(graph, rules, answers)
        assert found, name
        print(name, *found, sep=" | ")


main(*sys.argv[1:])
