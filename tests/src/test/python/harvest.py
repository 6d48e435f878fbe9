# SPDX-License-Identifier: EUPL-1.2
"""Harvests the same catalogue release after release, in each of its syntaxes, and gives the marks at the end.

Arguments: a file of shapes, or "-" for none, then the folders with what was public after each release, in their order. Prints one line a
data set and syntax: the points of the portal out of 9 and of the European rules out of 405, the number of files and interfaces,
how many titles it had, after how many releases it had all points; then each mark that is not full, hvd where the portal takes it
for a high-value data set, and service where it makes a service of its own of one of its interfaces.
"""

import collections
import datetime
import pathlib
import sys

import pyshacl
import rdflib
from rdflib import DCAT, DCTERMS, RDF

import portal
import quality

rdflib.NORMALIZE_LITERALS = False


def conforms(graph, shapes):
    if shapes == "-":
        return True
    graph_of_shapes = rdflib.Graph().parse(shapes, format="turtle")
    conform = pyshacl.validate(graph, shacl_graph=graph_of_shapes, advanced=True, inference="none")[0]
    # pySHACL switches it on again: a time of the next release would lose its Z while it is read.
    rdflib.NORMALIZE_LITERALS = False
    return conform


def home(graph):
    (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
    return str(catalog).split("#")[0], catalog


def marks(site, graphs, conform, released, answers):
    """Of each data set that is not archived: the points of the portal, and those of the European rules."""
    graph = sum(graphs, rdflib.Graph())
    nodes = {str(graph.value(node, DCTERMS.identifier)): node for node in graph.subjects(RDF.type, DCAT.Dataset)}
    for key, dataset in sorted(site.datasets.items()):
        if not dataset["archived"] and key in nodes:
            # A portal looks the next night, not in the second of the release.
            given = portal.points(dataset, released + datetime.timedelta(hours=18), answers)
            yield key, given, quality.of_dataset(graph, nodes[key], answers, conform)
            dead = [address for address in dataset["resources"] if not answers(address)]
            assert not dead, dead
            interfaces = [address for address, file in dataset["resources"].items() if file["type"] == "api"]
            assert len(interfaces) == 1, (key, interfaces)


def main(shapes, *folders):
    ours = {}
    for ending in portal.SYNTAXES:
        site, full, last = portal.Portal(), collections.Counter(), {}
        for folder in map(pathlib.Path, folders):
            graphs = portal.pages(folder, ending)
            start, catalog = home(sum(graphs, rdflib.Graph()))
            released = datetime.datetime.fromisoformat(str(graphs[0].value(catalog, DCTERMS.modified))[:19])
            before = {key: value["modified"] for key, value in site.datasets.items()}
            site.harvest(graphs, released)
            for key, value in before.items():
                assert site.datasets[key]["modified"] >= value, ("went back", key)
            assert not site.failures, site.failures
            # The syntaxes say the same, which another check shows: one of them is held against the shapes.
            if folder not in ours:
                ours[folder] = all(conforms(page, shapes) for page in graphs)
            answers = lambda address: (folder / str(address).removeprefix(start)).is_file()
            last = {key: (given, rules) for key, given, rules in marks(site, graphs, ours[folder], released, answers)}
            full.update(key for key, (given, rules) in last.items() if all(given.values()) and all(rules.values()))
        for key, dataset in sorted(site.datasets.items()):
            counts = [len(dataset["resources"]), len(dataset["titles"]), full[key]]
            if dataset["archived"]:
                print(ending, key, "archived", *counts)
                continue
            given, rules = last[key]
            lost = [name for name, point in (given | rules).items() if not point]
            high_value = ["hvd"] if "hvd" in dataset["tags"] else []
            served = ["service" for service in site.services.values() if key in service["serves"] and service["licence"]]
            print(ending, key, sum(given.values()), sum(rules.values()), *counts, *high_value, *served, *lost)


main(*sys.argv[1:])
