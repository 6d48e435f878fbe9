# SPDX-License-Identifier: EUPL-1.2
"""Holds two releases of the users' data set against each other, and against what was true of either source.

Arguments: the store now, the store as the first release left it, the first source, the source now, the directory of code lists,
the day up to which both sources are known. Prints, for each level, how many rows are printed anew, carried and hidden twice, and
for each way in which two releases could tell too much, the number of rows that do: a line `found WAY: 0` each.
"""

import collections
import sys

import duckdb

import recompute_source
import recomputed
import recomputed_sets

FEW = recomputed.THRESHOLD - 1
COUNTS = ("nb_dossiers", "nb_titulaires")


def main(now, first, source_first, source_now, lists, as_of):
    dataset = recomputed_sets.users(f"date '{as_of}'")
    found = collections.Counter()
    with duckdb.connect() as connection:
        for name, store, source in (("a", first, source_first), ("b", now, source_now)):
            with_source(connection, name, dataset, store, source, lists)
        for level in dataset.levels:
            texts = list(recomputed.texts_of(dataset, dataset.levels[level]))
            on = " and ".join(f"a.{recomputed.quoted(t)} is not distinct from b.{recomputed.quoted(t)}" for t in texts)
            judge(connection, level, on, found)
    for way in ("few more or fewer", "amounts alone", "hidden and then printed", "carried and changed", "printed and wrong"):
        print(f"found {way}: {found[way]}")


def with_source(connection, name, dataset, store, source, lists):
    """Makes a_<level> or b_<level>: the published rows of a release, each with what was true of it."""
    with duckdb.connect() as other:
        recompute_source.load(other, source, lists)
        other.execute(f"create table base as {dataset.rows}")
        for level in dataset.levels:
            recomputed.compute(other, dataset, level)
            recomputed.publish(other, dataset, store, level)
            texts = list(recomputed.texts_of(dataset, dataset.levels[level]))
            on = " and ".join(f"c.{recomputed.quoted(t)} is not distinct from p.{recomputed.quoted(t)}" for t in texts)
            true = ", ".join(f"c.{recomputed.quoted('m ' + m)} as {recomputed.quoted('true ' + m)}" for m in COUNTS)
            rows = other.sql(f"select p.*, {true} from p left join c_{level} c on {on}").arrow()
            connection.register("rows_", rows)
            connection.execute(f"create table {name}_{level} as from rows_")
            connection.unregister("rows_")


def judge(connection, level, on, found):
    both = f"a_{level} a join b_{level} b on {on}"
    carried = "coalesce(b.secret_statistique in ('R', 'SR'), false)"
    printed = "a.nb_dossiers is not null and b.nb_dossiers is not null"

    def count(where):
        return recomputed.one(connection, f"select count(*) from {both} where {where}")

    gaps = " or ".join(f"abs(b.{name} - a.{name}) between 1 and {FEW}" for name in COUNTS)
    found["few more or fewer"] += count(f"{printed} and ({gaps})")
    found["amounts alone"] += count(
        f"{printed} and a.nb_dossiers = b.nb_dossiers and a.montant_engage <> b.montant_engage"
    )
    moved = 'abs(b.nb_dossiers - a."true nb_dossiers")'
    found["hidden and then printed"] += count(
        f"""a.nb_dossiers is null and b.nb_dossiers is not null
            and ({moved} <= {FEW} or {moved} * 10 <= a."true nb_dossiers")"""
    )
    found["carried and changed"] += count(
        f"""{printed} and {carried} and b.nb_dossiers <> a.nb_dossiers and b.nb_dossiers <> b."true nb_dossiers\""""
    )
    found["printed and wrong"] += recomputed.one(
        connection,
        f"""select count(*) from b_{level} b where not {carried} and b.nb_dossiers is not null
            and abs(b.nb_dossiers - b."true nb_dossiers") > {FEW}""",
    )
    anew = count(f"{printed} and b.nb_dossiers <> a.nb_dossiers")
    old = recomputed.one(connection, f"select count(*) from b_{level} b where {carried}")
    hidden = count("a.nb_dossiers is null and b.nb_dossiers is null")
    print(f"{level}: {anew} {old} {hidden}")


main(*sys.argv[1:])
