# SPDX-License-Identifier: EUPL-1.2
"""Opens every published file with every reader, and compares every cell with what Python's own csv module reads.

Prints one line a reading: data set, format, reader, rows, cells.
"""

import gzip
import io
import operator
import sys
from decimal import Decimal

import duckdb
import pandas
import polars
import pyarrow
import pyarrow.csv
import pyarrow.json
import pyarrow.parquet

import published

CENT = Decimal("0.01")
ARROW = {"string": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.decimal128(18, 2)}
DUCK = {"string": "VARCHAR", "integer": "BIGINT", "number": "DECIMAL(18,2)"}
POLARS = {"string": polars.String, "integer": polars.Int64, "number": polars.Decimal(18, 2)}


def of_duckdb(sql, types):
    relation = duckdb.sql(sql)
    assert relation.columns == list(types), relation.columns
    assert [str(t) for t in relation.types] == [DUCK[t] for t in types.values()], relation.types
    return dict(zip(relation.columns, zip(*relation.fetchall())))


def of_arrow(table, types):
    assert table.column_names == list(types), table.column_names
    assert table.schema.types == [ARROW[t] for t in types.values()], table.schema
    return {name: table.column(name).to_pylist() for name in table.column_names}


def of_polars(frame, types):
    assert frame.columns == list(types), frame.columns
    assert frame.dtypes == [POLARS[t] for t in types.values()], frame.schema
    return {name: frame[name].to_list() for name in frame.columns}


def of_pandas(frame, types):
    """Pandas has no null of its own, and reads the decimals of JSON as floats, which hold 15 digits."""
    assert list(frame.columns) == list(types), frame.columns
    return {name: [cell(v, types[name]) for v in frame[name].astype(object)] for name in types}


def cell(found, kind):
    if found is None or found is pandas.NA or found != found:
        return None
    if kind == "number":
        return found if isinstance(found, Decimal) else Decimal(repr(float(found))).quantize(CENT)
    return int(found) if kind == "integer" else found


def parquet_readings(path, types):
    yield "duckdb", of_duckdb(f"from read_parquet('{path}')", types)
    yield "pyarrow", of_arrow(pyarrow.parquet.read_table(path), types)
    yield "polars", of_polars(polars.read_parquet(path), types)
    yield "pandas", of_pandas(pandas.read_parquet(path, dtype_backend="pyarrow"), types)


def csv_readings(path, types):
    # DuckDB finds the separator and the names by itself; it is told the types alone, a decimal being a float otherwise.
    duck = "{" + ", ".join(f"'{name}': '{DUCK[kind]}'" for name, kind in types.items()) + "}"
    yield "duckdb", of_duckdb(f"from read_csv('{path}', types = {duck})", types)
    options = pyarrow.csv.ConvertOptions(
        column_types={name: ARROW[kind] for name, kind in types.items()}, strings_can_be_null=True
    )
    yield "pyarrow", of_arrow(
        pyarrow.csv.read_csv(path, parse_options=pyarrow.csv.ParseOptions(delimiter=";"), convert_options=options), types
    )
    polars_types = {name: POLARS[kind] for name, kind in types.items()}
    yield "polars", of_polars(polars.read_csv(path, separator=";", schema=polars_types), types)
    frame = pandas.read_csv(path, sep=";", dtype="string", encoding="utf-8-sig", keep_default_na=False, na_values=[""])
    assert list(frame.columns) == list(types), frame.columns
    yield "pandas", {
        name: [None if v is pandas.NA else published.value(v, types[name]) for v in frame[name]] for name in types
    }


def json_readings(path, types):
    duck = "{" + ", ".join(f"'{name}': '{DUCK[kind]}'" for name, kind in types.items()) + "}"
    yield "duckdb", of_duckdb(f"from read_json('{path}', columns = {duck})", types)
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    by_line = ".jsonl" in path.name
    yield "pandas", of_pandas(pandas.read_json(io.BytesIO(content), lines=by_line, dtype=False), types)
    if by_line:
        schema = pyarrow.schema([(name, ARROW[kind]) for name, kind in types.items()])
        options = pyarrow.json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error")
        yield "pyarrow", of_arrow(pyarrow.json.read_json(io.BytesIO(content), parse_options=options), types)
        # Polars has no decimals in JSON: floats, which hold 15 digits, and so every amount in cents.
        polars_types = {name: polars.Float64 if kind == "number" else POLARS[kind] for name, kind in types.items()}
        frame = polars.read_ndjson(io.BytesIO(content), schema=polars_types)
        yield "polars", {name: [cell(v, types[name]) for v in frame[name].to_list()] for name in frame.columns}


def require_same(expected, found, reading):
    for name, column in expected.items():
        other = list(found[name])
        assert len(other) == len(column), (*reading, name, len(other), len(column))
        if other != column or not all(map(operator.is_, map(type, other), map(type, column))):
            row = next(i for i, (want, got) in enumerate(zip(column, other)) if want != got or type(want) is not type(got))
            raise AssertionError((*reading, name, f"row {row}"))
    rows = len(next(iter(expected.values())))
    print(*reading, rows, rows * len(expected))


def require_form_of_csv(content):
    assert content.startswith("\ufeff") and content.count("\ufeff") == 1
    assert "\r" not in content and content.endswith("\n") and not content.endswith("\n\n")
    assert ";" in content.split("\n", 1)[0]


def main(store):
    for dataset in published.datasets(store):
        edition = published.Edition(store, dataset)
        types = edition.types
        expected = edition.columns()
        require_form_of_csv(edition.csv_text())
        for form, path, readings in (
            ("parquet", edition.path(".parquet"), parquet_readings),
            ("csv", edition.path(".csv", ".csv.gz"), csv_readings),
            ("json", edition.path(".json", ".jsonl.gz"), json_readings),
        ):
            for reader, found in readings(path, types):
                require_same(expected, found, (dataset, form, reader))
        if edition.parts():
            require_same(expected, all_parts(edition, expected), (dataset, "csv-in-parts", "python"))


def all_parts(edition, whole):
    """The rows of the files of single years or half-years, put in the order of the whole file by the columns of text."""
    names = list(whole)
    texts = [name for name, kind in edition.types.items() if kind == "string" and name != "secret_statistique"]
    rows = []
    for path in edition.parts():
        content = published.text(path)
        require_form_of_csv(content)
        part = published.columns(content, edition.types)
        rows += [dict(zip(names, cells)) for cells in zip(*(part[name] for name in names))]
        span = path.stem.removeprefix(edition.dataset + "-")
        assert any({span_of(value, span) for value in column} == {span} for column in part.values()), path.name
    place = {key: number for number, key in enumerate(zip(*(whole[name] for name in texts)))}
    rows.sort(key=lambda row: place[tuple(row[name] for name in texts)])
    return {name: [row[name] for row in rows] for name in names}


def span_of(period, span):
    """The year of a period, or its half-year, as a span is written."""
    year, month = str(period)[:4], str(period)[5:7]
    if len(span) == 4 or not month.isdigit():
        return year
    return f"{year}-S{1 if int(month) <= 6 else 2}"


main(sys.argv[1])
