# SPDX-License-Identifier: EUPL-1.2
"""Computes a data set anew by SQL over the source's own files, and holds every published cell against it.

What a data set is, is written apart, by hand: see recomputed_sets.py. The rules by which a figure must be hidden are
stated here, in the words of the method, and not read from a declaration.
"""

from dataclasses import dataclass, field

import published

THRESHOLD = 5


@dataclass
class Group:
    """Figures about the same persons: those of the rows that fulfil a condition; shown or hidden together."""

    measures: dict
    where: str = "true"
    # An amount is judged by its largest parts too.
    amount: str = ""
    always_shown: bool = False


@dataclass
class DataSet:
    id: str
    # The rows of the full cross's cells, each with a column "person".
    rows: str
    # Published columns and their SQL.
    period: dict
    # Dimension: its key, and its columns with what each says where the dimension is summed over.
    dimensions: dict
    levels: dict
    groups: list
    # Levels each of which is a total of the one before: all, where nothing else is said.
    nested: list = field(default_factory=list)
    aliases: dict = field(default_factory=dict)
    constants: dict = field(default_factory=dict)
    totals_apart: bool = False
    protected: bool = True

    def measures(self):
        return {name: sql for group in self.groups for name, sql in group.measures.items()}


def half_up(numerator, denominator, factor=100):
    """SQL for a quotient with two decimals: whole numbers alone, halves away from zero."""
    scaled = f"({numerator} * {factor})::hugeint"
    return f"case when {denominator} > 0 then ((2 * {scaled} + {denominator}) // (2 * {denominator}))::decimal(18, 0) * 0.01 end"


def quoted(name):
    return '"' + name + '"'


def texts_of(dataset, kept):
    """The columns beside the figures, in SQL, at a level that keeps some dimensions."""
    texts = dict(dataset.period)
    for name, (_, columns) in dataset.dimensions.items():
        for column, (sql, total) in columns.items():
            texts[column] = f"any_value({sql})" if name in kept else total
    texts |= dataset.constants
    for alias, (of, empty) in dataset.aliases.items():
        # An alias that is empty for a value is a text.
        texts[alias] = texts[of] if empty is None else f"nullif(({texts[of]})::varchar, '{empty}')"
    return texts


def compute(connection, dataset, level):
    """Makes c_<level>: a row a cell, with its unprotected figures and the persons behind each group of figures."""
    kept = dataset.levels[level]
    keys = ["period", *(dataset.dimensions[name][0] for name in kept)]
    columns = [f"{sql} as {quoted(name)}" for name, sql in texts_of(dataset, kept).items()]
    columns += [f"{sql} as {quoted('m ' + name)}" for name, sql in dataset.measures().items()]
    columns.append("count(distinct person) as persons" if dataset.protected else "0 as persons")
    for g, group in enumerate(dataset.groups):
        counted = f"count(distinct person) filter (where {group.where})" if dataset.protected else "0"
        columns.append(f"{counted} as persons_{g}")
    ids = ", ".join(f"{key} as k{i}" for i, key in enumerate(keys))
    connection.execute(f"create table c_{level} as select {ids}, {', '.join(columns)} from base group by {', '.join(keys)}")
    for g, group in enumerate(dataset.groups):
        condition = "false"
        if dataset.protected and not group.always_shown:
            condition = f"persons between 1 and {THRESHOLD - 1} or persons_{g} between 1 and {THRESHOLD - 1}"
            if group.amount:
                parts(connection, level, g, keys, group.amount)
                condition += f" or {too_large(f'sum_{g}', f'first_{g}', f'second_{g}')}"
        connection.execute(f"alter table c_{level} add column unsafe_{g} boolean")
        connection.execute(f"update c_{level} set unsafe_{g} = ({condition})")


def too_large(total, first, second):
    """One person makes more than 85 % of an amount, or the next one knows his part within 10 %."""
    return f"({first} * 100 > {total} * 85 or ({total} - {first} - {second}) * 100 < {first} * 10)"


def parts(connection, level, g, keys, amount):
    """Adds the amount of each cell and what the two persons with most of it have."""
    named = [f"k{i}" for i in range(len(keys))]
    ids = ", ".join(f"{key} as {name}" for key, name in zip(keys, named))
    connection.execute(f"""
        create table p_{level} as select {', '.join(named)}, sum(s) as sum_{g}, max(s) as first_{g}, coalesce(max(s, 2)[2], 0) as second_{g}
        from (select {ids}, person, sum({amount}) as s from base group by {', '.join(keys)}, person) group by {', '.join(named)}""")
    connection.execute(f"create or replace table c_{level} as from c_{level} join p_{level} using ({', '.join(named)})")


def publish(connection, dataset, store, level):
    """Makes p: the published rows of a level, and answers their columns."""
    totals = dataset.totals_apart and level != "detail"
    edition = published.Edition(store, dataset.id + ("-totaux" if totals else ""))
    columns = list(edition.types)
    assert ("niveau" in columns) == (totals or not dataset.totals_apart), columns
    where = f"where niveau = '{level}'" if "niveau" in columns else ""
    connection.execute(f"create or replace table p as from read_parquet('{edition.path('.parquet')}') {where}")
    return [name for name in columns if name != "niveau"]


def one(connection, sql):
    return connection.sql(sql).fetchall()[0][0]


def compare(connection, dataset, store, level):
    """Pairs published and computed rows by all that they say beside their figures, and judges each figure."""
    measures = dataset.measures()
    texts = texts_of(dataset, dataset.levels[level])
    columns = publish(connection, dataset, store, level)
    secrecy = ["secret_statistique"] if dataset.protected else []
    assert set(columns) == {*texts, *measures, *secrecy}, set(columns) ^ {*texts, *measures, *secrecy}
    same = " and ".join(f"c.{quoted(name)} is not distinct from p.{quoted(name)}" for name in texts)
    figures = ", ".join(f"p.{quoted(name)} as {quoted('p ' + name)}" for name in measures)
    secret = "p.secret_statistique" if dataset.protected else "null"
    connection.execute(f"create table j_{level} as select c.*, {figures}, {secret} as secret from c_{level} c join p on {same}")
    counts = [one(connection, f"select count(*) from {table}") for table in ("p", f"c_{level}", f"j_{level}")]
    assert counts[0] == counts[1] == counts[2] > 0, (dataset.id, level, counts)
    hidden = []
    for g, group in enumerate(dataset.groups):
        hidden.append(judge(connection, dataset, level, g, group))
    said = " or ".join(f"hidden_{g}" for g in range(len(dataset.groups)))
    wrong = one(connection, f"select count(*) from j_{level} where coalesce(secret = 'S', false) <> ({said})")
    assert wrong == 0, (dataset.id, level, "secret_statistique", wrong)
    rows = one(connection, f"select count(*) from j_{level} where {said}")
    return counts[0], rows, hidden


def judge(connection, dataset, level, g, group):
    """A group is hidden or shown as one; shown figures are right, unsafe ones are hidden. Counts why what is hidden is."""
    missing = [f"({quoted('p ' + name)} is null and {quoted('m ' + name)} is not null)" for name in group.measures]
    connection.execute(f"alter table j_{level} add column hidden_{g} boolean")
    connection.execute(f"update j_{level} set hidden_{g} = ({' or '.join(missing)})")
    for name in group.measures:
        wrong = f"{quoted('p ' + name)} is distinct from case when not hidden_{g} then {quoted('m ' + name)} end"
        cells = connection.sql(f"from j_{level} where {wrong} limit 1").fetchall()
        assert not cells, (dataset.id, level, name, cells)
    shown = one(connection, f"select count(*) from j_{level} where unsafe_{g} and not hidden_{g}")
    assert shown == 0, (dataset.id, level, list(group.measures)[0], shown)
    return one(connection, f"select count_if(hidden_{g} and not unsafe_{g}) from j_{level}")


def require_residuals_safe(connection, dataset):
    """What subtraction leaves of each shown total is the sum of hidden cells: they must be several, and of enough persons."""
    levels = dataset.nested or list(dataset.levels)
    sums = 0
    for g, group in enumerate(dataset.groups):
        if dataset.protected and not group.always_shown:
            sums += residuals(connection, dataset, levels, g, group)
    return sums


def residuals(connection, dataset, levels, g, group):
    keys = {level: ["period", *(dataset.dimensions[name][0] for name in dataset.levels[level])] for level in levels}
    joins = ""
    for level in levels:
        on = " and ".join(f"{level}.k{i} = base.{key}" for i, key in enumerate(keys[level]))
        joins += f" join (select *, rowid as place from j_{level}) {level} on {on}"
    # The lowest level whose figure is shown: what is hidden below it is what its total less all that is shown leaves.
    place = "case " + " ".join(f"when not {level}.hidden_{g} then '{level} ' || {level}.place" for level in levels) + " end"
    amount = group.amount or "0"
    connection.execute(f"""
        create or replace table r as select {place} as total, detail.place as cell, person, sum({amount}) as s from base {joins}
        where {group.where} and detail.hidden_{g} group by all""")
    few, lonely, number = connection.sql(f"""
        select coalesce(count_if(persons < {THRESHOLD}), 0), coalesce(count_if(cells < 2), 0), count(*) from
        (select total, count(distinct person) as persons, count(distinct cell) as cells from r where total is not null group by total)
        """).fetchall()[0]
    assert few == lonely == 0, (dataset.id, list(group.measures)[0], few, lonely, number)
    if group.amount:
        large = one(connection, f"""
            select coalesce(count_if({too_large('total_sum', 'largest', 'next')}), 0) from (select total, sum(s) as total_sum, max(s) as largest,
            coalesce(max(s, 2)[2], 0) as next from (select total, person, sum(s) as s from r where total is not null group by all)
            group by total)""")
        assert large == 0, (dataset.id, list(group.measures)[0], "by subtraction one person's part", large, number)
    return number
