# SPDX-License-Identifier: EUPL-1.2
"""Protection and sums of the users' data set, judged from its published CSV alone.

Prints one line a check, with the number of times that it was made: a check made nowhere proves nothing.
"""

import sys
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import published

DATASET = "moncompteformation-les-usagers"
THRESHOLD = 5
# Each level with the columns that tell its rows apart, from the finest; a row adds up those of the level before it.
LEVELS = (
    ("detail", None),
    ("departement", ("code_region", "code_departement")),
    ("region", ("code_region",)),
    ("france", ()),
)
DURATIONS = {"nb_dossiers_a_duree_connue", "duree_moyenne"}


class Table:
    def __init__(self, edition):
        self.rows = edition.rows()
        self.measures = [name for name, kind in edition.types.items() if kind != "string"]
        self.parts = [name for name in self.measures if name.startswith("part_")]
        # Persons do not add up over rows, nor do means.
        self.sums = [m for m in self.measures if m not in ("nb_titulaires", "prix_moyen", "duree_moyenne")]
        assert len(self.parts) == 8, self.parts
        assert {row["niveau"] for row in self.rows} == {level for level, _ in LEVELS}

    def families(self):
        """Every margin row with the rows that it adds up."""
        for (finer, _), (coarser, keys) in zip(LEVELS, LEVELS[1:]):
            children = defaultdict(list)
            for row in self.rows:
                if row["niveau"] == finer:
                    children[place(row, keys)].append(row)
            for row in self.rows:
                if row["niveau"] == coarser:
                    yield row, children.pop(place(row, keys))
            assert not children, (coarser, len(children))


def place(row, keys):
    return (row["trimestre_entree"], *(row[key] for key in keys))


def require_few_persons_hidden(table):
    shown = hidden = partly = 0
    for row in table.rows:
        figures = {m for m in table.measures if row[m] is not None}
        missing = set(table.measures) - figures
        if row["secret_statistique"] is None:
            # A mean over no file is the one figure that a shown row may lack.
            assert missing <= ({"duree_moyenne"} if row["nb_dossiers_a_duree_connue"] == 0 else set()), missing
            shown += 1
        elif figures:
            assert missing == DURATIONS, missing
            partly += 1
        else:
            hidden += 1
        assert row["secret_statistique"] in (None, "S")
        if figures:
            assert row["nb_titulaires"] >= THRESHOLD and row["nb_dossiers"] >= row["nb_titulaires"]
    print("rows shown", shown)
    print("rows hidden", hidden)
    print("rows without durations", partly)


def require_sums(table):
    made = defaultdict(int)
    for total, children in table.families():
        for measure in table.sums:
            values = [row[measure] for row in children]
            if total[measure] is not None and None not in values:
                assert sum(values) == total[measure], (place(total, ()), total["niveau"], measure)
                made[total["niveau"]] += 1
            elif total[measure] is not None:
                assert sum(v for v in values if v is not None) <= total[measure], (place(total, ()), measure)
                made["no more than " + total["niveau"]] += 1
    for level, count in sorted(made.items()):
        print("sums to", level, count)


def require_parts_and_means(table):
    parts = means = 0
    for row in table.rows:
        if row["nb_dossiers"] is None:
            continue
        assert sum(row[part] for part in table.parts) == row["montant_engage"], place(row, ("niveau",))
        parts += 1
        mean = (row["montant_engage"] / row["nb_dossiers"]).quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert row["prix_moyen"] == mean, place(row, ("niveau",))
        means += 1
    print("parts add up", parts)
    print("mean prices", means)


def require_no_subtraction(table, measure):
    """Eliminates over the rationals: what is hidden and yet the only unknown of a combination of equations is found."""
    equations = defaultdict(list)
    unknown = {}
    for total, children in table.families():
        left = defaultdict(Fraction)
        for row, sign in ((total, -1), *((child, 1) for child in children)):
            if row[measure] is None:
                left[unknown.setdefault(id(row), len(unknown))] += sign
        if left:
            equations[total["trimestre_entree"]].append(left)
    found = sum(len(determined(system)) for system in equations.values())
    assert found == 0, f"{found} hidden figures of {measure} can be found by subtraction"
    print("not found by subtraction:", measure, len(unknown))


def determined(system):
    """The unknowns that have one value only, after reducing the equations to echelon form."""
    pivots = {}
    for equation in system:
        row = dict(equation)
        for unknown in [u for u in row if u in pivots]:
            add(row, pivots[unknown], -row[unknown])
        row = {u: c for u, c in row.items() if c}
        if not row:
            continue
        pivot = next(iter(row))
        scale = row[pivot]
        row = {u: c / scale for u, c in row.items()}
        for other in pivots.values():
            if other.get(pivot):
                add(other, row, -other[pivot])
        pivots[pivot] = row
    return [p for p, row in pivots.items() if sum(1 for c in row.values() if c) == 1]


def add(target, source, factor):
    for unknown, coefficient in source.items():
        value = target.get(unknown, 0) + factor * coefficient
        if value:
            target[unknown] = value
        else:
            target.pop(unknown, None)


def require_attacker_can_win():
    """The attacker finds what only looks hidden: a + b = 3 and a + b + c = 7 give c away."""
    one = Fraction(1)
    assert determined([{0: one, 1: one}, {0: one, 1: one, 2: one}]) == [2]
    assert determined([{0: one, 1: one}, {1: one, 2: one}]) == []


def main(store):
    table = Table(published.Edition(store, DATASET))
    require_few_persons_hidden(table)
    require_sums(table)
    require_parts_and_means(table)
    require_attacker_can_win()
    require_no_subtraction(table, "nb_dossiers")
    require_no_subtraction(table, "nb_dossiers_a_duree_connue")


main(sys.argv[1])
