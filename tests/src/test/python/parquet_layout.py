# SPDX-License-Identifier: EUPL-1.2
"""How the published Parquet is laid out, as pyarrow and DuckDB tell it. Prints data set, row groups, rows, columns."""

import json
import sys

import duckdb
import pyarrow.parquet

import published

LICENCE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence"
NAMED = {"license", "publisher", "dcat:dataset", "schema:version", "columns"}


def require_row_groups(file):
    sizes = [file.metadata.row_group(i).num_rows for i in range(file.metadata.num_row_groups)]
    assert all(20_000 <= size <= 50_000 for size in sizes[:-1]) and sizes[-1] <= 50_000, sizes
    for group in range(file.metadata.num_row_groups):
        for position in range(file.metadata.num_columns):
            require_chunk(file.metadata.row_group(group).column(position))


def require_chunk(chunk):
    where = chunk.path_in_schema
    assert chunk.compression == "SNAPPY", (where, chunk.compression)
    assert chunk.has_offset_index and chunk.has_column_index, where
    assert chunk.is_stats_set and chunk.statistics.null_count is not None, where
    empty = chunk.statistics.null_count == chunk.num_values
    # An empty column has no bounds to tell.
    assert chunk.statistics.has_min_max or empty or chunk.statistics.null_count + chunk.statistics.num_values == 0, where
    if chunk.physical_type == "BYTE_ARRAY" and not empty:
        assert chunk.has_dictionary_page, where


def require_field_ids(file):
    fields = [json.loads(f.metadata[b"PARQUET:field_id"]) for f in file.schema_arrow]
    assert len(set(fields)) == len(fields) and all(i > 0 for i in fields), fields
    return fields


def main(store):
    for dataset in published.datasets(store):
        edition = published.Edition(store, dataset)
        path = edition.path(".parquet")
        file = pyarrow.parquet.ParquetFile(path)
        require_row_groups(file)
        fields = require_field_ids(file)
        said = {k.decode(): v.decode() for k, v in file.metadata.metadata.items()}
        assert NAMED <= set(said), sorted(said)
        assert said["license"] == LICENCE and said["dcat:dataset"] == edition.schema["homepage"], said
        assert said["schema:version"] == edition.schema["version"], said
        described = json.loads(said["columns"])
        assert set(described) == set(edition.types), set(described) ^ set(edition.types)
        for name, words in described.items():
            assert words["label"]["fr"] and words["label"]["en"] and words["description"]["fr"], name
        seen = duckdb.sql(f"""
            select count(distinct row_group_id), sum(num_values), count(distinct path_in_schema)
            from parquet_metadata('{path}')""").fetchall()
        assert seen[0] == (file.num_row_groups, file.metadata.num_rows * len(fields), len(fields)), seen
        duck_ids = duckdb.sql(f"select field_id from parquet_schema('{path}') where type is not null").fetchall()
        assert [i for (i,) in duck_ids] == fields, duck_ids
        duck_said = duckdb.sql(f"select key::varchar, value::varchar from parquet_kv_metadata('{path}')").fetchall()
        assert {k for k, _ in duck_said} >= NAMED, duck_said
        print(dataset, file.num_row_groups, file.metadata.num_rows, len(fields))


main(sys.argv[1])
