# SPDX-License-Identifier: EUPL-1.2
"""Walks a catalogue from page to page in each of its syntaxes, and counts what is found.

Argument: the published store. Prints one line a syntax: pages, data sets and files.
"""

import pathlib
import sys

import rdflib
from rdflib import DCAT, DCTERMS, RDF

import portal


def main(store):
    store = pathlib.Path(store)
    seen = []
    for ending in portal.SYNTAXES:
        graphs = portal.pages(store, ending)
        datasets, files = [], []
        for number, graph in enumerate(graphs, 1):
            (view,) = graph.subjects(RDF.type, portal.HYDRA.PartialCollectionView)
            assert str(view).endswith(f"/catalog{'' if number == 1 else f'-{number}'}.{ending}"), view
            (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
            here = list(graph.subjects(RDF.type, DCAT.Dataset))
            assert set(graph.objects(catalog, DCAT.dataset)) == set(here), number
            for dataset in here:
                # A file on another page than its data set would be lost.
                for file in graph.objects(dataset, DCAT.distribution):
                    assert (file, DCAT.downloadURL, None) in graph or (file, DCAT.accessService, None) in graph, file
                    files.append(file)
            total = {int(n) for n in graph.objects(catalog, portal.HYDRA.totalItems)}
            datasets += here
        assert len(set(datasets)) == len(datasets) and total == {len(datasets)}, (len(datasets), total)
        seen.append({(str(d), str(t)) for graph in graphs for d, t in graph.subject_objects(DCTERMS.title)})
        print(ending, len(graphs), len(datasets), len(set(files)))
    assert all(titles == seen[0] for titles in seen)


main(*sys.argv[1:])
