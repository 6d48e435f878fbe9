# SPDX-License-Identifier: EUPL-1.2
"""
Tables whose solution is in the literature, published as this publisher would, and what the attacker makes of them.

Handbook: A. Hundepool et al., Handbook on Statistical Disclosure Control, chapter 4. Working paper 22: Federal Committee on
Statistical Methodology, Report on Statistical Disclosure Limitation Methodology, 1994, chapter II.
"""

import csv
import json
import pathlib
import sys
import tempfile

from attack_bounds import Bounds
from attack_finds import Attack
from attack_tables import Table


def publish(directory, name, unit, lines, crossed=True):
    """A table with the sums of its rows and columns; a star before a figure that is hidden."""
    kind = "integer" if unit == "dossiers" else "number"
    fields = [{"name": n, "type": "string"} for n in ("trimestre", "niveau", "ligne", "colonne", "secret_statistique")]
    fields.insert(4, {"name": name, "type": kind, "unit": unit})
    (directory / "table.json-table-schema.json").write_text(json.dumps({"fields": fields}), "utf-8")
    cells = {(r, c): cell for r, line in enumerate(lines) for c, cell in enumerate(line.split())}
    figures = {place: int(cell.strip("*")) for place, cell in cells.items()}
    rows = [["2024-T1", "detail", r, c, "" if "*" in v else v, "S" if "*" in v else ""] for (r, c), v in cells.items() if v != "0"]
    for r in sorted({r for r, _ in cells}):
        rows.append(["2024-T1", "ligne", r, "_T", sum(v for (row, _), v in figures.items() if row == r), ""])
    for c in sorted({c for _, c in cells}):
        total = sum(v for (_, column), v in figures.items() if column == c)
        rows += [["2024-T1", "colonne", "_T", c, total, ""]] if crossed else []
    rows.append(["2024-T1", "total", "_T", "_T", sum(figures.values()), ""])
    with (directory / "table.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow([field["name"] for field in fields])
        writer.writerows(rows)


def table(name, unit, *lines, crossed=True):
    with tempfile.TemporaryDirectory() as directory:
        publish(pathlib.Path(directory), name, unit, lines, crossed)
        return Table(pathlib.Path(directory), "table")


def exact(attacked):
    found = Attack(attacked, (1, set())).run().places
    places = {**found["exact"], **found["exact by whole numbers"]}
    return sorted(place.split("/")[3] for place in places)


def working_paper_22():
    """Two holes in every row and column, and yet two rows less two columns leave one hole alone."""
    looks_safe = table("nombre", "dossiers", "15 *1 *3 *1", "20 *10 *10 15", "*3 10 10 *2", "*12 14 7 *2")
    assert "0.3" in exact(looks_safe), exact(looks_safe)
    safe = table("montant", "euros", "15 *1 *3 *1", "20 10 10 15", "*3 *10 10 *2", "*12 14 *7 *2")
    assert exact(safe) == [], exact(safe)
    print("working paper 22, delinquent children: 1")


def geurts():
    """Handbook, example 3, after Geurts 1992, table 10: the first of four holes is from 3 to 6."""
    square = table("montant", "euros", "*5 *2", "*1 *2", "3 3")
    bounds = Bounds(square).settle()
    rows = [square.place(row).split("/")[3] for row in range(square.size)]
    first = rows.index("0.0")
    assert (bounds.least["montant"][first], bounds.most["montant"][first]) == (300, 600)
    assert exact(square) == []
    print("handbook, feasibility interval of Geurts: 1")


def two_ones():
    """GaussSuppression, vignette on small counts: what makes two, of rows that exist, is one and one."""
    ones = table("nombre", "dossiers", "*1 *1 7", "4 6 5", crossed=False)
    assert exact(ones) == ["0.0", "0.1"], exact(ones)
    hidden = table("nombre", "dossiers", "*1 *1 *7", "4 6 5", crossed=False)
    assert exact(hidden) == [], exact(hidden)
    print("gausssuppression, two ones: 1")


if __name__ == "__main__":
    for case in (working_paper_22, geurts, two_ones):
        case()
    sys.exit(0)
