# SPDX-License-Identifier: EUPL-1.2
"""Protection and sums of every data set, judged from its published CSV alone.

Prints one line a check: data set, what, and the number of times that it was made. A check made nowhere proves nothing.
"""

import sys
from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import published

THRESHOLD = 5
CERTIFICATION = ("type_referentiel", "code_rncp", "code_rs", "code_certifinfo", "intitule_certification")


@dataclass
class Publication:
    """What a reader of the files knows: which rows add up to which, and which figures are about the same persons."""

    dataset: str
    period: str
    # Each level with the columns that tell its rows apart, from the finest; a row adds up those of the level before it.
    levels: tuple
    # Figures that are shown or hidden together: those that add up over rows, and the others.
    groups: tuple
    persons: str = ""
    # A figure with what it is the quotient of.
    means: tuple = ()
    # A figure with those that add up to it.
    parts: tuple = ()
    # Further levels, with the columns that tell their rows apart and the level whose rows they add up.
    crossing: tuple = ()
    totals_apart: bool = True


TO_FRANCE = (("departement", ("code_region", "code_departement")), ("region", ("code_region",)), ("france", ()))
DURATIONS = (("nb_dossiers_a_duree_connue",), ("duree_moyenne",))


FUNDERS = ["france_competences", "titulaire", "etat", "france_travail", "region", "opco", "entreprise", "cec"]
COUNTED = ["titulaires", "etat", "france_travail", "regions", "opco", "entreprises", "cec"]
PARTS = tuple(f"part_{name}" for name in FUNDERS)
PROFILE = {"genre": "genre", "age": "classe_age", "situation": "situation", "statut": "statut_dossier"}
CROSSING = (
    ("region_detail", ("code_region", *PROFILE.values()), "detail"),
    *((f"region_{label}", ("code_region", column), "region_detail") for label, column in PROFILE.items()),
    *((label, (column,), f"region_{label}") for label, column in PROFILE.items()),
    *(("region", ("code_region",), f"region_{label}") for label in PROFILE),
    *(("france", (), label) for label in PROFILE),
)


def funded(*without):
    """What is said of each family of funders: the persons whom it helped are behind it, and no others."""
    counted = [None if name in without else f"nb_dossiers_finances_par_{name}" for name in ("france_competences", *COUNTED)]
    return tuple((tuple(filter(None, figures)), ()) for figures in zip(PARTS, counted))


PUBLICATIONS = (
    Publication(
        "moncompteformation-les-usagers",
        "trimestre_entree",
        (("detail", None), *TO_FRANCE),
        (
            (("nb_dossiers", "montant_engage"), ("nb_titulaires", "prix_moyen")),
            DURATIONS,
            *funded(),
        ),
        persons="nb_titulaires",
        means=(("prix_moyen", "montant_engage", "nb_dossiers"),),
        parts=(("montant_engage", PARTS),),
        crossing=CROSSING,
        totals_apart=False,
    ),
    Publication(
        "moncompteformation_formations_engagees",
        "date validation",
        (
            ("detail", None),
            ("departement", ("region_lieu_formation", "Code Officiel Département")),
            ("region", ("region_lieu_formation",)),
            ("france", ()),
        ),
        (
            (("nb_dossiers",), ()),
            (("montant_engage",), ("nb_titulaires", "prix_moyen")),
            DURATIONS,
            *funded("france_competences"),
        ),
        persons="nb_titulaires",
        means=(("prix_moyen", "montant_engage", "nb_dossiers"),),
        parts=(("montant_engage", PARTS),),
    ),
    Publication(
        "entree_sortie_formation",
        "annee_mois",
        (("detail", None), ("certification", CERTIFICATION), ("france", ())),
        tuple(((name,), ()) for name in ("entrees_formation", "sorties_realisation_partielle", "sorties_realisation_totale")),
    ),
    Publication(
        "moncompteformation_abondements",
        "trimestre_validation",
        (("detail", None), ("financeur_region", ("code_financeur", "code_region")), ("financeur", ("code_financeur",))),
        (
            (("nb_financements",), ("nb_titulaires",)),
            (("montant",), ("aide_moyenne", "part_du_prix")),
        ),
        persons="nb_titulaires",
        means=(("aide_moyenne", "montant", "nb_financements"),),
        totals_apart=False,
    ),
    Publication(
        "moncompteformation_catalogueformation",
        "date_extract",
        (("detail", None), *TO_FRANCE),
        ((("nb_action", "nb_session_active", "nb_session_a_distance", "nbaction_nbheures"), ()),),
    ),
)


class Table:
    def __init__(self, store, publication):
        self.said = publication
        self.rows = published.Edition(store, publication.dataset).rows()
        if publication.totals_apart:
            for row in self.rows:
                row["niveau"] = "detail"
            self.rows += published.Edition(store, publication.dataset + "-totaux").rows()
        levels = {level for level, _ in publication.levels} | {level for level, _, _ in publication.crossing}
        assert {row["niveau"] for row in self.rows} == levels

    def place(self, row, keys):
        return (row[self.said.period], *(row[key] for key in keys))

    def families(self):
        """Every row of a margin that is nested in the one before, with the rows that it adds up."""
        yield from self.lines((coarser, keys, finer) for (finer, _), (coarser, keys) in zip(self.said.levels, self.said.levels[1:]))

    def lines(self, levels):
        for coarser, keys, finer in levels:
            children = defaultdict(list)
            for row in self.rows:
                if row["niveau"] == finer:
                    children[self.place(row, keys)].append(row)
            for row in self.rows:
                if row["niveau"] == coarser:
                    yield row, children.pop(self.place(row, keys))
            assert not children, (self.said.dataset, coarser, len(children))

    def tell(self, what, count):
        print(self.said.dataset, what, count)


def is_known(row, name):
    """A mean over no file is the one figure that a shown row may lack."""
    return row[name] is not None or (name == "duree_moyenne" and row["nb_dossiers_a_duree_connue"] == 0)


def require_few_persons_hidden(table):
    counts = {"rows shown": 0, "rows hidden": 0, "rows hidden in part": 0}
    for row in table.rows:
        shown = []
        for sums, others in table.said.groups:
            known = {is_known(row, name) for name in (*sums, *others)}
            assert len(known) == 1, (table.said.dataset, table.place(row, ()), sums)
            shown += known
        secret = row.get("secret_statistique")
        assert secret == (None if all(shown) else "S"), (table.said.dataset, secret, shown)
        persons = row.get(table.said.persons)
        assert persons is None or persons >= THRESHOLD, (table.said.dataset, table.place(row, ()))
        counts["rows shown" if all(shown) else "rows hidden in part" if any(shown) else "rows hidden"] += 1
    for what, count in counts.items():
        table.tell(what, count)


def require_counts_of_enough(table):
    """Where files alone are counted, as many persons at most stand behind them: 1 to 4 are never shown."""
    for (counted,), _ in table.said.groups:
        values = [row[counted] for row in table.rows if row[counted] is not None]
        assert not any(0 < value < THRESHOLD for value in values), (table.said.dataset, counted)
        table.tell(f"none of few: {counted}", len(values))


def require_sums(table):
    made = defaultdict(int)
    measures = [name for sums, _ in table.said.groups for name in sums]
    for total, children in (*table.families(), *table.lines(table.said.crossing)):
        for measure in measures:
            values = [row[measure] for row in children]
            if total[measure] is not None and None not in values:
                assert sum(values) == total[measure], (table.said.dataset, total["niveau"], measure)
                made[total["niveau"]] += 1
            elif total[measure] is not None:
                assert sum(v for v in values if v is not None) <= total[measure], (table.said.dataset, measure)
    for level in {level: None for level, *_ in (*table.said.levels[1:], *table.said.crossing)}:
        table.tell(f"sums to {level}", made[level])


def require_parts_and_means(table):
    made = defaultdict(int)
    for row in table.rows:
        for whole, parts in table.said.parts:
            known = [row[part] for part in parts if row[part] is not None]
            if row[whole] is not None and len(known) == len(parts):
                assert sum(known) == row[whole], (table.said.dataset, whole)
                made[f"parts of {whole}"] += 1
            elif row[whole] is not None:
                assert sum(known) <= row[whole] and len(known) < len(parts) - 1, (table.said.dataset, whole)
                made[f"hidden parts of {whole}"] += 1
        for mean, amount, number in table.said.means:
            if row[mean] is not None:
                expected = (row[amount] / row[number]).quantize(Decimal("0.01"), ROUND_HALF_UP)
                assert row[mean] == expected, (table.said.dataset, mean)
                made[mean] += 1
    for what, count in made.items():
        table.tell(what, count)


KNOWN = "known"


def require_no_subtraction(table, measure):
    """
    Eliminates over the rationals: what is hidden and yet the only unknown of a combination of equations is found. To find
    that a row counts nobody gives nobody away.
    """
    equations = defaultdict(list)
    unknown = {}
    for total, children in table.families():
        left = defaultdict(Fraction)
        for row, sign in ((total, -1), *((child, 1) for child in children)):
            if row[measure] is None:
                left[unknown.setdefault(id(row), len(unknown))] += sign
            else:
                left[KNOWN] -= sign * Fraction(row[measure])
        equations[total[table.said.period]].append(left)
    found = sum(1 for system in equations.values() for value in determined(system).values() if value != 0)
    assert found == 0, f"{found} hidden figures of {measure} can be found by subtraction"
    table.tell(f"not found by subtraction: {measure}", len(unknown))


def determined(system):
    """The unknowns that have one value only, each with it, after reducing the equations to echelon form."""
    pivots = {}
    for equation in system:
        row = dict(equation)
        for unknown in [u for u in row if u in pivots]:
            add(row, pivots[unknown], -row[unknown])
        pivot = next((u for u, c in row.items() if c and u != KNOWN), None)
        if pivot is None:
            assert not row.get(KNOWN), "figures contradict each other"
            continue
        scale = row[pivot]
        row = {u: c / scale for u, c in row.items() if c}
        for other in pivots.values():
            if other.get(pivot):
                add(other, row, -other[pivot])
        pivots[pivot] = row
    return {p: row.get(KNOWN, Fraction(0)) for p, row in pivots.items() if set(row) <= {p, KNOWN}}


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
    assert determined([{0: one, 1: one, KNOWN: 3 * one}, {0: one, 1: one, 2: one, KNOWN: 7 * one}]) == {2: 4}
    assert determined([{0: one, 1: one}, {1: one, 2: one}]) == {}


def main(store):
    require_attacker_can_win()
    for publication in PUBLICATIONS:
        table = Table(store, publication)
        require_few_persons_hidden(table)
        require_sums(table)
        require_parts_and_means(table)
        if table.rows[0].keys() >= {"secret_statistique"}:
            if not publication.persons:
                require_counts_of_enough(table)
            for sums, others in publication.groups:
                if sums != ("nb_dossiers",) or others:
                    require_no_subtraction(table, sums[0])


main(sys.argv[1])
