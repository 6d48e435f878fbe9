# SPDX-License-Identifier: EUPL-1.2
"""Reads what describes the data sets in other forms than RDF with the readers of those forms: frictionless for data packages
and table schemas, the schemas of DataCite and of the Citation File Format.

Argument: the published store. Prints one line a form, with a count.
"""

import copy
import json
import pathlib
import sys

import check_jsonschema
import frictionless
import jsonschema
import ruamel.yaml
from datacite import schema45

# How many rows of each file are read against their schema; other checks read them all.
ROWS = 2000


def require_data_packages(store):
    """frictionless finds no fault with a package, nor with the first rows of each of its tables."""
    count = 0
    for path in sorted((store / "latest").glob("*.datapackage.json")):
        package = frictionless.Package(str(path))
        tables = [resource for resource in package.resources if resource.profile == "tabular-data-resource"]
        assert tables, path.name
        for table in tables:
            report = table.validate(limit_rows=ROWS)
            assert report.valid and report.stats["tasks"] == 1, (table.path, report.flatten(["title", "message"])[:3])
            count += 1
    descriptor = json.loads(path.read_text("utf-8"))
    del descriptor["resources"][0]["path"]
    try:
        frictionless.Package.from_descriptor(descriptor, basepath=str(path.parent))
        raise AssertionError("the check checks nothing")
    except frictionless.FrictionlessException:
        print("packages", count)


def require_table_schemas(store):
    """Each schema is one, names an example that fits each field, and a file of examples that is valid."""
    count = 0
    for path in sorted((store / "latest").glob("*.json-table-schema.json")):
        descriptor = json.loads(path.read_text("utf-8"))
        schema = frictionless.Schema.from_descriptor(descriptor)
        for field in schema.fields:
            cell, notes = field.read_cell(field.example)
            assert cell is not None and notes is None, (path.name, field.name, notes)
        home = descriptor["path"].removesuffix("latest/" + path.name)
        for example in descriptor.get("resources", []):
            file = store / example["path"].removeprefix(home)
            dialect = frictionless.Dialect.from_descriptor({"csv": {"delimiter": ";"}})
            table = frictionless.Resource(path=file.name, basepath=str(file.parent), schema=schema, dialect=dialect)
            report = table.validate()
            assert report.valid and report.task.stats["rows"] > 0, (file, report.flatten(["title", "message"])[:3])
            count += 1
        count += len(schema.fields)
    name = next(field for field in schema.fields if field.type in ("integer", "number"))
    assert name.read_cell("abc")[1], "the check checks nothing"
    print("schemas", count)


def require_valid(name, validator, documents, spoil):
    """Each document is as the schema says; one that is spoilt is not."""
    count = 0
    for path, document in documents:
        faults = list(validator.iter_errors(document))
        assert not faults, (path, faults[0].message)
        count += 1
    spoilt = copy.deepcopy(document)
    spoil(spoilt)
    assert list(validator.iter_errors(spoilt)), "the check checks nothing"
    print(name, count)


def main(store):
    store = pathlib.Path(store)
    require_data_packages(store)
    require_table_schemas(store)
    works = [(path, json.loads(path.read_text("utf-8"))) for path in sorted(store.glob("datasets/**/datacite.json"))]
    require_valid("datacite", schema45.validator, works, lambda work: work["types"].update(resourceTypeGeneral="Table"))
    schemas = pathlib.Path(check_jsonschema.__file__).parent / "builtin_schemas" / "vendor"
    schema = json.loads((schemas / "citation-file-format.json").read_text("utf-8"))
    yaml = ruamel.yaml.YAML(typ="safe")
    # A day without quotes would be a date to this reader, and a text to the schema.
    citations = [(path, yaml.load(path.read_text("utf-8"))) for path in sorted(store.glob("datasets/**/CITATION.cff"))]
    require_valid(
        "citations", jsonschema.Draft7Validator(schema), citations, lambda work: work.update(license="etalab-3.0")
    )


main(*sys.argv[1:])
