# SPDX-License-Identifier: EUPL-1.2
"""What is published in a directory, read with nothing but Python's own library."""

import csv
import gzip
import io
import json
import pathlib
from decimal import Decimal


class Edition:
    """The current files of one data set."""

    def __init__(self, store, dataset):
        self.latest = pathlib.Path(store) / "latest"
        self.dataset = dataset
        self.schema = json.loads((self.latest / f"{dataset}.json-table-schema.json").read_text("utf-8"))
        self.types = {field["name"]: field["type"] for field in self.schema["fields"]}

    def path(self, *endings):
        """The file that has one of these endings."""
        found = [p for e in endings if (p := self.latest / f"{self.dataset}{e}").exists()]
        assert len(found) == 1, (self.dataset, endings, found)
        return found[0]

    def csv_text(self):
        return text(self.path(".csv", ".csv.gz"))

    def parts(self):
        """The plain files of single years or half-years."""
        whole = [self.latest.glob(f"{self.dataset}-20[0-9][0-9]{half}.csv") for half in ("", "-S[12]")]
        return sorted(path for paths in whole for path in paths)

    def columns(self):
        """Every column by name, as a list of texts, whole numbers, decimals and nulls, in the order of the rows."""
        return columns(self.csv_text(), self.types)

    def rows(self):
        """Every row as a dictionary."""
        table = self.columns()
        names = list(table)
        return [dict(zip(names, cells)) for cells in zip(*table.values())]


def datasets(store):
    return sorted(p.name.removesuffix(".parquet") for p in (pathlib.Path(store) / "latest").glob("*.parquet"))


def text(path):
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")


def columns(content, types):
    lines = csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""), delimiter=";", strict=True)
    names = next(lines)
    assert names == list(types), names
    cells = list(zip(*lines))
    return {name: [value(cell, types[name]) for cell in column] for name, column in zip(names, cells)}


def value(cell, kind):
    if cell == "":
        return None
    return {"string": str, "integer": int, "number": Decimal}[kind](cell)
