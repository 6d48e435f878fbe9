# SPDX-License-Identifier: EUPL-1.2
"""Harvests the same catalogue release after release, in each of its syntaxes, and gives the marks at the end.

Arguments: a file of shapes, or "-" for none, then the folders with what was public after each release, in their order. Prints one line a
data set and syntax: the points of the portal out of 9 and of the European rules out of 405, each mark that is not full, the
number of files, how many titles it had, and hvd where the portal takes it for a high-value data set.
"""

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
    return pyshacl.validate(graph, shacl_graph=graph_of_shapes, advanced=True, inference="none")[0]


def home(graph):
    (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
    return str(catalog).split("#")[0], catalog


def main(shapes, *folders):
    ours = None
    for ending in portal.SYNTAXES:
        site = portal.Portal()
        for folder in folders:
            graphs = portal.pages(pathlib.Path(folder), ending)
            graph = sum(graphs, rdflib.Graph())
            start, catalog = home(graph)
            released = datetime.datetime.fromisoformat(str(graph.value(catalog, DCTERMS.modified))[:19])
            before = {key: value["modified"] for key, value in site.datasets.items()}
            site.harvest(graphs, released)
            for key, value in before.items():
                assert site.datasets[key]["modified"] >= value, ("went back", key)
        last = pathlib.Path(folders[-1])
        answers = lambda address: (last / str(address).removeprefix(start)).is_file()
        ours = all(conforms(page, shapes) for page in graphs) if ours is None else ours
        assert not site.failures, site.failures
        nodes = {str(graph.value(node, DCTERMS.identifier)): node for node in graph.subjects(RDF.type, DCAT.Dataset)}
        for key, dataset in sorted(site.datasets.items()):
            files = len(dataset["resources"])
            titles = len(dataset["titles"])
            if dataset["archived"]:
                print(ending, key, "archived", files, titles)
                continue
            # A portal looks the next night, not in the second of the release.
            given = portal.points(dataset, released + datetime.timedelta(hours=18), answers)
            marks = quality.of_dataset(graph, nodes[key], answers, ours)
            dead = [address for address in dataset["resources"] if not answers(address)]
            assert not dead, dead
            lost = [name for name, point in (given | marks).items() if not point]
            high_value = ["hvd"] if "hvd" in dataset["tags"] else []
            print(ending, key, sum(given.values()), sum(marks.values()), files, titles, *high_value, *lost)


main(*sys.argv[1:])
