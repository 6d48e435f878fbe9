# SPDX-License-Identifier: EUPL-1.2
"""A data set as it is described in flat_sets.py, by DuckDB and by Polars, and their tables held against the published one."""

import pathlib
from dataclasses import dataclass, field
from typing import Callable

from metered import (
    Meter,
    connect,
    literal,
    one,
    pl,
    polars_rounded_half_up,
    quoted,
    rounded_half_up,
    size,
    write_with_duckdb,
    write_with_polars,
)


@dataclass
class FlatSet:
    """
    A data set over a flat file: its period, its dimensions with what each says where it is summed over, its levels with
    what each keeps, the detail first. A measure is (kind, column…). What is said of an entity is joined after its key.
    """

    id: str
    # From source, code lists, first day, day of the extract: SQL for the flat file, and for what is said of an entity.
    files: Callable
    period: str
    dimensions: dict
    levels: dict
    measures: dict
    entities: list = field(default_factory=list)
    # Entities whose key is not published: what is said of them tells them apart.
    unpublished: list = field(default_factory=list)
    totals_apart: bool = True

    def keys(self):
        return [self.period, "niveau", *self.dimensions]


def flat_file(directory):
    return f"{directory}/flat.parquet"


def plain(described, source, reference, first, before, directory):
    meter = Meter()
    connection = connect()
    for name, sql in described.files(source, reference, first, before).items():
        connection.execute(f"COPY ({sql}) TO {literal(f'{directory}/{name}.parquet')} (FORMAT parquet, COMPRESSION zstd)")
    rows = one(connection, f"SELECT count(*) FROM {literal(flat_file(directory))}")
    meter.end("plain", rows, size(directory))
    return {"phases": meter.phases}


def measure_sql(kind, *columns):
    def cents(column):
        return f"CAST(coalesce(sum({column}), 0) * 100 AS BIGINT)"

    return {
        "rows": lambda: "count(*)",
        "persons": lambda: "count(DISTINCT titulaire_id)",
        "present": lambda c: f"count({c})",
        "true": lambda c: f"count_if({c})",
        "number": lambda c: f"CAST(coalesce(sum({c}), 0) AS BIGINT)",
        "amount": lambda c: f"CAST(coalesce(sum({c}), 0) AS DECIMAL(18,2))",
        "minimum": lambda c: f"min({c})",
        "maximum": lambda c: f"max({c})",
        "mean": lambda c: rounded_half_up(cents(c), f"count({c})"),
        "percent": lambda c, of: rounded_half_up(f"10000 * {cents(c)}", cents(of)),
    }[kind](*columns)


def level_sql(described, flat, level, kept):
    columns = [quoted(described.period), f"'{level}' AS niveau"]
    for name, total in described.dimensions.items():
        columns.append(quoted(name) if name in kept else f"{'NULL' if total is None else literal(total)} AS {quoted(name)}")
    columns += [f"{measure_sql(*measure)} AS {name}" for name, measure in described.measures.items()]
    return f"SELECT {', '.join(columns)} FROM {literal(flat)} GROUP BY {', '.join(map(quoted, [described.period, *kept]))}"


def duckdb(described, directory, out):
    flat = flat_file(directory)
    rows = pl.scan_parquet(flat).select(pl.len()).collect().item()
    meter = Meter()
    connection = connect()
    for number, (level, kept) in enumerate(described.levels.items()):
        sql = level_sql(described, flat, level, kept)
        connection.execute(f"CREATE TABLE cells AS {sql}" if number == 0 else f"INSERT INTO cells {sql}")
    shown, joins = [f"cells.* EXCLUDE ({', '.join(described.unpublished)})" if described.unpublished else "cells.*"], ""
    for name in described.entities:
        shown.append(f"e_{name}.* EXCLUDE ({name})")
        joins += f" LEFT JOIN {literal(f'{directory}/{name}.parquet')} e_{name} ON e_{name}.{name} = cells.{name}"
    keys = ", ".join(f"cells.{quoted(name)}" for name in described.keys())
    connection.execute(f"CREATE TABLE sorted AS SELECT {', '.join(shown)} FROM cells{joins} ORDER BY {keys}")
    meter.end("aggregate", rows, size(directory))
    return write_with_duckdb(connection, meter, out)


def polars_sums(described):
    """The sums and counts that the measures need, each once."""
    sums = {}
    for kind, *columns in described.measures.values():
        for column in columns:
            value = pl.col(column)
            if kind in ("number", "amount", "mean", "percent", "true"):
                sums[f"sum {column}"] = value.sum()
            if kind in ("present", "mean"):
                sums[f"count {column}"] = value.count()
            if kind == "minimum":
                sums[f"min {column}"] = value.min()
            if kind == "maximum":
                sums[f"max {column}"] = value.max()
        if kind == "rows":
            sums["rows"] = pl.len()
        if kind == "persons":
            sums["persons"] = pl.col("titulaire_id").n_unique()
    return [expression.alias(name) for name, expression in sums.items()]


def polars_measure(kind, *columns):
    def cents(column):
        return (pl.col(f"sum {column}") * 100).cast(pl.Int64)

    return {
        "rows": lambda: pl.col("rows"),
        "persons": lambda: pl.col("persons"),
        "present": lambda c: pl.col(f"count {c}"),
        "true": lambda c: pl.col(f"sum {c}"),
        "number": lambda c: pl.col(f"sum {c}"),
        "amount": lambda c: pl.col(f"sum {c}"),
        "minimum": lambda c: pl.col(f"min {c}"),
        "maximum": lambda c: pl.col(f"max {c}"),
        "mean": lambda c: polars_rounded_half_up(cents(c), pl.col(f"count {c}")),
        "percent": lambda c, of: polars_rounded_half_up(10_000 * cents(c), cents(of)),
    }[kind](*columns)


def polars_level(described, table, schema, level, kept):
    return (
        table.group_by([described.period, *kept])
        .agg(polars_sums(described))
        .with_columns(
            pl.lit(level).alias("niveau"),
            *[
                pl.lit(total, dtype=schema[name]).alias(name)
                for name, total in described.dimensions.items()
                if name not in kept
            ],
            *[polars_measure(*measure).alias(name) for name, measure in described.measures.items()],
        )
        .select(*described.keys(), *described.measures)
    )


def polars(described, directory, out):
    flat = flat_file(directory)
    rows = pl.scan_parquet(flat).select(pl.len()).collect().item()
    meter = Meter()
    table = pl.scan_parquet(flat)
    schema = table.collect_schema()
    levels = [polars_level(described, table, schema, level, kept) for level, kept in described.levels.items()]
    cells = pl.concat(pl.collect_all(levels, engine="streaming")).sort(described.keys())
    for name in described.entities:
        said = pl.read_parquet(f"{directory}/{name}.parquet")
        cells = cells.join(said, on=name, how="left", maintain_order="left")
    cells = cells.drop(described.unpublished)
    meter.end("aggregate", rows, size(directory))
    return write_with_polars(cells, meter, out)


def columns_of(connection, table):
    return [c[0] for c in connection.execute(f"DESCRIBE SELECT * FROM {table}").fetchall()]


def published_table(connection, described, latest):
    """Detail and totals as one table, with the name of the level."""
    detail = literal(f"{latest}/{described.id}.parquet")
    if described.totals_apart:
        totals = literal(f"{latest}/{described.id}-totaux.parquet")
        sql = f"SELECT 'detail' AS niveau, * FROM {detail} UNION ALL BY NAME SELECT * FROM {totals}"
    else:
        sql = f"SELECT * FROM {detail}"
    connection.execute(f"CREATE VIEW ours AS {sql}")


def same_place(connection, described, directory):
    """The published columns that say which cell a row is."""
    names = [name for name in described.keys() if name not in described.unpublished]
    for name in described.unpublished:
        names += [c for c in columns_of(connection, literal(f"{directory}/{name}.parquet")) if c != name]
    return names


def compare(described, latest, directory, *others):
    connection = connect()
    published_table(connection, described, latest)
    columns = columns_of(connection, "ours")
    secret = "o.secret_statistique IS NULL" if "secret_statistique" in columns else "true"
    rows, shown = connection.execute(f"SELECT count(*), count_if({secret}) FROM ours o").fetchone()
    keys = same_place(connection, described, directory)
    differences, missing = 0, set()
    for other in others:
        theirs = literal(pathlib.Path(other, "cells.parquet"))
        names = columns_of(connection, theirs)
        missing |= set(names) - set(columns)
        # A row that hides nothing must be equal in all; one that hides something, in what it still shows.
        wrong = " OR ".join(
            f"(({secret} OR o.{quoted(name)} IS NOT NULL) AND {as_compared(described, 'o', name)} IS DISTINCT FROM"
            f" {as_compared(described, 'b', name)})"
            for name in names
            if name in columns and name not in keys
        )
        alone = " AND ".join(
            f"CAST(o.{quoted(name)} AS VARCHAR) IS NOT DISTINCT FROM CAST(b.{quoted(name)} AS VARCHAR)" for name in keys
        )
        differences += abs(rows - one(connection, f"SELECT count(*) FROM {theirs}"))
        differences += one(connection, f"SELECT count(*) FROM ours o ANTI JOIN {theirs} b ON {alone}")
        differences += one(connection, f"SELECT count(*) FROM {theirs} b ANTI JOIN ours o ON {alone}")
        differences += one(connection, f"SELECT count(*) FROM ours o JOIN {theirs} b ON {alone} WHERE {wrong}")
    return {"rows": rows, "shown": shown, "differences": differences + len(missing), "columns": sorted(missing)}


def as_compared(described, table, name):
    return f"CAST({table}.{quoted(name)} AS {'DECIMAL(18,2)' if name in described.measures else 'VARCHAR'})"
