# SPDX-License-Identifier: EUPL-1.2
"""
Opens what a store hides, in copies of its files, and sees the attacker come in: one of two holes is shown, a mean is printed
in a hidden row. Prints a line for each: what was done, and at how many places.
"""

import csv
import io
import pathlib
import shutil
import sys
import tempfile

import attack
import numpy as np
import published
from attack_bounds import Bounds
from attack_tables import Table, directories


class Copy:
    """The newest files of one data set, as CSV, with some cells changed."""

    def __init__(self, store, dataset):
        self.edition = published.Edition(store, dataset)
        self.page = pathlib.Path(store) / "datasets" / dataset / "index.html"
        lines = csv.reader(io.StringIO(self.edition.csv_text().removeprefix("\ufeff"), newline=""), delimiter=";")
        self.names = next(lines)
        self.rows = list(lines)

    def set(self, row, measure, value):
        self.rows[row][self.names.index(measure)] = value

    def attacked(self):
        with tempfile.TemporaryDirectory() as directory:
            name = self.edition.dataset
            latest = pathlib.Path(directory) / "latest"
            latest.mkdir()
            with (latest / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, delimiter=";", lineterminator="\n").writerows([self.names, *self.rows])
            shutil.copy(self.edition.path(".json-table-schema.json"), latest)
            page = pathlib.Path(directory) / "datasets" / name
            page.mkdir(parents=True)
            shutil.copy(self.page, page)
            return attack.attack(directory).places


def pair(table, measure):
    """Two rows that alone are hidden below a shown one, and a figure that the first may have."""
    hidden = table.hidden(measure)
    bounds = Bounds(table).settle()
    for relation in table.relations:
        below = relation.sums(hidden.astype(float))
        for number in np.flatnonzero((below == 2) & ~hidden[relation.above]).tolist():
            one, other = relation.child[(relation.parent == number) & hidden[relation.child]].tolist()
            least, most = bounds.least[measure][one], bounds.most[measure][one]
            if table.is_published(one) and table.is_published(other) and most - least > 1:
                return one, other, int((least + most) // 2)
    return None


def require(what, copy, name, place):
    found = [told for told in copy.attacked()[name] if told.startswith(place + "/")]
    assert found, (what, place)
    print(f"{what}: {len(found)}")


def main(store):
    done = 0
    for dataset, places in sorted(directories(store).items()):
        table = Table(places[-1], dataset)
        if not table.is_protected or not table.files or (places[-1] / f"{dataset}-totaux.parquet").exists():
            continue
        two = pair(table, table.files)
        if two:
            one, other, figure = two
            copy = Copy(store, dataset)
            copy.set(one, table.files, str(figure))
            require(f"{dataset} one of two holes is shown", copy, "exact", table.place(other))
            done += 1
        mean = table.means[0][0]
        row = int(np.flatnonzero(table.hidden(table.files)[: table.size])[0])
        copy = Copy(store, dataset)
        copy.set(row, mean, "123.45")
        require(f"{dataset} a mean is printed", copy, "mean of hidden", table.place(row))
    assert done, "no shown row has two hidden ones below it"


if __name__ == "__main__":
    main(sys.argv[1])
