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

import jsonschema
import openapi_spec_validator
import pyshacl
import rdflib
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD
from rdflib.compare import graph_diff, to_isomorphic

EU = "http://publications.europa.eu/resource/authority/"
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
    interfaces = set(graph.subjects(DCAT.accessService))
    for distribution in set(graph.subjects(RDF.type, DCAT.Distribution)) - interfaces:
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
    datasets = set(graph.subjects(RDF.type, DCAT.Dataset))
    for other in {o for d in datasets for p in (FOAF.page, DCTERMS.conformsTo) for o in graph.objects(d, p)}:
        assert json.loads((store / str(other).removeprefix(home)).read_bytes()), other
    print("files", count, total)


def require_interfaces(store, graph):
    """Each data set has one interface among its files; its description stands, and holds for all that it names and for the rows."""
    (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
    home = str(catalog).split("#")[0]
    operations = 0
    for dataset in graph.subjects(RDF.type, DCAT.Dataset, unique=True):
        ((distribution, service),) = [(f, s) for f in graph.objects(dataset, DCAT.distribution) for s in graph.objects(f, DCAT.accessService)]
        assert not any((distribution, p, None) in graph for p in (DCAT.downloadURL, DCAT.byteSize, SPDX.checksum)), distribution
        assert list(graph.objects(service, DCAT.servesDataset)) == [dataset], service
        (address,) = graph.objects(service, DCAT.endpointURL)
        assert (distribution, DCAT.accessURL, address) in graph, address
        (description,) = graph.objects(service, DCAT.endpointDescription)
        document = json.loads((store / str(description).removeprefix(home)).read_bytes())
        openapi_spec_validator.validate(document)
        assert document["servers"] == [{"url": home.rstrip("/")}], document["servers"]
        schemas = {name: {**schema, "components": document["components"]} for name, schema in document["components"]["schemas"].items()}
        jsonschema.validate(json.loads((store / str(address).removeprefix(home)).read_bytes()), schemas["Release"])
        files = {str(a).removeprefix(home) for f in graph.objects(dataset, DCAT.distribution) for a in graph.objects(f, DCAT.accessURL)}
        assert {path.removeprefix("/") for path in document["paths"]} == files, files
        for path, (row, *rest) in rows_of_json(store, files):
            jsonschema.validate(row, schemas["Row"])
            assert list(jsonschema.Draft202012Validator(schemas["Row"]).iter_errors({**row, "x": 1})), "the check checks nothing"
        operations += len(files)
    print("interfaces", operations)


def rows_of_json(store, keys):
    """The first rows of each file of rows in JSON."""
    for key in sorted(keys):
        if key.endswith(".jsonl.gz"):
            with gzip.open(store / key, "rt", encoding="utf-8") as lines:
                yield key, [json.loads(line) for line, _ in zip(lines, range(5))]
        elif key.endswith(".json") and not key.endswith(".release.json"):
            yield key, json.loads((store / key).read_bytes())[:5]


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


def background(folder):
    """Which code stands in which table of the EU, as the vocabulary shapes need to know it."""
    graph = rdflib.Graph()
    codes = [(t, row[0]) for t in ("access-right", "data-theme", "file-type", "frequency", "licence") for row in csv.reader((folder / f"{t}.csv").read_text("utf-8").splitlines())]
    # The list in hand is older than the code of Parquet; of other tables there is none.
    codes += [("file-type", "PARQUET"), ("country", "FRA"), ("language", "FRA"), ("planned-availability", "STABLE")]
    for table, code in codes:
        concept, scheme = rdflib.URIRef(f"{EU}{table}/{code}"), rdflib.URIRef(EU + table)
        graph.add((concept, RDF.type, SKOS.Concept)).add((concept, SKOS.inScheme, scheme)).add((scheme, RDF.type, SKOS.ConceptScheme))
        graph.add((concept, SKOS.prefLabel, rdflib.Literal(code, lang="en")))
    graph.add((rdflib.URIRef("http://purl.org/adms/publishertype/1.0"), RDF.type, SKOS.ConceptScheme))
    return graph


def said(graph, shapes):
    """Severity, class and property of all that the shapes say."""
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, advanced=True, inference="none")
    names = graph.namespace_manager
    names.bind("dct", DCTERMS, replace=True)
    found = set()
    for result in report.objects(None, SHACL.result):
        kind = min(names.normalizeUri(c) for c in graph.objects(report.value(result, SHACL.focusNode), RDF.type))
        severity = str(report.value(result, SHACL.resultSeverity)).rsplit("#", 1)[1]
        found.add((severity, kind, names.normalizeUri(report.value(result, SHACL.resultPath))))
    return found


def require_only_what_is_listed(graph, path, table):
    """All that is said is listed with its reason, and all that is listed is said."""
    path = pathlib.Path(path)
    shapes = rdflib.Graph().parse(path, format="turtle")
    rows = [line.split("|") for line in table.read_text("utf-8").splitlines() if not line.startswith("#")]
    listed = {tuple(row[1:4]) for row in rows if row[0] == path.name and not row[4]}
    whole = graph + background(path.parent.parent / "vocabularies")
    assert (found := said(whole, shapes)) == listed, found ^ listed
    for file in list(whole.subjects(RDF.type, DCAT.Distribution)):
        whole.set((file, DCTERMS.format, rdflib.URIRef("urn:x:format")))
    assert ("Violation", "dcat:Distribution", "dct:format") in said(whole, shapes), "the check checks nothing"
    print("listed", path.name, len(shapes))


def main(store, *shapes):
    store = pathlib.Path(store)
    graph = require_one_graph(store)
    require_files(store, graph)
    require_interfaces(store, graph)
    require_all_aliases_named(store, graph)
    require_data_packages(store)
    require_examples(store)
    require_history(store)
    for path in shapes:
        if pathlib.Path(path).name == "shapes.ttl":
            require_shapes(graph, path)
        elif "vocabularies" in path:
            require_only_what_is_listed(graph, path, pathlib.Path(shapes[0]).with_name("warnings.psv"))
        else:
            require_nothing_said(graph, path)


main(*sys.argv[1:])
