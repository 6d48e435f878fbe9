# SPDX-License-Identifier: EUPL-1.2
"""Reads the catalogue as another program would: rdflib for its three syntaxes and the history, pySHACL for its shapes.

Arguments: the published store, then files of shapes. Prints one line a check, with a count.
"""

import csv
import gzip
import hashlib
import json
import pathlib
import re
import sys

import pyshacl
import rdflib
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD
from rdflib.compare import graph_diff, to_isomorphic

PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
SHACL = rdflib.Namespace("http://www.w3.org/ns/shacl#")
# Literals stay as they are written: the shapes ask for times that end with Z.
rdflib.NORMALIZE_LITERALS = False

SYNTAXES = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}


def parse(path, syntax):
    # A literal of another language or form than it says is an error here, not a warning.
    graph = rdflib.Graph().parse(data=path.read_bytes(), format=syntax)
    for literal in graph.objects(unique=True):
        if isinstance(literal, rdflib.Literal) and literal.datatype is not None:
            assert not literal.ill_typed, (path.name, literal.n3())
    return graph


def require_one_graph(store):
    graphs = {ending: to_isomorphic(parse(store / f"catalog.{ending}", syntax)) for ending, syntax in SYNTAXES.items()}
    first = graphs["ttl"]
    for ending, graph in graphs.items():
        _, lacking, extra = graph_diff(first, graph)
        assert graph == first, (ending, list(lacking)[:5], list(extra)[:5])
        print("triples", ending, len(graph))
    return first


def require_files(store, graph):
    (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
    home = str(catalog).split("#")[0]
    count = total = 0
    for distribution in graph.subjects(RDF.type, DCAT.Distribution, unique=True):
        (address,) = graph.objects(distribution, DCAT.downloadURL)
        assert str(address).startswith(home), address
        content = (store / str(address).removeprefix(home)).read_bytes()
        (size,) = graph.objects(distribution, DCAT.byteSize)
        assert size.datatype == XSD.nonNegativeInteger and int(size) == len(content), address
        (checksum,) = graph.objects(distribution, SPDX.checksum)
        (digest,) = graph.objects(checksum, SPDX.checksumValue)
        assert digest.datatype == XSD.hexBinary, address
        assert str(digest).lower() == hashlib.sha256(content).hexdigest(), address
        assert (None, DCAT.distribution, distribution) in graph, distribution
        count += 1
        total += len(content)
    documents = {o for o in graph.objects(None, FOAF.page) if str(o) != home}
    for other in documents | set(graph.objects(None, DCTERMS.conformsTo)):
        assert json.loads((store / str(other).removeprefix(home)).read_bytes()), other
    print("files", count, total)


def require_all_aliases_named(store, graph):
    """Every file for re-users under latest/ is a distribution of the catalogue."""
    named = {str(o).rsplit("/latest/", 1)[-1] for o in graph.objects(None, DCAT.downloadURL)}
    there = {p.name for p in (store / "latest").iterdir() if not p.name.endswith(("schema.json", ".release.json", ".changelog.json", ".datapackage.json"))}
    assert named == there, named ^ there
    print("aliases", len(there))


def require_data_packages(store):
    """Each file is as its descriptor says, and a CSV begins with the columns of its schema."""
    count = 0
    for package in sorted((store / "latest").glob("*.datapackage.json")):
        resources = json.loads(package.read_text("utf-8"))["resources"]
        assert len({resource["name"] for resource in resources}) == len(resources), package
        for resource in resources:
            content = (package.parent / resource["path"]).read_bytes()
            assert resource["bytes"] == len(content), resource
            assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest(), resource
            if resource["format"] == "csv":
                schema = json.loads((package.parent / resource["schema"]).read_text("utf-8"))
                text = (gzip.decompress(content) if resource.get("compression") == "gz" else content).decode("utf-8-sig")
                header = next(csv.reader(text.splitlines()[:1], delimiter=resource["dialect"]["delimiter"]))
                assert header == [field["name"] for field in schema["fields"]], resource
            count += 1
    print("packaged", count)


def fits(field, value):
    """Whether a cell of a CSV is as its field says."""
    constraints = field["constraints"]
    if value == "":
        return not constraints["required"]
    if "enum" in constraints and value not in constraints["enum"]:
        return False
    patterns = {"integer": r"-?[0-9]+", "number": r"-?[0-9]+(\.[0-9]+)?", "string": r"(?s).*"}
    return bool(re.fullmatch(patterns[field["type"]], value) and re.search(constraints.get("pattern", ""), value))


def require_examples(store):
    """The example of each field fits it, and so does each cell of the valid example."""
    count = 0
    for path in sorted((store / "latest").glob("*.json-table-schema.json")):
        schema = json.loads(path.read_text("utf-8"))
        home = schema["path"].removesuffix("latest/" + path.name)
        assert home != schema["path"], schema["path"]
        for field in schema["fields"]:
            assert fits(field, field["example"]), (path.name, field)
        for resource in schema.get("resources", []):
            text = (store / resource["path"].removeprefix(home)).read_text("utf-8-sig")
            header, *rows = csv.reader(text.splitlines(), delimiter=";")
            assert header == [field["name"] for field in schema["fields"]], path.name
            for row in rows:
                assert len(row) == len(header) and all(map(fits, schema["fields"], row)), (path.name, row)
            assert not fits({"type": "integer", "constraints": {"required": True}}, "abc"), "the check checks nothing"
            count += len(rows)
    print("examples", count)


def require_history(store):
    graph = parse(store / "history.ttl", "turtle")
    pointer = json.loads((store / "state" / "current.json").read_text("utf-8"))
    manifests = {str(o).rsplit("/", 1)[-1] for o in graph.objects(None, PROV.atLocation) if "/releases/" in str(o)}
    assert manifests == {p.name for p in (store / "releases").iterdir() if not p.name.endswith(".intoto.json")}, manifests
    assert pathlib.PurePosixPath(pointer["manifest"]).name in manifests, pointer
    for member in set(graph.objects(None, PROV.hadMember)):
        key = str(member)[str(member).index("/v/") + 1 :]
        assert (store / key).is_file(), key
    pages = {str(page) for page in graph.objects(None, FOAF.page)}
    for certificate in (page for page in pages if "/v/" in page):
        key = certificate[certificate.index("/v/") + 1 :]
        assert json.loads((store / key).read_bytes()), key
    for page in (page for page in pages if "/v/" not in page):
        assert (store / page[page.index("/history/") + 1 :] / "index.html").is_file(), page
    print("history", len(graph))


def require_shapes(graph, path):
    shapes = rdflib.Graph().parse(path, format="turtle")
    _, report, words = pyshacl.validate(graph, shacl_graph=shapes, advanced=True, inference="none")
    violations = [r for r in report.subjects(SHACL.resultSeverity, SHACL.Violation)]
    assert not violations, words
    # A catalogue without its title must not pass, or the shapes look at nothing.
    poorer = rdflib.Graph()
    for triple in graph:
        if triple[1] != DCTERMS.title:
            poorer.add(triple)
    assert not pyshacl.validate(poorer, shacl_graph=shapes, advanced=True)[0], path
    print("conforms", pathlib.Path(path).name, len(shapes))


def require_nothing_said(graph, path):
    """Neither a violation nor a warning; and something is said as soon as what these shapes ask for is taken away."""
    shapes = rdflib.Graph().parse(path, format="turtle")
    conforms, _, words = pyshacl.validate(graph, shacl_graph=shapes, advanced=True, inference="none")
    assert conforms, words
    poorer = rdflib.Graph()
    for triple in graph:
        if triple[1] != DCAT.centroid and triple[2] != FOAF.Document:
            poorer.add(triple)
    assert not pyshacl.validate(poorer, shacl_graph=shapes, advanced=True, inference="none")[0], path
    print("silent", pathlib.Path(path).name, len(shapes))


def main(store, *shapes):
    store = pathlib.Path(store)
    graph = require_one_graph(store)
    require_files(store, graph)
    require_all_aliases_named(store, graph)
    require_data_packages(store)
    require_examples(store)
    require_history(store)
    for path in shapes:
        if pathlib.Path(path).name == "shapes.ttl":
            require_shapes(graph, path)
        else:
            require_nothing_said(graph, path)


main(*sys.argv[1:])
