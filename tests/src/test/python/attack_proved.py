# SPDX-License-Identifier: EUPL-1.2
"""
The attacker can win: an invented store that hides well is left alone, and each way of hiding badly is found by the attack that
it is open to. Prints a line for each: what was done, and how many places the attack found.
"""

import copy
import pathlib
import random
import sys
import tempfile
from fractions import Fraction

import attack
import attack_linear
from attack_linear import PRIME, System, determined, linked
from village import NESTED, QUARTERS, Village

FEW = ("2024-T1", "R1", "11", "F")
BESIDE = ("2024-T1", "R1", "11", "M")
BELOW = ("2024-T1", "R1", "12", "F")
ACROSS = ("2024-T1", "R1", "12", "M")
SHOWN = ("2024-T1", "R2", "22", "F")


def nested():
    """Hidden along one direction only: two rows of one department."""
    village = Village(NESTED)
    village.show(*BELOW)
    village.show(*ACROSS)
    return village


def attacked(*villages, always=(), programs=0):
    with tempfile.TemporaryDirectory() as directory:
        for village in villages:
            village.publish(pathlib.Path(directory), always)
        return attack.attack(directory, programs=programs).places


def expect(what, name, *villages, place=None, always=(), programs=0):
    found = attacked(*villages, always=always, programs=programs)
    places = list(found[name])
    assert places, (what, {key: list(value)[:2] for key, value in found.items()})
    if place:
        assert any(".".join(place[1:]) in told and place[0] in told for told in places), (what, places)
    print(f"{what}: {len(places)}")


def require_silence():
    for village in (Village(), nested()):
        found = attacked(village, programs=len(QUARTERS))
        assert not any(found.values()), {key: list(value)[:3] for key, value in found.items()}
    assert not any(attacked(Village(), Village()).values())
    print("nothing found where nothing is open: 3")


def one_hole_is_shown():
    village = nested()
    village.show(*BESIDE)
    expect("one hole of two is shown", "exact", village, place=FEW)


def cycle_is_cut():
    village = Village()
    village.show(*ACROSS, measures=["nb_dossiers"])
    expect("one corner of a block is shown", "exact", village, place=FEW)


def margin_that_nobody_protected():
    village = Village()
    village.levels = (*village.levels, ("genre", ("genre",)))
    village.show(*BELOW)
    village.show(*ACROSS)
    village.hide("2024-T1", "R2", "21", "F")
    village.hide("2024-T1", "R2", "21", "M")
    expect("a margin that crosses", "exact", village, place=FEW)


def all_at_their_least():
    village = nested()
    for place in (FEW, BESIDE):
        village.set(*place, 1)
    expect("all holes have one file", "exact by whole numbers", village, place=FEW)


def mean_is_printed():
    village = nested()
    village.show(*FEW, measures=["prix_moyen"])
    expect("a mean of a hidden row", "mean of hidden", village, place=FEW)


def mean_with_a_known_count():
    village = nested()
    village.show(*FEW, measures=["prix_moyen", "nb_dossiers"])
    expect("a mean of a shown count", "within a tenth", village, place=FEW, always=["nb_dossiers"])


def mean_duration_tells_the_sum():
    village = nested()
    village.show(*BESIDE, measures=["duree_moyenne", "nb_dossiers_a_duree_connue"])
    expect("a mean duration beside one hole", "sum by mean", village, place=FEW)


def large_among_small():
    """A block of holes in which only one has anything to give: the others leave it no room."""
    village = Village()
    for place, cents in ((FEW, 4_000_000), (BESIDE, 900), (BELOW, 800), (ACROSS, 700)):
        village.set(*place, 3, montant_engage=cents, part_compte=cents, part_region=0, nb_dossiers_finances_par_region=0)
    expect("a large amount among small ones", "within a tenth by all sums", village, place=FEW, programs=len(QUARTERS))


def few_of_a_funder():
    village = Village()
    cell = village.cells[SHOWN]
    cell["nb_dossiers_finances_par_region"] = 3
    expect("a funder of three files", "small part shown", village, place=SHOWN)
    village.hide(*SHOWN, measures=["nb_dossiers_finances_par_region"])
    expect("a part without its count", "part shown without its count", village, place=SHOWN)


def one_part_is_hidden():
    village = Village()
    village.hide(*SHOWN, measures=["part_region", "nb_dossiers_finances_par_region"])
    expect("one part of two is hidden", "exact", village, place=SHOWN)


def parts_in_a_ring():
    """Both parts of two rows of one department and of the sums above: two equations say what four seem to hide."""
    village = nested()
    parts = ["part_region", "part_compte"]
    for place in (SHOWN, ("2024-T1", "R2", "22", "M")):
        village.hide(*place, measures=parts)
    assert not attacked(village)["exact"]
    village.show(*SHOWN, measures=["part_compte"])
    expect("a ring of parts is cut", "exact", village, place=SHOWN)


def few_files_are_shown():
    village = nested()
    village.show(*FEW, measures=["nb_dossiers"])
    expect("few files in plain sight", "small count shown", village, place=FEW)


def few_are_left():
    village = nested()
    village.set(*BESIDE, 1)
    expect("four persons are left", "few left", village)


def somebody_is_alone():
    village = nested()
    village.set(*FEW, 1)
    village.set(*BESIDE, 4)
    for place in (FEW, BESIDE):
        village.show(*place, measures=["nb_dossiers"])
    expect("one of two is a single person", "by a single person", village, place=BESIDE, always=["nb_dossiers"])


def sisters_differ():
    village, sister = nested(), Village((("france", ()),), "soeur")
    sister.cells = copy.deepcopy(village.cells)
    for name in ("part_region", "nb_dossiers_finances_par_region"):
        sister.hide("2024-T2", "_T", "_T", "_T", measures=[name])
        sister.hide("2024-T2", "R1", "11", "F", measures=[name])
    expect("a total that a sister shows", "shared total", village, sister, place=("2024-T2",))


def releases_differ():
    older, newer = nested(), nested()
    newer.set(*SHOWN, older.cells[SHOWN]["nb_dossiers"] + 2)
    expect("two files more than before", "small difference", older, newer, place=SHOWN)
    newer = nested()
    newer.show(*FEW)
    newer.show(*BESIDE)
    newer.hide(*ACROSS)
    newer.hide(*BELOW)
    expect("hidden, then shown", "hidden in one release", older, newer, place=FEW)
    newer = nested()
    newer.show(*BESIDE)
    newer.hide(*SHOWN)
    newer.hide("2024-T1", "R2", "22", "M")
    expect("each release alone hides", "two releases, exact", older, newer, place=FEW)


def carried_row_is_found():
    older, newer = nested(), nested()
    before = older.cells[SHOWN]["nb_dossiers"]
    newer.set(*SHOWN, before + 2)
    newer.carried[SHOWN] = {"nb_dossiers": str(before), "nb_titulaires": str(before)}
    expect("an old row, alone below its total", "carried row known", older, newer, place=SHOWN)


def require_exact_algebra():
    """Random systems with and without cycles, against elimination by fractions; half of them without cheap steps."""
    draw = random.Random(7)
    found = 0
    for number in range(600):
        attack_linear.CHEAP = 5000 if number % 2 else 0
        size = draw.randint(2, 9)
        system = System()
        for _ in range(draw.randint(1, 8)):
            some = draw.sample(range(size), draw.randint(1, min(4, size)))
            system.add({unknown: draw.choice((1, 1, 1, -1)) for unknown in some})
        equations = [dict(equation) for equation in system.equations]
        moved = system.moves(draw)
        for equation in equations:
            for way in (0, 1):
                assert sum(c * moved[u][way] for u, c in equation.items()) % PRIME == 0
        known = by_fractions(equations, size, moved)
        assert determined(moved) == known, (equations, known)
        for group in linked(moved):
            (one, its), (other, others) = group[:2]
            equations_with = [*equations, {one: 1}]
            assert other in by_fractions(equations_with, size, moved)
        found += len(known)
    print(f"unknowns found as by fractions: {found}")


def by_fractions(equations, size, among):
    rows = [[Fraction(equation.get(unknown, 0)) for unknown in range(size)] for equation in equations]
    rank = 0
    for column in range(size):
        pivot = next((row for row in range(rank, len(rows)) if rows[row][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        rows[rank] = [value / rows[rank][column] for value in rows[rank]]
        for other in range(len(rows)):
            if other != rank and rows[other][column]:
                factor = rows[other][column]
                rows[other] = [mine - factor * its for mine, its in zip(rows[other], rows[rank])]
        rank += 1
    single = [[u for u, value in enumerate(row) if value] for row in rows[:rank]]
    return {unknowns[0] for unknowns in single if len(unknowns) == 1} & set(among)


CASES = (
    require_silence,
    require_exact_algebra,
    one_hole_is_shown,
    cycle_is_cut,
    margin_that_nobody_protected,
    all_at_their_least,
    mean_is_printed,
    mean_with_a_known_count,
    mean_duration_tells_the_sum,
    large_among_small,
    few_of_a_funder,
    one_part_is_hidden,
    parts_in_a_ring,
    few_files_are_shown,
    few_are_left,
    somebody_is_alone,
    sisters_differ,
    releases_differ,
    carried_row_is_found,
)


if __name__ == "__main__":
    for case in CASES:
        case()
    sys.exit(0)
