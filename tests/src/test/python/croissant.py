# SPDX-License-Identifier: EUPL-1.2
"""Reads each data set as loaders of tables do: mlcroissant, MLCommons' own reader, against its checks, then row by row.

Argument: the published store. Prints one line a record set: its data set, its id, its fields and its rows.
"""

import hashlib
import json
import logging
import pathlib
import re
import sys

import mlcroissant
import pyarrow.parquet

# How many rows of each record set are compared, value by value.
ROWS = 20
# Where a rule is bent, mlcroissant warns; here a warning is an error.
warnings = []


class Collect(logging.Handler):
    def emit(self, record):
        warnings.append(record.getMessage())


def require_digests(store, metadata):
    """Each file is at the address that keeps its digest."""
    for file in metadata.distribution:
        key = file.content_url[file.content_url.index("/v/") + 1 :]
        assert hashlib.sha256((store / key).read_bytes()).hexdigest() == file.sha256, key
        yield file.id, store / key


def require_same(read, value, name):
    """A text comes as bytes, a missing value as none or as a number that is none."""
    if value is None:
        assert read is None or read != read, (name, read)
    elif isinstance(value, str):
        assert read.decode() == value, (name, read, value)
    else:
        assert float(read) == float(value), (name, read, value)


def require_english_pages(store):
    """The page in the other language says the same to such a reader."""
    for path in sorted(store.glob("en/datasets/*/index.html")):
        (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8"), re.S)
        issues = mlcroissant.Dataset(jsonld=json.loads(block)).metadata.ctx.issues
        assert not issues.warnings, (path, issues.report())


def main(store):
    store = pathlib.Path(store)
    logging.getLogger().addHandler(Collect())
    require_english_pages(store)
    for path in sorted(store.glob("datasets/*/croissant.jsonld")):
        metadata = mlcroissant.Dataset(jsonld=path).metadata
        assert not metadata.ctx.issues.warnings, (path, metadata.ctx.issues.report())
        files = dict(require_digests(store, metadata))
        dataset = mlcroissant.Dataset(jsonld=path, mapping=files)
        for records in metadata.record_sets:
            (source,) = {field.source.file_object for field in records.fields}
            table = pyarrow.parquet.ParquetFile(files[source])
            fields = {field.name: field.id for field in records.fields}
            assert list(fields) == table.schema_arrow.names, (records.id, fields)
            first = next(table.iter_batches(batch_size=ROWS)).to_pylist()
            for record, expected in zip(dataset.records(records.id), first):
                for name, value in expected.items():
                    require_same(record[fields[name]], value, name)
            print(path.parent.name, records.id, len(fields), table.metadata.num_rows)
    assert not warnings, warnings


main(*sys.argv[1:])
